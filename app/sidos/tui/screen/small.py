"""A sentence that covers a window that is too small; the screens beneath stay as they are."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.widgets import Static

from sidos.tui.command import bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content

LEAST = Size(60, 20)
"""The smallest window that shows every screen whole, in cells."""
_ROOMY = 10
"""Lines that both sentences need, however narrow the window."""


def is_small(size: Size) -> bool:
    """Whether a window is too small."""
    return size.width < LEAST.width or size.height < LEAST.height


class SmallScreen(SidosScreen):
    """The app closes it when the window is large enough."""

    DEFAULT_CSS = """
    SmallScreen {
        align: center middle;
        background: $background;
        & > Static { width: 1fr; text-align: center; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("language", "quit")]

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static()

    def on_mount(self) -> None:
        """Show the sentence."""
        self._draw()

    def on_resize(self) -> None:
        """Show the size of the window now."""
        self._draw()

    def retranslate(self) -> None:
        """Redraw all texts."""
        self._draw()

    def _draw(self) -> None:
        sentence = self.text.gettext(
            "sidos needs a window of {columns} × {lines}. This one is {width} × {height}.",
            columns=LEAST.width,
            lines=LEAST.height,
            width=self.app.size.width,
            height=self.app.size.height,
        )
        way_out = self.text.gettext(
            "Make it larger, or run “sidos --plain”: that works in any window."
        )
        if self.app.size.height >= _ROOMY:
            sentence = f"{sentence}\n\n{way_out}"
        self.query_one(Static).update(content(sentence))

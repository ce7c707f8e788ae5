"""The keys that work on the screen beneath."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.content import Content

from sidos.tui.command import bindings
from sidos.tui.key_text import key_lines
from sidos.tui.screen.worded import WordedScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar


class KeysScreen(WordedScreen):
    """`active`: the keys, as they were when this was opened; `title`: what the title bar says."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language", "quit")]

    def __init__(self, active: Mapping[str, ActiveBinding], title: str) -> None:
        super().__init__()
        self._title = title
        self._active = {key: each for key, each in active.items() if each.enabled}

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(self.lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the title."""
        self.retranslate()
        self.query_one("#body").focus()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.query_one(TitleBar).show(self.text.gettext(self._title), self.text.tag)
        self.query_one(LinesView).show(self.lines)

    def lines(self, width: int) -> list[Content]:
        """What the page says: a line for each command."""
        return list(key_lines(self._active, self.app.get_key_display, self.text, width))

"""The keys that work on the screen beneath."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.content import Content

from sidos.tui.command import bindings
from sidos.tui.key_text import key_lines
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.base import RoomScreen


class KeysScreen(RoomScreen):
    """`active`: the keys, as they were when this was opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language", "quit")]

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._active = active

    def compose(self) -> ComposeResult:
        """A list."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Word the title."""
        self.retranslate()
        self.query_one("#body").focus()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.query_one(TitleBar).show(self.text.gettext("Keys"), self.room_app.tag)
        self.query_one(LinesView).show(self._lines)

    def _lines(self, width: int) -> list[Content]:
        enabled = {key: active for key, active in self._active.items() if active.enabled}
        return list(key_lines(enabled, self.app.get_key_display, self.text, width))

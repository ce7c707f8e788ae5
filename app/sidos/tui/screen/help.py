"""Help: what sidos is, the keys that work where one came from, and advice for learning."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.content import Content

from sidos.tui.command import bindings
from sidos.tui.key_text import key_lines
from sidos.tui.markdown_lines import page_lines
from sidos.tui.screen.base import SidosScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar


class HelpScreen(SidosScreen):
    """`active` are the keys of the screen beneath."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "search", "language", "quit")]

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._active = active

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Word the title."""
        self._title()
        self.query_one("#body").focus()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self._title()
        self.query_one(LinesView).show(self._lines)

    def _title(self) -> None:
        self.query_one(TitleBar).show(self.text.gettext("Help"), self.study.tag)

    def _lines(self, width: int) -> list[Content]:
        about = self.text.gettext(
            "sidos teaches in short lessons. Read a page, answer a question, and see why each "
            "option is right or wrong. Everything is saved at once, so you can quit at any "
            "moment and carry on later. Move with the arrow keys, continue with Enter, go back "
            "with Esc."
        )
        lines = [*page_lines(about, width), Content("")]
        return [*lines, *key_lines(self._active, self.app.get_key_display, self.text, width)]

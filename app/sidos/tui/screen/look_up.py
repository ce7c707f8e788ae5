"""What the glossary and the search share: a line that is typed into, and a list of matches."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.query_line import QueryLine
from sidos.tui.widget.title_bar import TitleBar


class LookUpScreen(SidosScreen):
    """The query, the cursor and the focus stay when the language is switched."""

    DEFAULT_CSS = """
    LookUpScreen #say { text-style: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", *EVERYWHERE)]

    HEADING: ClassVar[str]
    """The title bar's text."""
    PLACEHOLDER: ClassVar[str]
    """What the empty line shows."""

    def __init__(self, at: str = "") -> None:
        super().__init__()
        self._at = at

    def compose(self) -> ComposeResult:
        """A title, the line, a sentence about the matches, the matches, the keys."""
        yield TitleBar()
        yield QueryLine()
        yield Static(id="say")
        yield self.make_list()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what the empty query matches."""
        self._draw_labels()
        self.find(self._at)
        self.query_one(QueryLine).focus()

    def retranslate(self) -> None:
        """Redraw all texts."""
        super().retranslate()
        self._draw_labels()
        self.find(None)

    def _draw_labels(self) -> None:
        self.query_one(TitleBar).show(self.text.gettext(self.HEADING), self.study.tag)
        self.query_one(QueryLine).placeholder = self.text.gettext(self.PLACEHOLDER)

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self.query_one(QueryLine).value

    @on(Input.Changed)
    def _typed(self) -> None:
        self.find("")

    def make_list(self) -> Widget:
        """The widget that holds the list of matches."""
        raise NotImplementedError

    def find(self, at: str | None) -> None:
        """List what matches the query; the cursor goes to the match `at` (None: it stays)."""
        raise NotImplementedError

    def action_move(self, by: int) -> None:
        """Move the cursor in the list."""
        self.query_one(EntryList).action_move(by)

    def action_page(self, by: int) -> None:
        """Move the cursor in the list by a screenful."""
        self.query_one(EntryList).action_page(by)

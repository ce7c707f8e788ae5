"""A screen that is one scrolling page of lines."""

from textual.app import ComposeResult
from textual.content import Content

from sidos.tui.screen.worded import WordedScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar


class PageScreen(WordedScreen):
    """A title bar, lines, and the key bar."""

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
        """Redraw all texts."""
        super().retranslate()
        self.query_one(TitleBar).show(self.heading(), self.text.tag)
        self.query_one(LinesView).show(self.lines)

    def heading(self) -> str:
        """The text of the title bar."""
        raise NotImplementedError

    def lines(self, width: int) -> list[Content]:
        """The page for a width in cells."""
        raise NotImplementedError

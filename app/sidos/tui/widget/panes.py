"""Two panes: a list of entries, and beside it details of the entry under the cursor, with links to
lessons."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from sidos.study.lesson_link import LessonLink
from sidos.tui.widget.body import Body
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.lines_view import Lines, LinesView
from sidos.tui.widget.link_list import LinkList


class Panes(Horizontal):
    """`focus`: whether the list of entries can have the focus."""

    DEFAULT_CSS = """
    Panes {
        height: 1fr;
        & > EntryList { width: 2fr; max-width: 40; margin: 1 0 0 0; }
        & > Body {
            width: 3fr;
            padding: 0 0 0 1;
            margin: 1 0 0 0;
            border-left: solid $bar-ground;
            scrollbar-gutter: stable;
        }
        & LinesView, & LinkList { max-width: 77; padding: 0 1 0 0; }
    }
    """

    def __init__(self, *, focus: bool) -> None:
        super().__init__()
        self._focus = focus
        self._detail_key = ""

    def compose(self) -> ComposeResult:
        """The list, then the details of an entry."""
        yield EntryList(focus=self._focus)
        with Body(can_focus=False):
            yield LinesView()
            yield LinkList()

    @property
    def entries(self) -> EntryList:
        """The list."""
        return self.query_one(EntryList)

    @property
    def links(self) -> LinkList:
        """The lessons."""
        return self.query_one(LinkList)

    def show_detail(self, lines: Lines, links: Sequence[LessonLink]) -> None:
        """Show the details of the entry under the cursor; for the same entry, the scroll
        position stays."""
        self.query_one(LinesView).show(lines)
        self.links.show_links(links)
        if self.entries.highlighted != self._detail_key:
            self._detail_key = self.entries.highlighted
            self.query_one(Body).scroll_home(animate=False)
        self.call_after_refresh(self._reach)

    def on_resize(self) -> None:
        """Adapt to the room."""
        self.call_after_refresh(self._reach)

    def _reach(self) -> None:
        """Let the details have the focus if they scroll."""
        for body in self.query(Body):  # none, when the screen has closed in the meantime
            body.can_focus = body.max_scroll_y > 0

"""Questions from the floor, as the facilitator sees them: shown to all, hidden or answered."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from sidos.tui.command import bindings
from sidos.tui.text import one_line
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.list_entry import ListEntry
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.base import LEADING, RoomScreen
from sidos.workshop.frame import Moderate
from sidos.workshop.report.wording import FLOOR_STATES
from sidos.workshop.view import FloorQuestion


class ModerationScreen(RoomScreen):
    """Nobody but the facilitator sees a question before it is shown."""

    DEFAULT_CSS = """
    ModerationScreen EntryList { margin: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            "show-it", "hide-it", "answered-it", "back", "language", "help", "quit", helps=LEADING
        )
    ]

    def compose(self) -> ComposeResult:
        """The list."""
        yield TitleBar()
        yield EntryList()
        yield Static(id="say")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the list."""
        self.show_room()
        self.query_one(EntryList).focus()

    def show_room(self) -> None:
        """Draw the questions."""
        title = self.text.gettext("Questions from the floor: {count}", count=len(self.room.floor))
        self.query_one(TitleBar).show(title, self.room_app.tag)
        entries = []
        for state, label in FLOOR_STATES.items():
            rows = [question for question in self.room.floor if question.state == state]
            entries += [ListEntry(self.text.gettext(label))] if rows else []
            entries += [_entry(question) for question in rows]
        none = ListEntry(self.text.gettext("Nobody has asked anything yet."))
        self.query_one(EntryList).show(entries or [none])
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Moderating needs a question."""
        return bool(self.room.floor) if action == "moderate" else True

    @work
    async def action_moderate(self, state: str) -> None:
        """Put the question under the cursor into another state."""
        name = self.query_one(EntryList).highlighted
        if name:
            await self.command(Moderate(id=name, state=state))


def _entry(question: FloorQuestion) -> ListEntry:
    return ListEntry(one_line(question.text), key=question.id, tail=f"▲ {question.votes}")

"""Who is present: names and how they are doing; the facilitator may rename or remove a person."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from sidos.tui.command import bindings
from sidos.tui.text import one_line
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.line import TextInput
from sidos.tui.widget.list_entry import ListEntry
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.base import LEADING, RoomScreen
from sidos.tui.workshop.status import STATUSES
from sidos.workshop.frame import Remove, Rename
from sidos.workshop.view import Mode, Person

_LONGEST = 40


class PeopleScreen(RoomScreen):
    """People who are stuck or want more time come first."""

    DEFAULT_CSS = """
    PeopleScreen EntryList { margin: 1 2; }
    PeopleScreen Input { display: none; margin: 0 2; border: tall $mark; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("rename", "put-out", "back", "language", "help", "quit", helps=LEADING)
    ]

    def __init__(self) -> None:
        super().__init__()
        self._renamed = ""

    def compose(self) -> ComposeResult:
        """The list; a line to write a name in."""
        yield TitleBar()
        yield EntryList()
        yield TextInput(max_length=_LONGEST)
        yield Static(id="say")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the list."""
        self.show_room()
        self.query_one(EntryList).focus()

    def show_room(self) -> None:
        """Draw who is present."""
        people = sorted(self.room.counts.people, key=_rank)
        title = self.text.gettext("People: {count}", count=len(people))
        self.query_one(TitleBar).show(title, self.room_app.tag)
        entries = [self._entry(person, place) for place, person in enumerate(people, 1)]
        none = ListEntry(self.text.gettext("Nobody has joined yet."))
        self.query_one(EntryList).show(entries or [none])
        self.refresh_bindings()

    def _entry(self, person: Person, place: int) -> ListEntry:
        name = one_line(person.name) or self.text.gettext("Person {number}", number=place)
        away = "" if person.present else self.text.gettext("away")
        status = self.text.gettext(STATUSES[person.status]) if person.status != "ok" else ""
        return ListEntry(
            name, key=person.id, tail="  ".join(part for part in (status, away) if part)
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Both commands need a person, and renaming a name."""
        snapshot = self.room.snapshot
        if action == "rename":
            named = snapshot is not None and snapshot.mode is not Mode.ANONYMOUS
            return named and bool(self.room.counts.people)
        return bool(self.room.counts.people) if action == "put_out" else True

    def action_rename(self) -> None:
        """Write another name for the person under the cursor."""
        listed, line = self.query_one(EntryList), self.query_one(Input)
        self._renamed = listed.highlighted
        line.value = listed.row_text
        line.display = True
        line.focus()

    @on(Input.Submitted)
    def _written(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.send(Rename(person=self._renamed, name=event.value))
        self._close_line()

    async def action_back(self) -> None:
        """Close the line, or the screen."""
        if self.query_one(Input).display:
            self._close_line()
        else:
            await super().action_back()

    def _close_line(self) -> None:
        self.query_one(Input).display = False
        self.query_one(EntryList).focus()

    def action_put_out(self) -> None:
        """Remove the person under the cursor."""
        name = self.query_one(EntryList).highlighted
        if name:
            self.send(Remove(person=name))


def _rank(person: Person) -> tuple[int, bool, str]:
    urgent = {"stuck": 0, "more-time": 1}.get(person.status, 2)
    return urgent, not person.present, person.name.casefold()

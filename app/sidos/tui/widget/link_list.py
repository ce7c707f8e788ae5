"""Links to lessons, one in each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from sidos.study.lesson_link import LessonLink
from sidos.tui.command import bindings
from sidos.tui.widget.row_list import ListRow
from sidos.tui.widget.row_menu import RowMenu


class LinkList(RowMenu):
    """Reached with Tab; Enter or a click opens."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("open")]

    @dataclass
    class Opened(Message):
        """A lesson is to be opened."""

        key: str

    def __init__(self) -> None:
        super().__init__()
        self._links: Sequence[LessonLink] = ()

    def show_links(self, links: Sequence[LessonLink]) -> None:
        """Draw these lessons; the cursor stays where they are the same in another language."""
        if [link.key for link in links] != [link.key for link in self._links]:
            self.cursor = 0
        self._links = links
        self.display = bool(links)
        self.show([ListRow(link.title, head=f"{link.number}  ") for link in links])

    def choose(self) -> None:
        """Ask for the lesson under the cursor to be opened."""
        if self._links:
            self.post_message(self.Opened(self._links[self.cursor].key))

    def action_open(self) -> None:
        """Open the lesson under the cursor."""
        self.choose()

"""Rows that are each assigned one of several choices; a legend lists the choices by number."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on

from sidos.tui.station.field.draft import entries_of
from sidos.tui.station.field.row_field import RowField
from sidos.tui.widget.row_list import RowList


class AssignField(RowField):
    """The draft maps a row's id to its choice's, assigned rows only. A subclass has a `RowList`
    with the class `legend`."""

    EXCLUSIVE: ClassVar[bool]
    """Whether a choice belongs to one row at most."""

    @property
    def row_ids(self) -> Sequence[str]:
        """Ids of the rows, as shown."""
        raise NotImplementedError

    @property
    def choice_ids(self) -> Sequence[str]:
        """Ids of the choices, as shown."""
        raise NotImplementedError

    @property
    def legend(self) -> RowList:
        """The list of the choices."""
        return self.query_one(".legend", RowList)

    @property
    def assigned(self) -> dict[str, str]:
        """The choice of each assigned row, in the order of the rows."""
        drafted, free = entries_of(self.response), {*self.choice_ids}
        assigned: dict[str, str] = {}
        for row in self.row_ids:
            choice = drafted.get(row)
            if choice in free:
                assigned[row] = choice
                free -= {choice} if self.EXCLUSIVE else set()
        return assigned

    def assign(self, choice: str | None) -> None:
        """Assign a choice, or none, to the row under the cursor."""
        row, before = self.row_ids[self.rows.cursor], self.assigned
        lost = {choice} if self.EXCLUSIVE else set()
        after = {name: old for name, old in before.items() if name != row and old not in lost}
        if choice is not None:
            after[row] = choice
        if after != before:
            self.change(after)

    def action_cycle(self, by: int) -> None:
        """Assign the next free choice to the row; between the last and the first, none."""
        assigned = self.assigned
        current = assigned.get(self.row_ids[self.rows.cursor])
        taken = {*assigned.values()} - {current} if self.EXCLUSIVE else set()
        free: list[str | None] = [None, *(name for name in self.choice_ids if name not in taken)]
        self.assign(free[(free.index(current) + by) % len(free)])

    def action_number(self, number: int) -> None:
        """Assign the choice with this number to the row."""
        if number <= len(self.choice_ids):
            self.assign(self.choice_ids[number - 1])

    @on(RowList.Clicked, ".legend")
    def _legend_clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        self.rows.focus(scroll_visible=False)
        self.action_number(event.index + 1)

"""What the fields made of rows share: a cursor that moves, keys with numbers, and clicks."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from sidos.tui.command import NUMBERS, bindings
from sidos.tui.station.field.base import Field
from sidos.tui.widget.row_list import RowList


class RowField(Field):
    """A field whose keys go to one list of rows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("up", "down", *NUMBERS)]

    def compose(self) -> ComposeResult:
        """The rows."""
        yield RowList(classes="rows")

    @property
    def rows(self) -> RowList:
        """The list that has the cursor."""
        return self.query_one(".rows", RowList)

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.rows.go(self.rows.cursor + by)

    def action_number(self, number: int) -> None:
        """Handle the key with this number."""
        raise NotImplementedError

    def action_answer(self) -> None:
        """Submit the answer as it is."""
        self.post_message(self.Submitted(self.visit))

    @on(RowList.Clicked, ".rows")
    def _row_clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        self.rows.focus(scroll_visible=False)
        self.clicked(event.index, event.start)

    def clicked(self, index: int, start: int) -> None:
        """Handle a click on the row at `index`; the button was pressed at `start`."""
        raise NotImplementedError

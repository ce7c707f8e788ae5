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

    def on_mount(self) -> None:
        """Draw what was given."""
        self.draw()

    @property
    def rows(self) -> RowList:
        """The list that has the cursor."""
        return self.query_one(".rows", RowList)

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self.rows.go(self.rows.cursor + by)

    def action_number(self, number: int) -> None:
        """Do what the key with this number does here."""
        raise NotImplementedError

    def action_answer(self) -> None:
        """Give the answer as it stands."""
        self.post_message(self.Given())

    @on(RowList.Clicked, ".rows")
    def _row_clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        self.rows.focus(scroll_visible=False)
        self.clicked(event.index, event.start)

    def clicked(self, index: int, start: int) -> None:
        """Do what a click on the row at `index` does, the button having gone down at `start`."""
        raise NotImplementedError

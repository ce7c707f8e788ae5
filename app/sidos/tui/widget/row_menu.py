"""Rows to choose one of, with the arrow keys and Enter or the mouse."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType

from sidos.tui.widget.row_list import RowList


class RowMenu(RowList):
    """The keys that choose are the subclass's."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
    ]

    def choose(self) -> None:
        """Choose the row under the cursor."""
        raise NotImplementedError

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        self.choose()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        self.go(self.cursor + by)

    @on(RowList.Clicked)
    def _clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        self.go(event.index)
        self.choose()

"""Things to put in order. What is shown is always a whole permutation: ids that a draft lacks
are at its end, ids that the item lacks are left out."""

from typing import ClassVar

from textual.binding import BindingType
from textual.events import DescendantBlur

from sidos.engine.shuffle import display_order
from sidos.model.item import Order
from sidos.tui.command import bindings
from sidos.tui.station.field.draft import ids_of
from sidos.tui.station.field.row_field import RowField
from sidos.tui.widget.row_list import ListRow


class OrderField(RowField):
    """The draft is a tuple of all ids; None means the shuffled order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # The first that is allowed now has the key: Space puts down what was picked up.
        *bindings("drop", "lift", "carry-up", "carry-down", "answer")
    ]

    _carried = False

    @property
    def order(self) -> list[str]:
        """Ids in the order shown."""
        shuffled = display_order(self.item, self.seed)
        return list(dict.fromkeys([*ids_of(self.response, shuffled), *shuffled]))

    def draw(self) -> None:
        """The things, numbered."""
        if not isinstance(self.item, Order):
            return
        texts = {part.id: part.text for part in self.item.items}
        wide = len(str(len(texts)))
        rows = self.rows
        rows.show(
            [
                ListRow(
                    texts[name],
                    head=f"{number:>{wide}}  ",
                    marked=self._carried and number == rows.cursor + 1,
                    carried=self._carried and number == rows.cursor + 1,
                )
                for number, name in enumerate(self.order, 1)
            ]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Space picks up, or puts down what was picked up."""
        if action == "lift":
            return not self._carried
        if action == "drop":
            return self._carried
        return True

    def _carry(self, carried: bool) -> None:
        if carried != self._carried:
            self._carried = carried
            self.draw()
            self.refresh_bindings()

    def _move_to(self, place: int) -> None:
        """Move the row under the cursor to `place`, the cursor with it."""
        order, rows = self.order, self.rows
        place = max(0, min(place, len(order) - 1))
        if place == rows.cursor:
            return
        order.insert(place, order.pop(rows.cursor))
        rows.go(place)
        self.change(tuple(order))

    def action_move(self, by: int) -> None:
        """Move the cursor, or carry the row."""
        if self._carried:
            self.action_carry(by)
        else:
            super().action_move(by)

    def action_carry(self, by: int) -> None:
        """Move the row under the cursor by places."""
        self._move_to(self.rows.cursor + by)

    def action_number(self, number: int) -> None:
        """Move the row under the cursor to this place."""
        if number <= len(self.order):
            self._move_to(number - 1)

    def action_lift(self) -> None:
        """Pick the row up."""
        self._carry(carried=True)

    def action_drop(self) -> None:
        """Put the row down."""
        self._carry(carried=False)

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        """Put the row down when the focus leaves."""
        self._carry(carried=False)

    def clicked(self, index: int, start: int) -> None:
        """Dragging moves a row; a click picks one up, and the next click puts it down there."""
        if start != index:
            self.rows.go(start)
        if self._carried or start != index:
            self._move_to(index)
            self._carry(carried=False)
        else:
            self.rows.go(index)
            self._carry(carried=True)

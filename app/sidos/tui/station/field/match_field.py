"""Left sides, each matched with a right side. A right side belongs to one left side at most."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from sidos.content.plain_text import plain_line
from sidos.engine.shuffle import display_order
from sidos.model.item import Match
from sidos.tui.command import bindings
from sidos.tui.station.field.assign_field import AssignField
from sidos.tui.widget.row_list import ListRow, RowList

_NO_CHOICE = "…"


class MatchField(AssignField):
    """Match pairs. The draft maps a left side's id to a right side's."""

    DEFAULT_CSS = """
    MatchField .legend { margin: 1 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pair", "pair-back", "answer")]
    EXCLUSIVE = True

    def compose(self) -> ComposeResult:
        """The left sides; below them the right sides, numbered."""
        yield from super().compose()
        yield RowList(cursor=False, classes="legend")

    @property
    def row_ids(self) -> Sequence[str]:
        """Ids of the left sides, as shown."""
        return [pair.id for pair in self.item.pairs] if isinstance(self.item, Match) else []

    @property
    def choice_ids(self) -> Sequence[str]:
        """Ids of the right sides, as shown."""
        return display_order(self.item, self.seed)

    def draw(self) -> None:
        """Both lists."""
        if not isinstance(self.item, Match):
            return
        assigned, texts = self.assigned, self.item.rights
        numbers = {name: number for number, name in enumerate(self.choice_ids, 1)}
        labels = {name: f"{number} {plain_line(texts[name])}" for name, number in numbers.items()}
        rows = [
            ListRow(
                pair.left,
                side=labels[assigned[pair.id]] if pair.id in assigned else _NO_CHOICE,
                side_head="→ ",
                marked=pair.id in assigned,
            )
            for pair in self.item.pairs
        ]
        self.rows.show(rows, sides=[*labels.values()])
        taken = {*assigned.values()}
        self.legend.show(
            [
                ListRow(
                    texts[name],
                    head=f"{number} {'✓' if name in taken else ' '} ",
                    quiet=name in taken,
                )
                for name, number in numbers.items()
            ]
        )

    def clicked(self, index: int, start: int) -> None:
        """Go to the row."""
        self.rows.go(index)

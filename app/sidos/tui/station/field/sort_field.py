"""Parts, each sorted into a group. The groups are above, with their numbers."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from sidos.content.plain_text import plain_line
from sidos.engine.shuffle import display_order
from sidos.model.item import Sort
from sidos.tui.command import bindings
from sidos.tui.station.field.assign_field import AssignField
from sidos.tui.widget.row_list import ListRow, RowList


class SortField(AssignField):
    """Sort into groups. The draft maps a part's id to a group's."""

    DEFAULT_CSS = """
    SortField .legend { margin: 0 0 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("group", "group-back", "answer")]
    EXCLUSIVE = False

    def compose(self) -> ComposeResult:
        """The groups, numbered; below them the parts."""
        yield RowList(cursor=False, classes="legend")
        yield from super().compose()

    @property
    def row_ids(self) -> Sequence[str]:
        """Ids of the parts, as shown."""
        return display_order(self.item, self.seed)

    @property
    def choice_ids(self) -> Sequence[str]:
        """Ids of the groups, as shown."""
        return [group.id for group in self.item.groups] if isinstance(self.item, Sort) else []

    def draw(self) -> None:
        """Both lists."""
        if not isinstance(self.item, Sort):
            return
        groups = list(enumerate(self.item.groups, 1))
        labels = {group.id: f"[{number} {plain_line(group.text)}]" for number, group in groups}
        texts = {part.id: part.text for part in self.item.items}
        assigned = self.assigned
        self.legend.show([ListRow(group.text, head=f"{number} ") for number, group in groups])
        self.rows.show(
            [
                ListRow(
                    texts[name],
                    side=labels[assigned[name]] if name in assigned else "[ ]",
                    marked=name in assigned,
                )
                for name in self.row_ids
            ],
            sides=[*labels.values()],
        )

    def clicked(self, index: int, start: int) -> None:
        """Go to the row; where the cursor is there already, assign the next group."""
        if index == self.rows.cursor:
            self.action_cycle(1)
        self.rows.go(index)

"""Things, each put into a group. The groups stand above with their numbers."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from sidos.content.plain_text import plain_line
from sidos.engine.shuffle import display_order
from sidos.model.item import Sort
from sidos.tui.command import bindings
from sidos.tui.station.field.draft import entries_of
from sidos.tui.station.field.row_field import RowField
from sidos.tui.widget.row_list import ListRow, RowList


class SortField(RowField):
    """Sort into groups. The draft maps a thing's id to a group's, placed ones only."""

    DEFAULT_CSS = """
    SortField .groups { margin: 0 0 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("group", "group-back", "answer")]

    def compose(self) -> ComposeResult:
        """The groups, numbered; below them the things."""
        yield RowList(cursor=False, classes="groups")
        yield from super().compose()

    @property
    def things(self) -> tuple[str, ...]:
        """Ids of the things, as shown."""
        return display_order(self.item, self.seed)

    @property
    def groups(self) -> list[str]:
        """Ids of the groups, as shown."""
        return [group.id for group in self.item.groups] if isinstance(self.item, Sort) else []

    @property
    def placed(self) -> dict[str, str]:
        """What is in which group."""
        drafted, groups = entries_of(self.response), self.groups
        return {name: drafted[name] for name in self.things if drafted.get(name) in groups}

    def draw(self) -> None:
        """Both lists."""
        if not isinstance(self.item, Sort):
            return
        placed = self.placed
        labels = {
            group.id: f"{number} {plain_line(group.text)}"
            for number, group in enumerate(self.item.groups, 1)
        }
        texts = {part.id: part.text for part in self.item.items}
        self.query_one(".groups", RowList).show(
            [
                ListRow(group.text, head=f"{place} ")
                for place, group in enumerate(self.item.groups, 1)
            ]
        )
        self.rows.show(
            [
                ListRow(
                    texts[name],
                    side=f"[{labels[placed[name]]}]" if name in placed else "[ ]",
                    marked=name in placed,
                )
                for name in self.things
            ],
            sides=[f"[{label}]" for label in labels.values()],
        )

    def put(self, group: str | None) -> None:
        """Put the row under the cursor into a group, or into none."""
        name, before = self.things[self.rows.cursor], self.placed
        after = {other: placed for other, placed in before.items() if other != name}
        if group is not None:
            after[name] = group
        if after != before:
            self.change(after)

    def action_cycle(self, by: int) -> None:
        """Put the row into the next group; after the last it is in none."""
        groups: list[str | None] = [None, *self.groups]
        current = self.placed.get(self.things[self.rows.cursor])
        self.put(groups[(groups.index(current) + by) % len(groups)])

    def action_number(self, number: int) -> None:
        """Put the row into the group with this number."""
        if number <= len(self.groups):
            self.put(self.groups[number - 1])

    def clicked(self, index: int, start: int) -> None:
        """Go to the row; where the cursor is there already, try the next group."""
        if index == self.rows.cursor:
            self.action_cycle(1)
        self.rows.go(index)

    @on(RowList.Clicked, ".groups")
    def _group_clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        self.rows.focus(scroll_visible=False)
        self.action_number(event.index + 1)

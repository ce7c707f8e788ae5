"""Left sides, each joined to a right side. A right side belongs to one left side at most."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from sidos.content.plain_text import plain_line
from sidos.engine.shuffle import display_order
from sidos.model.item import Match
from sidos.tui.command import bindings
from sidos.tui.station.field.draft import entries_of
from sidos.tui.station.field.row_field import RowField
from sidos.tui.widget.row_list import ListRow, RowList

_NOTHING = "…"


class MatchField(RowField):
    """Join pairs. The draft maps a left side's id to a right side's, joined ones only."""

    DEFAULT_CSS = """
    MatchField .rights { margin: 1 0 0 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pair", "pair-back", "answer")]

    def compose(self) -> ComposeResult:
        """The left sides; below them the right sides, numbered."""
        yield from super().compose()
        yield RowList(cursor=False, classes="rights")

    @property
    def lefts(self) -> list[str]:
        """Ids of the left sides, as shown."""
        return [pair.id for pair in self.item.pairs] if isinstance(self.item, Match) else []

    @property
    def rights(self) -> tuple[str, ...]:
        """Ids of the right sides, as shown."""
        return display_order(self.item, self.seed)

    @property
    def joined(self) -> dict[str, str]:
        """What is joined, in the order of the left sides; each right side once."""
        drafted, rights = entries_of(self.response), {*self.rights}
        joined: dict[str, str] = {}
        for left in self.lefts:
            right = drafted.get(left)
            if right in rights:
                rights.remove(right)
                joined[left] = right
        return joined

    def draw(self) -> None:
        """Both lists."""
        if not isinstance(self.item, Match):
            return
        joined, rights = self.joined, self.rights
        number = {name: place for place, name in enumerate(rights, 1)}
        text = self.item.rights
        words = {name: plain_line(right) for name, right in text.items()}
        rows = []
        for pair in self.item.pairs:
            right = joined.get(pair.id)
            side = f"{number[right]} {words[right]}" if right else _NOTHING
            rows.append(ListRow(pair.left, side=side, side_head="→ ", marked=right is not None))
        self.rows.show(rows, sides=[f"{number[name]} {words[name]}" for name in rights])
        taken = {*joined.values()}
        self.query_one(".rights", RowList).show(
            [
                ListRow(
                    text[name],
                    head=f"{number[name]} {'✓' if name in taken else ' '} ",
                    quiet=name in taken,
                )
                for name in rights
            ]
        )

    def join(self, right: str | None) -> None:
        """Join the row under the cursor to a right side, or to none; another row lets it go."""
        left = self.lefts[self.rows.cursor]
        before = self.joined
        after = {name: other for name, other in before.items() if other != right and name != left}
        if right is not None:
            after[left] = right
        if after != before:
            self.change(after)

    def action_cycle(self, by: int) -> None:
        """Join the row to the next right side that is free, and in between to none."""
        joined = self.joined
        current = joined.get(self.lefts[self.rows.cursor])
        taken = {*joined.values()} - {current}
        free: list[str | None] = [None, *(name for name in self.rights if name not in taken)]
        self.join(free[(free.index(current) + by) % len(free)])

    def action_number(self, number: int) -> None:
        """Join the row to the right side with this number."""
        if number <= len(self.rights):
            self.join(self.rights[number - 1])

    def clicked(self, index: int, start: int) -> None:
        """Go to the row."""
        self.rows.go(index)

    @on(RowList.Clicked, ".rights")
    def _right_clicked(self, event: RowList.Clicked) -> None:
        event.stop()
        self.rows.focus(scroll_visible=False)
        self.action_number(event.index + 1)

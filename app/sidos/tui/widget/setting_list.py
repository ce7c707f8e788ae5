"""Settings as rows: up and down choose a row, left, right or Enter change its value. Where there
may be many values, Enter opens a list of them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Focus
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from sidos.tui.text import content

_NAME = 30  # cells of the column of names
_INDENT = "  "  # where there is no cursor


class SettingRow(NamedTuple):
    """A setting as shown: its name, the words for its value. `opens`: its values have a list."""

    id: str
    name: str
    value: str
    opens: bool = False


class SettingList(Widget, can_focus=True):
    """Drawn as a whole: there are few rows."""

    DEFAULT_CSS = """
    SettingList { height: auto; max-width: 76; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("right", "change(1)", show=False),
        Binding("enter,space", "enter", show=False),
        Binding("left", "change(-1)", show=False),
    ]

    @dataclass
    class Changed(Message):
        """The learner wants the next (1) or previous (-1) value of a setting."""

        id: str
        by: int

    @dataclass
    class Opened(Message):
        """The learner wants to see all values of a setting."""

        id: str

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[SettingRow] = ()
        self._cursor = 0

    @property
    def row_text(self) -> str:
        """The name of the setting under the cursor."""
        return self._rows[self._cursor].name if self._rows else ""

    def show(self, rows: Sequence[SettingRow]) -> None:
        """Draw these rows; the cursor stays."""
        self._rows = rows
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line a row; two where the value needs a line of its own."""
        return sum(len(self._lines(row, width)) for row in self._rows)

    def render(self) -> Content:
        """The rows."""
        lines, width = [], self.content_size.width
        for place, row in enumerate(self._rows):
            chosen = place == self._cursor
            for number, line in enumerate(self._lines(row, width)):
                pointer = "› " if chosen and not number else _INDENT
                whole = Content.assemble(pointer, line).truncate(width, ellipsis=True)
                whole = whole.pad_right(max(0, width - whole.cell_length))
                lines.append(whole.stylize("$cursor-text on $cursor-ground") if chosen else whole)
        return Content("\n").join(lines)

    def _lines(self, row: SettingRow, width: int) -> list[Content]:
        """Name and value in a line; where they don't fit, the value below the name."""
        column = self._column(width) - len(_INDENT)
        name = content(row.name).truncate(column, ellipsis=True)
        value = Content.styled(f"‹ {row.value} ›", "bold")
        line = Content.assemble(name.pad_right(max(1, column - name.cell_length)), value)
        if line.cell_length + len(_INDENT) <= width:
            return [line]
        return [name, Content.assemble(_INDENT, value)]

    def _column(self, width: int) -> int:
        """Cells for the names: where there is little room, no more than they take."""
        if width >= 2 * _NAME:
            return _NAME
        widest = max((content(row.name).cell_length for row in self._rows), default=0)
        return min(_NAME, widest + 3)

    def action_move(self, by: int) -> None:
        """Go to another row."""
        self._cursor = max(0, min(self._cursor + by, len(self._rows) - 1))
        self._follow()
        self.refresh()

    def action_change(self, by: int) -> None:
        """Ask for another value."""
        if self._rows:
            self.post_message(self.Changed(self._rows[self._cursor].id, by))

    def action_enter(self) -> None:
        """Ask for another value, or for the list of them."""
        if self._rows and self._rows[self._cursor].opens:
            self.post_message(self.Opened(self._rows[self._cursor].id))
        else:
            self.action_change(1)

    def on_focus(self, _event: Focus) -> None:
        """Show where the cursor is."""
        self._follow()

    def on_click(self, event: Click) -> None:
        """Go to the row clicked; a second click changes it."""
        offset = event.get_content_offset(self)
        place = self._row_at(offset.y) if offset is not None else None
        if place is None:
            return
        if place == self._cursor:
            self.action_enter()
        else:
            self.action_move(place - self._cursor)

    def _tops(self) -> list[int]:
        """The first line of each row, and the one after the last."""
        width = self.content_size.width
        return list(accumulate((len(self._lines(row, width)) for row in self._rows), initial=0))

    def _row_at(self, line: int) -> int | None:
        place = bisect_right(self._tops(), line) - 1
        return place if place < len(self._rows) else None

    def _follow(self) -> None:
        top = self._tops()[self._cursor]
        self.app.cursor_position = Offset(self.content_region.x, self.content_region.y + top)

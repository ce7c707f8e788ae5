"""Settings as rows: up and down choose a row, left, right or Enter change its value. Where there
may be many values, Enter opens a list of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Focus
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widget import Widget

from sidos.tui.text import content

_NAME = 30  # cells of the column of names


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
        """A line a row."""
        return len(self._rows)

    def render(self) -> Content:
        """The rows."""
        lines = []
        column = self._column()
        for place, row in enumerate(self._rows):
            chosen = place == self._cursor
            sign = "› " if chosen else "  "
            name = content(sign + row.name).truncate(column, ellipsis=True)
            line = Content.assemble(
                name.pad_right(max(1, column - name.cell_length)), (f"‹ {row.value} ›", "bold")
            )
            line = line.truncate(self.content_size.width, ellipsis=True)
            line = line.pad_right(max(0, self.content_size.width - line.cell_length))
            lines.append(line.stylize("$cursor-text on $cursor-ground") if chosen else line)
        return Content("\n").join(lines)

    def _column(self) -> int:
        """Cells for the names: where there is little room, no more than they take."""
        if self.content_size.width >= 2 * _NAME:
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
        if offset is None or offset.y >= len(self._rows):
            return
        if offset.y == self._cursor:
            self.action_enter()
        else:
            self.action_move(offset.y - self._cursor)

    def _follow(self) -> None:
        self.app.cursor_position = Offset(
            self.content_region.x, self.content_region.y + self._cursor
        )

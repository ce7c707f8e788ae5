"""Rows to choose, match, order or sort, drawn line by line by one widget.

The cursor's row has a background and a pointer, and the hardware cursor is on it; the nearest
container that scrolls keeps it in view.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.content import Content
from textual.events import Blur, Click, Focus, MouseDown, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from sidos.tui.markdown_lines import line_content
from sidos.tui.text import plain, wrapped

_POINTER = "› "
_CARRIED = "» "
_GAP = "  "
_SHARE = 0.55  # of the room, for the text, where both columns would like more than theirs
_LEAST = 4  # cells that a column has at least


class ListRow(NamedTuple):
    """`head` is before the text, a line of Markdown which hangs under itself, and `side_head`
    before `side`, plain text in a column of its own.

    `marked`: picked or matched; `quiet`: taken already; `carried`: picked up.
    """

    text: str
    head: str = ""
    side: str = ""
    side_head: str = ""
    marked: bool = False
    quiet: bool = False
    carried: bool = False


class _Line(NamedTuple):
    """One line of a row, padded to its columns."""

    head: str
    text: Content
    side: str


class RowList(Widget, can_focus=True):
    """A list of rows; without `cursor` it is a legend: not focusable, and without a pointer."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row-list--row",
        "row-list--mark",
        "row-list--quiet",
        "row-list--cursor",
    }
    DEFAULT_CSS = """
    RowList {
        height: auto;
        & > .row-list--row { color: $foreground; }
        & > .row-list--mark { color: $mark; text-style: bold; }
        & > .row-list--quiet { color: $quiet; }
        & > .row-list--cursor { color: $cursor-text; background: $cursor-ground; text-style: bold; }
    }
    """

    @dataclass
    class Clicked(Message):
        """A row was clicked; `start` is the row where the button was pressed."""

        rows: "RowList"
        index: int
        start: int

        @property
        def control(self) -> "RowList":
            """The list."""
            return self.rows

    def __init__(self, *, cursor: bool = True, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.can_focus = cursor
        self.cursor = 0
        self._has_cursor = cursor
        self._rows: tuple[ListRow, ...] = ()
        self._widest_side = 0
        self._lines: list[list[_Line]] = []
        self._tops: list[int] = [0]
        self._width = -1
        self._pressed = 0

    @property
    def row_text(self) -> str:
        """The text of the row under the cursor."""
        return self._rows[self.cursor].text if self._has_cursor and self._rows else ""

    def show(self, rows: Sequence[ListRow], *, sides: Sequence[str] = ()) -> None:
        """Draw these rows. `sides`: all texts that a side may get, so that the columns
        don't move."""
        self._widest_side = max((cell_len(plain(side)) for side in sides), default=0)
        self._show(tuple(rows), self.cursor)

    def go_to_text(self, text: str) -> bool:
        """Put the cursor on the row with this text; False where there is none."""
        places = [place for place, row in enumerate(self._rows) if row.text == text]
        if places and self._has_cursor:
            self.go(places[0])
        return bool(places)

    def go(self, index: int) -> None:
        """Put the cursor on a row (the nearest there is)."""
        self._show(self._rows, index)

    def _show(self, rows: tuple[ListRow, ...], cursor: int) -> None:
        """Draw these rows; only those that differ are repainted."""
        old_rows, old_tops, old_cursor = self._rows, self._tops, self.cursor
        self._rows, self.cursor = rows, max(0, min(cursor, len(rows) - 1))
        self._measure(self._width)
        if self._tops != old_tops:
            self.refresh(layout=True)
            self.call_after_refresh(self._follow)
        else:
            for index, (old, new) in enumerate(zip(old_rows, self._rows, strict=True)):
                if old != new or (self.cursor != old_cursor and index in {self.cursor, old_cursor}):
                    self.refresh(self._region_of(index))
        if self.cursor != old_cursor:
            self._follow()

    # Measuring

    def _measure(self, width: int) -> None:
        """Lay the rows out for `width` cells."""
        self._width = width
        if width <= 0:
            self._lines, self._tops = [[] for _ in self._rows], [0] * (len(self._rows) + 1)
            return
        head = max((cell_len(row.head) for row in self._rows), default=0)
        room = max(_LEAST, width - head - (len(_POINTER) if self._has_cursor else 0))
        text, side = self._columns(room)
        self._lines = [_laid_out(row, head, text, side) for row in self._rows]
        self._tops = list(accumulate((len(lines) for lines in self._lines), initial=0))

    def _columns(self, room: int) -> tuple[int, int]:
        """Cells for texts and for sides (0 where there are none)."""
        side = max((cell_len(row.side_head + plain(row.side)) for row in self._rows), default=0)
        if not side:
            return room, 0
        head = max(cell_len(row.side_head) for row in self._rows)
        side = max(side, self._widest_side + head)
        text = max(line_content(row.text).cell_length for row in self._rows)
        room -= len(_GAP)
        if text + side > room:
            text = min(text, max(int(room * _SHARE), room - side))
        text = max(_LEAST, text)
        return text, max(_LEAST, min(side, room - text))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the rows take, wrapped."""
        if width != self._width:
            self._measure(width)
        return self._tops[-1]

    def _region_of(self, index: int) -> Region:
        top = self._tops[index]
        return Region(0, top, self.size.width, self._tops[index + 1] - top)

    def _row_at(self, line: int) -> int | None:
        """The index of the row that has a line."""
        for index, top in enumerate(self._tops[:-1]):
            if top <= line < self._tops[index + 1]:
                return index
        return None

    # Keeping the cursor in view

    def on_focus(self, _event: Focus) -> None:
        """Show where the cursor is."""
        self.call_after_refresh(self._follow)

    def on_blur(self, _event: Blur) -> None:
        """Remove the background; the pointer stays."""
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Keep the cursor in view."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Scroll the cursor's row into view and put the hardware cursor there, for screen
        readers."""
        if not self._rows or not self.has_focus or not self.is_attached:
            return
        row = self._region_of(self.cursor)
        scrolled = 0
        for container in self.ancestors:
            if isinstance(container, Widget) and container.allow_vertical_scroll:
                origin = container.content_region.offset - container.scroll_offset
                target = row.translate(self.region.offset - origin)
                scrolled = container.scroll_to_region(
                    target, animate=False, force=True, x_axis=False, immediate=True
                ).y
                break
        place = Offset(self.region.x, self.region.y + row.y - scrolled)
        if self.app.cursor_position != place:
            self.app.cursor_position = place
            self.refresh(row)  # the terminal gets the new position with the next frame

    # The mouse

    def on_mouse_down(self, event: MouseDown) -> None:
        """Remember where the button was pressed: rows to order can be dragged."""
        index = self._row_at(event.y)
        self._pressed = self.cursor if index is None else index

    def on_click(self, event: Click) -> None:
        """Post which row was clicked."""
        event.stop()
        index = self._row_at(event.y)
        if index is not None:
            self.post_message(self.Clicked(self, index, self._pressed))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line of a row."""
        width = self.size.width
        if width != self._width:
            self._measure(width)
        index = self._row_at(y)
        if index is None:
            return Strip.blank(width, self.rich_style)
        row, line = self._rows[index], self._lines[index][y - self._tops[index]]
        current = self._has_cursor and index == self.cursor
        base = "quiet" if row.quiet else "row"
        marked = "mark" if row.marked else base
        pointer = self._pointer(row, current, y) if self._has_cursor else ""
        names: list[tuple[str, str | Content]] = [
            ("mark" if current else base, pointer),
            (marked, line.head),
            (base, line.text),
            (marked, line.side),
        ]
        if current and self.has_focus:
            names = [("cursor", text) for _, text in names]
        ground = self.get_component_rich_style(f"row-list--{names[2][0]}")
        segments = [segment for name, text in names for segment in self._segments(name, text)]
        return Strip(segments).adjust_cell_length(width, ground)

    def _segments(self, name: str, text: str | Content) -> list[Segment]:
        """`text` in the style with that name; emphasis adds to it, but for the cursor's colours."""
        style = self.get_component_rich_style(f"row-list--{name}")
        if isinstance(text, str):
            return [Segment(text, style)] if text else []
        parse = self.app.stylesheet.parse_style
        pieces = text.render(end="", parse_style=parse)
        if name == "cursor":
            return [Segment(piece, own.rich_style + style) for piece, own in pieces if piece]
        return [Segment(piece, style + own.rich_style) for piece, own in pieces if piece]

    def _pointer(self, row: ListRow, current: bool, y: int) -> str:
        if y != self._tops[self.cursor] or not current:
            return " " * len(_POINTER)
        return _CARRIED if row.carried else _POINTER


def _laid_out(row: ListRow, head: int, text: int, side: int) -> list[_Line]:
    """A row's lines: `head`, `text` and `side` are the widths of the columns in cells."""
    texts = line_content(row.text).wrap(text) or [Content("")]
    hang = cell_len(row.side_head)
    sides = _wrapped(row.side, max(_LEAST, side - hang)) if side else []
    lines = []
    for number in range(max(len(texts), len(sides))):
        left = texts[number] if number < len(texts) else Content("")
        if side:
            left = left.pad_right(max(0, text - left.cell_length) + len(_GAP))
        lines.append(
            _Line(
                head=_padded(row.head if number == 0 else "", head),
                text=left,
                side=(" " * hang if number else row.side_head) + sides[number]
                if number < len(sides)
                else "",
            )
        )
    return lines


def _wrapped(text: str, width: int) -> list[str]:
    return [line.plain.rstrip() for line in wrapped(Content(plain(text)), width)] or [""]


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))

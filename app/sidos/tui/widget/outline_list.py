"""The list of units, lessons and recaps, drawn by lines: 5,000 lessons cost no more than twelve."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Focus, MouseMove, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sidos.i18n.translator import Translator
from sidos.study.outline import (
    CheckRow,
    CourseRow,
    LessonProgress,
    LessonRow,
    Outline,
    RecapRow,
    UnitRow,
)
from sidos.tui.text import one_line

Stop = LessonRow | RecapRow | CheckRow
"""What the cursor stands on and what can be opened."""

_SIGNS = {
    LessonProgress.NEW: "·",
    LessonProgress.OPEN: "◐",
    LessonProgress.STARTED: "◐",
    LessonProgress.DONE: "✓",
    LessonProgress.BROKEN: "!",
}
_TITLE = 44  # cells that a title may take before the summary begins
_WIDE = 100


class OutlineList(ScrollView, can_focus=True):
    """Units and what is in them; the cursor stands on what can be opened, never on headings."""

    DEFAULT_CSS = """
    OutlineList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & > .outline--unit { color: $mark; text-style: bold; }
        & > .outline--lesson { color: $foreground; }
        & > .outline--quiet { color: $quiet; }
        & > .outline--done { color: $right; }
        & > .outline--cursor { color: $cursor-text; background: $cursor-ground; text-style: bold; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "outline--unit",
        "outline--lesson",
        "outline--quiet",
        "outline--done",
        "outline--cursor",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    @dataclass
    class Opened(Message):
        """A lesson, a recap or a start check was clicked."""

        row: Stop

    def __init__(self, outline: Outline, translator: Translator) -> None:
        super().__init__()
        self._translator = translator
        self._rows: list[CourseRow | UnitRow | Stop | None] = []
        self._stops: list[int] = []
        self._cursor = 0
        self._set(outline)
        if outline.next is not None:
            self._cursor = self._place(outline.next.key)

    @property
    def highlighted(self) -> Stop | None:
        """What is under the cursor."""
        row = self._rows[self._stops[self._cursor]] if self._stops else None
        return row if isinstance(row, Stop) else None

    @property
    def row_text(self) -> str:
        """The title under the cursor."""
        row = self.highlighted
        return row.title if isinstance(row, LessonRow | CheckRow) else ""

    def show(self, outline: Outline, translator: Translator) -> None:
        """Draw another outline (or the same in another language); the cursor stays."""
        held, before, worded = self.highlighted, self._rows, self._translator
        self._translator = translator
        self._set(outline)
        self._cursor = self._place(held.key) if held else 0
        if len(before) != len(self._rows) or worded is not translator:
            self._measure()
            self.refresh()
            return
        # Back from a lesson, one line is another: the rest need not be drawn again.
        for line, (old, new) in enumerate(zip(before, self._rows, strict=True)):
            if old != new:
                self.refresh_line(line)

    def go_to(self, key: str) -> None:
        """Put the cursor on the row with that key, where there is one."""
        self._go(self._place(key))

    def _set(self, outline: Outline) -> None:
        self._rows = []
        for course in outline.courses:
            if len(outline.courses) > 1:
                self._rows += [None, course] if self._rows else [course]
            if course.start_check is not None and course.start_check.offered:
                self._rows.append(course.start_check)
            for unit in course.units:
                self._rows += [None, unit] if self._rows else [unit]
                self._rows += unit.lessons
                if unit.recap is not None:
                    self._rows.append(unit.recap)
        self._stops = [i for i, row in enumerate(self._rows) if isinstance(row, Stop)]

    def _place(self, key: str) -> int:
        for place, index in enumerate(self._stops):
            row = self._rows[index]
            if isinstance(row, Stop) and row.key == key:
                return place
        return min(self._cursor, max(0, len(self._stops) - 1))

    def on_mount(self) -> None:
        """Have the size and the scrollbar before the first frame: there need be no second one."""
        self._measure()
        self.show_vertical_scrollbar = len(self._rows) > self.app.size.height

    def on_resize(self, _event: Resize) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def _measure(self) -> None:
        self.virtual_size = Size(0, len(self._rows))

    # Moving

    def action_move(self, by: int) -> None:
        """Move the cursor by rows that can be opened."""
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        self._go(self._cursor + by * max(1, self.size.height - 3))

    def action_edge(self, place: int) -> None:
        """Move the cursor to the first or last of them."""
        self._go(place if place >= 0 else len(self._stops) - 1)

    def _go(self, cursor: int) -> None:
        if not self._stops:
            return
        old, self._cursor = self._cursor, max(0, min(cursor, len(self._stops) - 1))
        if old != self._cursor:
            self.refresh_line(self._stops[old])
            self.refresh_line(self._stops[self._cursor])
            self._follow()

    def _follow(self) -> None:
        """Scroll the cursor's line, with its unit's heading, into sight, and put the hardware
        cursor there: screen readers follow it."""
        if not self._stops or not self.size.height:
            return  # a list without a size would scroll past what is above the cursor
        line = self._stops[self._cursor]
        above = 0 if self._cursor == 0 else max(0, line - 1)
        self.scroll_to_region(
            Region(0, above, 1, line - above + 1), animate=False, force=True, x_axis=False
        )
        if self.has_focus:
            place = Offset(self.region.x, self.region.y + line - self.scroll_offset.y)
            self.app.cursor_position = place

    def on_focus(self, _event: Focus) -> None:
        """Show where the cursor is."""
        self._follow()

    def on_click(self, event: Click) -> None:
        """Go to what was clicked, and open it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        if line in self._stops:
            self._go(self._stops.index(line))
            if self.highlighted is not None:
                self.post_message(self.Opened(self.highlighted))

    def on_mouse_move(self, event: MouseMove) -> None:
        """Nothing follows the pointer but its shape."""
        event.stop()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line: a heading, something to open, or nothing."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        row = self._rows[line] if line < len(self._rows) else None
        at_cursor = bool(self._stops) and line == self._stops[self._cursor]
        if row is None:
            return Strip.blank(width, self.rich_style)
        pieces = self._stop(row, width) if isinstance(row, Stop) else self._heading(row)
        segments = []
        for text, name in pieces:
            style = self.get_component_rich_style(f"outline--{'cursor' if at_cursor else name}")
            segments.append(Segment(text, style))
        ground = "outline--cursor" if at_cursor else "outline--lesson"
        strip = Strip(segments).adjust_cell_length(width, self.get_component_rich_style(ground))
        return strip.simplify()  # fewer bytes for the terminal

    def _heading(self, row: CourseRow | UnitRow) -> list[tuple[str, str]]:
        if isinstance(row, CourseRow):
            return [(f" {one_line(row.title)}", "unit")]
        title = f" {row.number}  {one_line(row.title)}"
        summary = f"   {one_line(row.summary)}" if self.size.width >= _WIDE and row.summary else ""
        return [(title, "unit"), (summary, "quiet")]

    def _stop(self, row: Stop, width: int) -> list[tuple[str, str]]:
        if isinstance(row, LessonRow):
            share = f"{row.right}/{row.items}" if row.answered else ""
            share = f"{self._foreign(row)}{share:>7}"
            state = "done" if row.progress is LessonProgress.DONE else "lesson"
            signs = (_SIGNS[row.progress], state), row.number
            return self._line(signs, (row.title, row.summary), share, row.minutes, width)
        signs = (_SIGNS[LessonProgress.OPEN if row.open else LessonProgress.NEW], "lesson"), ""
        if isinstance(row, CheckRow):
            tongue = f"{self._foreign(row)}{'':>7}"
            return self._line(signs, (row.title, row.summary), tongue, row.minutes, width)
        title = self._translator.gettext("Recap")
        summary = self._translator.gettext("What you missed or haven’t seen yet comes first.")
        return self._line(signs, (title, summary), "", 0, width)

    def _foreign(self, row: LessonRow | CheckRow) -> str:
        """The tag of the title's language where that isn't the one on screen."""
        broken = isinstance(row, LessonRow) and row.progress is LessonProgress.BROKEN
        return "" if broken or row.language == self._translator.tag else row.language

    def _line(
        self,
        signs: tuple[tuple[str, str], str],
        texts: tuple[str, str],
        share: str,
        minutes: int,
        width: int,
    ) -> list[tuple[str, str]]:
        """A sign with its style, a number; title and summary; what was right; how long it takes."""
        (sign, state), number = signs
        takes = self._translator.ngettext("{n}\u00a0min", "{n}\u00a0min", minutes, n=minutes)
        tail = f"{_flush_right(share, 7)}{_flush_right(takes if minutes else '', 9)} "
        room = max(0, width - 9 - cell_len(tail))
        title = Content(one_line(texts[0])).truncate(room, ellipsis=True)
        rest = room - title.cell_length
        summary = Content("")
        if width >= _WIDE and rest > _TITLE // 2:
            indent = max(2, _TITLE - title.cell_length)
            summary = Content(" " * indent + one_line(texts[1])).truncate(rest, ellipsis=True)
            rest -= summary.cell_length
        return [
            (f"  {sign} ", state),
            (f"{number:<5}", "quiet"),
            (title.plain, "lesson"),
            (summary.plain, "quiet"),
            (" " * rest, "lesson"),
            (tail, "quiet"),
        ]


def _flush_right(text: str, width: int) -> str:
    """`text` at the right end of a column of `width` cells; signs may take two."""
    return " " * (width - cell_len(text)) + text

"""The outline as entries of a list: courses, units, and what can be opened in them."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

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
from sidos.tui.widget.list_entry import ListEntry, Piece

Stop = LessonRow | RecapRow | CheckRow
"""What can be opened."""

_SYMBOLS = {
    LessonProgress.NEW: "·",
    LessonProgress.OPEN: "◐",
    LessonProgress.STARTED: "◐",
    LessonProgress.DONE: "✓",
    LessonProgress.BROKEN: "!",
}
_TITLE = 44  # cells that a title may take before the summary begins
_WIDE = 100
_GAP = ListEntry("")


def outline_entries(outline: Outline, translator: Translator) -> list[ListEntry]:
    """An entry for each row, and an empty one above each heading but the first."""
    entries: list[ListEntry] = []

    def heading(row: CourseRow | UnitRow) -> None:
        line = _OutlineLine(row, translator)
        entries.extend([_GAP, ListEntry("", line=line)] if entries else [ListEntry("", line=line)])

    def stop(title: str, row: Stop) -> ListEntry:
        return ListEntry(title, row.key, line=_OutlineLine(row, translator))

    for course in outline.courses:
        if len(outline.courses) > 1:
            heading(course)
        check = course.start_check
        if check is not None and check.offered:
            entries.append(stop(check.title, check))
        for unit in course.units:
            heading(unit)
            entries += [stop(row.title, row) for row in unit.lessons]
            if unit.recap is not None:
                entries.append(stop("", unit.recap))
    return entries


def stop_with(outline: Outline, key: str) -> Stop | None:
    """The row that can be opened by that key."""
    return next((row for row in _stops(outline) if row.key == key), None)


def _stops(outline: Outline) -> Iterator[Stop]:
    for course in outline.courses:
        if course.start_check is not None:
            yield course.start_check
        for unit in course.units:
            yield from unit.lessons
            if unit.recap is not None:
                yield unit.recap


class _OutlineLine(Struct, frozen=True, gc=False):
    """Makes the line of a row."""

    row: CourseRow | UnitRow | Stop
    translator: Translator

    def __call__(self, width: int) -> list[Piece]:
        """The line for a width in cells."""
        row, text = self.row, self.translator
        match row:
            case CourseRow():
                return [(f" {one_line(row.title)}", "heading")]
            case UnitRow():
                wide = width >= _WIDE and row.summary
                summary = f"   {one_line(row.summary)}" if wide else ""
                return [(f" {row.number}  {one_line(row.title)}", "heading"), (summary, "quiet")]
            case LessonRow():
                share = f"{row.right}/{row.items}" if row.answered else ""
                state = "done" if row.progress is LessonProgress.DONE else "plain"
                symbol = f"  {_SYMBOLS[row.progress]} ", state
                tail = self._tail(f"{self._foreign(row)}{share:>7}", row.minutes)
                return _line([symbol, (f"{row.number:<5}", "quiet")], row, tail, width)
            case CheckRow():
                tail = self._tail(f"{self._foreign(row)}{'':>7}", row.minutes)
                return _line(_unnumbered(row), row, tail, width)
            case RecapRow():
                title = text.gettext("Recap")
                summary = text.gettext("What you missed or haven’t seen yet comes first.")
                return _line(_unnumbered(row), _Words(title, summary), self._tail("", 0), width)

    def _foreign(self, row: LessonRow | CheckRow) -> str:
        """The tag of the title's language where that isn't the one on screen."""
        broken = isinstance(row, LessonRow) and row.progress is LessonProgress.BROKEN
        return "" if broken or row.language == self.translator.tag else row.language

    def _tail(self, share: str, minutes: int) -> str:
        """The share of right answers, and the duration."""
        takes = self.translator.ngettext("{n}\u00a0min", "{n}\u00a0min", minutes, n=minutes)
        return f"{_flush_right(share, 7)}{_flush_right(takes if minutes else '', 9)} "


class _Words(NamedTuple):
    title: str
    summary: str


def _unnumbered(row: RecapRow | CheckRow) -> list[Piece]:
    symbol = _SYMBOLS[LessonProgress.OPEN if row.open else LessonProgress.NEW]
    return [(f"  {symbol} ", "plain"), (" " * 5, "quiet")]


def _line(
    head: list[Piece], words: LessonRow | CheckRow | _Words, tail: str, width: int
) -> list[Piece]:
    """The head; title and, where there is room, summary; the tail."""
    room = max(0, width - 9 - cell_len(tail))
    title = Content(one_line(words.title)).truncate(room, ellipsis=True)
    rest = room - title.cell_length
    summary = Content("")
    if width >= _WIDE and rest > _TITLE // 2:
        indent = max(2, _TITLE - title.cell_length)
        summary = Content(" " * indent + one_line(words.summary)).truncate(rest, ellipsis=True)
        rest -= summary.cell_length
    return [
        *head,
        (title.plain, "plain"),
        (summary.plain, "quiet"),
        (" " * rest, "plain"),
        (tail, "quiet"),
    ]


def _flush_right(text: str, width: int) -> str:
    """`text` at the right end of a column of `width` cells; a character may take two."""
    return " " * (width - cell_len(text)) + text

"""The outline: units and lessons in the learner's language, with progress and what to do next."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from sidos.content.library import CourseEntry, LessonEntry
from sidos.content.plain_text import plain_line
from sidos.engine.session import Kind
from sidos.store.store import LessonState


class LessonProgress(StrEnum):
    """How far a lesson has come. OPEN: in the middle of it; DONE: every question answered;
    BROKEN: its file has findings."""

    NEW = "new"
    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    BROKEN = "broken"


class LessonRow(Struct, frozen=True, kw_only=True, gc=False):
    """A lesson as listed. `number` is "2.3"; `language` is its title's; `items`, `answered` and
    `right` count questions."""

    key: str
    number: str
    title: str
    summary: str
    minutes: int
    items: int
    answered: int
    right: int
    progress: LessonProgress
    language: str
    open_kind: Kind | None = None


class RecapRow(Struct, frozen=True, kw_only=True):
    """A unit's recap as listed; `open`: one was left in the middle."""

    key: str
    open: bool


class CheckRow(Struct, frozen=True, kw_only=True):
    """A course's start check. `language` is its title's; `offered`: it isn't done, and no lesson
    has been begun."""

    key: str
    title: str
    summary: str
    minutes: int
    language: str
    open: bool
    offered: bool


class UnitRow(Struct, frozen=True, kw_only=True):
    """A unit and its lessons, or the course's final as one; `recap` is None where there is
    nothing to ask."""

    key: str
    number: str
    title: str
    summary: str
    lessons: tuple[LessonRow, ...]
    recap: RecapRow | None = None


class CourseRow(Struct, frozen=True, kw_only=True):
    """A course and its units; `start_check` is None where there is none."""

    id: str
    title: str
    units: tuple[UnitRow, ...]
    start_check: CheckRow | None = None


class Outline(Struct, frozen=True, kw_only=True):
    """All courses. `next` is the lesson to go on with: the one left in the middle, or else the
    first that is not done (None when all is done)."""

    courses: tuple[CourseRow, ...]
    next: LessonRow | None = None

    def lessons(self) -> Iterator[LessonRow]:
        """Every lesson in order."""
        for course in self.courses:
            for unit in course.units:
                yield from unit.lessons


def lesson_key(course: str, lesson: str) -> str:
    """The key that progress is kept under."""
    return f"{course}/{lesson}"


def recap_key(course: str, unit: str) -> str:
    """The key that a unit's recap is kept under; no lesson has such a one."""
    return f"{course}/@{unit}"


def outline_course(entry: CourseEntry, states: Mapping[str, LessonState]) -> CourseRow:
    """The rows of one course, which is in the learner's language."""
    course, lessons = entry.course, entry.lessons
    units = []
    for number, unit in enumerate(course.units, 1):
        rows = []
        for place, name in enumerate(unit.lessons, 1):
            lesson = lessons.get(name)
            if lesson is not None:
                key = lesson_key(course.id, name)
                rows.append(_lesson_row(key, f"{number}.{place}", lesson, states.get(key)))
        units.append(
            UnitRow(
                key=lesson_key(course.id, unit.id),
                number=str(number),
                title=plain_line(unit.title),
                summary=plain_line(unit.summary),
                lessons=tuple(rows),
                recap=_recap_row(recap_key(course.id, unit.id), rows, states),
            )
        )
    final = lessons.get(course.final)
    if final is not None:
        key, last = lesson_key(course.id, final.id), str(len(units) + 1)
        row = _lesson_row(key, f"{last}.1", final, states.get(key))
        units.append(
            UnitRow(key=f"{key}/", number=last, title=final.title, summary="", lessons=(row,))
        )
    check = _check_row(entry, tuple(units), states)
    return CourseRow(
        id=course.id, title=plain_line(course.title), units=tuple(units), start_check=check
    )


def _recap_row(
    key: str, rows: Sequence[LessonRow], states: Mapping[str, LessonState]
) -> RecapRow | None:
    if not any(row.items for row in rows):
        return None
    state = states.get(key)
    return RecapRow(key=key, open=state is not None and state.open is not None)


def _check_row(
    entry: CourseEntry, units: tuple[UnitRow, ...], states: Mapping[str, LessonState]
) -> CheckRow | None:
    lesson = entry.lessons.get(entry.course.start_check)
    if lesson is None or lesson.broken:
        return None
    key = lesson_key(entry.course.id, lesson.id)
    state = states.get(key)
    is_open = state is not None and state.open is not None
    untouched = all(
        row.open_kind is None and not row.answered for unit in units for row in unit.lessons
    )
    return CheckRow(
        key=key,
        title=plain_line(lesson.title),
        summary=plain_line(lesson.summary),
        minutes=lesson.minutes,
        language=lesson.lang,
        open=is_open,
        offered=untouched and (state is None or is_open),
    )


def next_lesson(courses: tuple[CourseRow, ...], latest: str | None) -> LessonRow | None:
    """The lesson to go on with; `latest` is the key of the session used last."""
    first: LessonRow | None = None
    for row in Outline(courses=courses).lessons():
        if row.progress is not LessonProgress.DONE and row.progress is not LessonProgress.BROKEN:
            if latest is None or (row.key == latest and row.open_kind is not None):
                return row
            first = first or row
    return first


def _lesson_row(key: str, number: str, lesson: LessonEntry, state: LessonState | None) -> LessonRow:
    answered = min(state.answered, lesson.items) if state else 0
    open_kind = state.open if state else None
    if lesson.broken:
        progress = LessonProgress.BROKEN
    elif lesson.items and answered >= lesson.items:
        progress = LessonProgress.DONE
    elif open_kind is not None:
        progress = LessonProgress.OPEN
    else:
        progress = LessonProgress.STARTED if answered else LessonProgress.NEW
    return LessonRow(
        key=key,
        number=number,
        title=plain_line(lesson.title),
        summary=plain_line(lesson.summary),
        minutes=lesson.minutes,
        items=lesson.items,
        answered=answered,
        right=min(state.right, lesson.items) if state else 0,
        progress=progress,
        language=lesson.lang,
        open_kind=open_kind,
    )

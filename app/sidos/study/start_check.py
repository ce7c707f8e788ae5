"""What a start check comes to: no score, only where to begin."""

from msgspec import Struct

from sidos.content.library import CourseEntry
from sidos.engine.result import item_results
from sidos.engine.session import Session
from sidos.engine.start_check import suggested
from sidos.study.outline import CourseRow, LessonProgress, LessonRow


class Advice(Struct, frozen=True, kw_only=True):
    """Lessons to read first, in the course's order; there are none only where none can be opened.

    `all_right`: nothing was missed, and the one lesson is where to begin anyway.
    """

    lessons: tuple[LessonRow, ...]
    all_right: bool


def advice(session: Session, entry: CourseEntry, course: CourseRow) -> Advice:
    """What a finished start check suggests. `entry` and `course` are of its course."""
    rows = [row for unit in course.units for row in unit.lessons]
    usable = {row.key: row for row in rows if row.progress is not LessonProgress.BROKEN}
    taught = {key: entry.lessons[key.partition("/")[2]].concepts for key in usable}
    missed = [result.item.concepts for result in item_results(session) if result.missed]
    lessons = [usable[key] for key in suggested(taught, missed)]
    if not lessons:
        undone = [row for row in usable.values() if row.progress is not LessonProgress.DONE]
        lessons = [*undone, *usable.values()][:1]
    return Advice(lessons=tuple(lessons), all_right=not missed)

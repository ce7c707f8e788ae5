"""Lessons to go to from beside them: from a term, from a source's concept."""

from msgspec import Struct

from sidos.study.course_texts import CourseTexts


class LessonLink(Struct, frozen=True, kw_only=True):
    """A lesson to go to. `number` is "2.3"."""

    key: str
    number: str
    title: str


def lesson_links(texts: CourseTexts, course: str, tag: str) -> dict[str, LessonLink]:
    """The lessons of the course's units by id, in order, titles in `tag`."""
    entry = texts.course(texts.entry(course), tag)
    return {
        name: LessonLink(
            key=f"{course}/{name}", number=f"{number}.{place}", title=entry.lessons[name].title
        )
        for number, unit in enumerate(entry.course.units, 1)
        for place, name in enumerate(unit.lessons, 1)
        if name in entry.lessons
    }

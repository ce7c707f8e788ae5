"""What the index says of courses and lessons, read from their files."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sidos.content.finding import Finding
from sidos.content.index import CourseEntry, LessonEntry, Stamps
from sidos.content.loader import parse_course, parse_lesson
from sidos.content.parsed import Parsed
from sidos.content.shelf import COURSE, lesson_files
from sidos.model.course import Course, Unit
from sidos.model.lesson import Lesson
from sidos.model.message import N_, Message


def read_courses(
    folders: Sequence[Path], known: dict[str, CourseEntry], old: Stamps, now: Stamps
) -> Iterator[CourseEntry]:
    """The courses in `folders`; files whose stamps are as they were aren't read again."""
    taken: set[str] = set()
    for folder in folders:
        before = known.get(str(folder))
        files = {lesson.file: lesson for lesson in before.lessons.values()} if before else {}
        lessons: dict[str, LessonEntry] = {}
        for path in lesson_files(folder):
            name = str(path)
            same = name in files and old.get(name) == now.get(name)
            entry = files[name] if same else lesson_entry(path)
            lessons.setdefault(entry.id, entry)
        entry_of_course = _course_entry(folder, lessons)
        if entry_of_course.course.id not in taken:
            taken.add(entry_of_course.course.id)
            yield entry_of_course


def lesson_entry(path: Path) -> LessonEntry:
    """What the index says of a lesson file."""
    parsed = parse_lesson(path)
    lesson = parsed.value
    if lesson is None or parsed.broken:
        return LessonEntry(path.stem, path.stem, "", 0, 0, (), parsed.lang, str(path), broken=True)
    return LessonEntry(
        lesson.id,
        lesson.title,
        lesson.summary,
        lesson.minutes,
        sum(1 for _ in lesson.items()),
        lesson.concepts,
        lesson.lang,
        str(path),
        broken=False,
        drafts=_titles(lesson, parsed.inline),
    )


def _titles(lesson: Lesson, inline: dict[str, dict[str, str]]) -> dict[str, tuple[str, str]]:
    drafts = {
        tag: (texts.get(f"{lesson.id}/title", ""), texts.get(f"{lesson.id}/summary", ""))
        for tag, texts in inline.items()
    }
    return {tag: titles for tag, titles in drafts.items() if any(titles)}


def _course_entry(folder: Path, lessons: dict[str, LessonEntry]) -> CourseEntry:
    parsed = parse_course(folder / COURSE)
    if parsed.value is None or parsed.broken:
        course = _stand_in(folder.absolute().name, tuple(lessons))
        return CourseEntry(course, str(folder), lessons, tuple(parsed.findings))
    findings = (*parsed.findings, *missing_lessons(parsed, lessons))
    return CourseEntry(parsed.value, str(folder), lessons, findings, parsed.inline)


def missing_lessons(parsed: Parsed[Course], lessons: dict[str, LessonEntry]) -> Iterator[Finding]:
    """A finding for each lesson of course.yaml that has no file."""
    for number, unit in enumerate(parsed.value.units if parsed.value else ()):
        for index, lesson in enumerate(unit.lessons):
            if lesson not in lessons:
                place = parsed.place(f"@course/units/{unit.id}/lessons/{index + 1}")
                said = Message(
                    N_("The lesson “{found}” has no file; {expected} is expected beside this one."),
                    {"found": lesson, "expected": f"{lesson}.yaml"},
                )
                where = f"units[{number}].lessons[{index}]"
                yield Finding(parsed.path, place.line, place.column, where, "unknown-lesson", said)


def _stand_in(name: str, lessons: tuple[str, ...]) -> Course:
    """For a broken course.yaml: a course named as its folder, with whatever lessons it has."""
    unit = Unit(id="lessons", title=name, lessons=lessons)
    slug = re.sub(r"[^a-z0-9-]+", "-", name.casefold())[:64] or "course"
    units = (unit,) if lessons else ()
    return Course(format=1, id=slug, lang="en", title=name, units=units)

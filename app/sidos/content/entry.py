"""What the index says of courses and lessons, read from their files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from sidos.content.course_files import COURSE, lesson_files
from sidos.content.finding import Finding
from sidos.content.index import CourseEntry, LessonEntry, LessonSubjects, Stamps
from sidos.content.lesson_head import lesson_head
from sidos.content.loader import parse_course, parse_lesson
from sidos.content.parsed import Parsed
from sidos.model.course import Course, Unit
from sidos.model.item import Reflect
from sidos.model.message import N_

Drafts = dict[str, dict[str, str]]
"""Tag to context to draft text."""


def read_courses(
    folders: Sequence[Path],
    previous: dict[str, CourseEntry],
    old: Stamps,
    now: Stamps,
    *,
    heads: bool = False,
) -> Iterator[CourseEntry]:
    """The courses in `folders`; lessons whose stamps are as they were aren't read again. `heads`:
    of lessons, only the first lines are read, where that is enough for a list."""
    taken: set[str] = set()
    for folder in folders:
        before = previous.get(str(folder))
        inline = dict(before.inline) if before else {}
        files = {lesson.file: lesson for lesson in before.lessons.values()} if before else {}
        lessons: dict[str, LessonEntry] = {}
        drafts: Drafts = {}
        subjects: dict[str, LessonSubjects] = {}
        for path in lesson_files(folder):
            name = str(path)
            if name in files and old.get(name) == now.get(name):
                entry = files[name]
                own = {tag: _titles(entry.id, texts) for tag, texts in inline.items()}
                subject = (before.subjects if before else {}).get(entry.id, LessonSubjects())
            else:
                head = lesson_head(path) if heads else None
                entry, own, subject = (head, {}, LessonSubjects()) if head else lesson_entry(path)
            if lessons.setdefault(entry.id, entry) is entry:
                subjects[entry.id] = subject
                for tag, titles in own.items():
                    drafts.setdefault(tag, {}).update(titles)
        course = replace(_course_entry(folder, lessons, drafts), subjects=subjects)
        if course.course.id not in taken:
            taken.add(course.course.id)
            yield course


def lesson_entry(path: Path) -> tuple[LessonEntry, Drafts, LessonSubjects]:
    """What the index says of a lesson file, its title and summary in other languages, and what
    it is about."""
    parsed = parse_lesson(path)
    lesson = parsed.value
    if lesson is None or parsed.broken:
        name = path.stem
        entry = LessonEntry(name, name, "", 0, 0, (), parsed.lang, str(path), broken=True)
        return entry, {}, LessonSubjects()
    entry = LessonEntry(
        lesson.id,
        lesson.title,
        lesson.summary,
        lesson.minutes,
        sum(1 for _ in lesson.items()),
        lesson.concepts,
        lesson.lang,
        str(path),
        broken=False,
    )
    scored = {item.id: item.concepts for item in lesson.items() if not isinstance(item, Reflect)}
    drafts = {tag: _titles(lesson.id, texts) for tag, texts in parsed.inline.items()}
    return entry, drafts, LessonSubjects(lesson.terms, scored)


def _titles(lesson: str, texts: Mapping[str, str]) -> dict[str, str]:
    contexts = (f"{lesson}/title", f"{lesson}/summary")
    return {context: texts[context] for context in contexts if context in texts}


def _course_entry(folder: Path, lessons: dict[str, LessonEntry], drafts: Drafts) -> CourseEntry:
    parsed = parse_course(folder / COURSE)
    if parsed.value is None or parsed.broken:
        course = _stand_in(folder.absolute().name, tuple(lessons))
        return CourseEntry(course, str(folder), lessons, tuple(parsed.findings), drafts)
    findings = (*parsed.findings, *missing_lessons(parsed, lessons))
    tags = dict.fromkeys((*drafts, *parsed.inline))
    inline = {tag: {**drafts.get(tag, {}), **parsed.inline.get(tag, {})} for tag in tags}
    return CourseEntry(parsed.value, str(folder), lessons, findings, inline)


def missing_lessons(parsed: Parsed[Course], lessons: dict[str, LessonEntry]) -> Iterator[Finding]:
    """A finding for each lesson of course.yaml that has no file."""
    course = parsed.value
    if course is None:
        return
    apart = {"@course/start_check": course.start_check, "@course/final": course.final}
    for unit in course.units:
        apart[f"@course/units/{unit.id}/recap"] = unit.recap
    named = {context: lesson for context, lesson in apart.items() if lesson}
    for unit in course.units:
        for number, lesson in enumerate(unit.lessons, 1):
            named[f"@course/units/{unit.id}/lessons/{number}"] = lesson
    for context, lesson in named.items():
        if lesson not in lessons:
            text = N_("The lesson “{found}” has no file. Put {expected} next to this file.")
            yield parsed.finding(
                context, "unknown-lesson", text, {"found": lesson, "expected": f"{lesson}.yaml"}
            )


def _stand_in(name: str, lessons: tuple[str, ...]) -> Course:
    """For a broken course.yaml: a course named as its folder, with whatever lessons it has."""
    unit = Unit(id="lessons", title=name, lessons=lessons)
    slug = re.sub(r"[^a-z0-9-]+", "-", name.casefold())[:64] or "course"
    units = (unit,) if lessons else ()
    return Course(format=1, id=slug, lang="en", title=name, units=units)

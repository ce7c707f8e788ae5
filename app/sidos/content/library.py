"""The courses there are. Lists come from an index and cost no parsing; a lesson is read when it is
opened. A broken lesson or course is listed as such and keeps no other from being used.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from sidos.content.finding import Finding
from sidos.content.index import (
    CourseEntry,
    Index,
    LessonEntry,
    Stamps,
    new_index,
    read_index,
    write_index,
)
from sidos.content.loader import (
    BrokenLesson,
    LoadedLesson,
    load_lesson,
    parse_course,
    parse_glossary,
    parse_lesson,
    parse_source,
)
from sidos.content.parsed import Parsed
from sidos.content.shelf import (
    COURSE,
    GLOSSARY,
    course_folders,
    lesson_files,
    source_file,
    stamped_files,
)
from sidos.model.course import Course, Glossary, Source, Unit
from sidos.model.lesson import Lesson
from sidos.model.message import Message, N_

__all__ = ["BrokenLesson", "CourseEntry", "LessonEntry", "Library", "LoadedLesson", "UnknownLesson"]

_NEAR = 3


class UnknownLesson(LookupError):
    """No such lesson; `nearest` are ids like it."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class Library:
    """The courses in `roots`: folders that hold course folders, or course folders themselves.

    Of two courses with one id the first is taken. `cache` is the folder of the index.
    """

    def __init__(self, roots: Sequence[Path], cache: Path | None) -> None:
        self._roots = tuple(roots)
        self._cache = cache
        self._index: Index | None = None

    def courses(self) -> tuple[CourseEntry, ...]:
        """Every course, as it was when the index was made."""
        return self._indexed().courses

    def refresh(self) -> bool:
        """Read what was changed, added or taken away since; whether anything was."""
        index = self._indexed()
        old, now = index.stamps(), self._stamps()
        if old == now:
            return False
        known = {entry.root: entry for entry in index.courses}
        self._store(new_index(tuple(_read(self._folders(), known, old, now)), now))
        return True

    def lesson(self, course: str, lesson: str) -> LoadedLesson:
        """The lesson, read anew. Raises UnknownLesson, or BrokenLesson with findings."""
        entry = self._course(course).lessons.get(lesson)
        if entry is None:
            raise UnknownLesson(lesson, self.nearest(lesson))
        return load_lesson(Path(entry.file))

    def glossary(self, course: str) -> Glossary:
        """The course's glossary; an empty one where there is none, or it has errors."""
        entry = self._course(course)
        parsed = self._parsed_glossary(entry)
        empty = Glossary(format=1, lang=entry.course.lang)
        return empty if parsed is None or parsed.value is None else parsed.value

    def sources(self, course: str) -> tuple[Source, ...]:
        """The cards of the course's sources that can be read, in the course's order."""
        cards = (parsed.value for parsed in self._parsed_sources(self._course(course)))
        return tuple(card for card in cards if card is not None)

    def drafts(self, course: str) -> dict[str, dict[str, str]]:
        """Tag to context to text: drafts inside the course's glossary and its sources' cards."""
        entry = self._course(course)
        drafts: dict[str, dict[str, str]] = {}
        glossary = self._parsed_glossary(entry)
        inlines = [parsed.inline for parsed in self._parsed_sources(entry)]
        for inline in [*([glossary.inline] if glossary else []), *inlines]:
            for tag, texts in inline.items():
                drafts.setdefault(tag, {}).update(texts)
        return drafts

    def nearest(self, name: str) -> tuple[str, ...]:
        """At most three ids of lessons like `name`, the likest first."""
        from difflib import get_close_matches

        ids = dict.fromkeys(lesson for entry in self.courses() for lesson in entry.lessons)
        wanted = name.rpartition("/")[2].casefold()
        inside = [one for one in ids if wanted and wanted in one]
        close = get_close_matches(wanted, ids, _NEAR, 0.5)
        return tuple(dict.fromkeys([*close, *inside]))[:_NEAR]

    def _course(self, name: str) -> CourseEntry:
        for entry in self.courses():
            if entry.course.id == name:
                return entry
        raise UnknownLesson(name, self.nearest(name))

    def _parsed_glossary(self, entry: CourseEntry) -> Parsed[Glossary] | None:
        path = Path(entry.root) / GLOSSARY
        return parse_glossary(path) if path.is_file() else None

    def _parsed_sources(self, entry: CourseEntry) -> Iterator[Parsed[Source]]:
        for name in entry.course.sources:
            path = source_file(Path(entry.root), name)
            if path is not None:
                yield parse_source(path)

    def _indexed(self) -> Index:
        if self._index is None and self._cache is not None:
            self._index = read_index(self._cache, self._roots)
        if self._index is None:
            stamps = self._stamps()
            return self._store(new_index(tuple(_read(self._folders(), {}, {}, stamps)), stamps))
        return self._index

    def _store(self, index: Index) -> Index:
        self._index = index
        if self._cache is not None:
            write_index(self._cache, self._roots, index)
        return index

    def _folders(self) -> tuple[Path, ...]:
        return tuple(course_folders(self._roots))

    def _stamps(self) -> Stamps:
        return {
            str(folder / name): stamp
            for folder in self._folders()
            for name, stamp in stamped_files(folder)
        }


def _read(
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
                yield Finding(
                    parsed.path, place.line, place.column, where, "unknown-lesson", said
                )


def _stand_in(name: str, lessons: tuple[str, ...]) -> Course:
    """A course with the name of its folder and whatever lessons it has, for a broken course.yaml."""
    unit = Unit(id="lessons", title=name, lessons=lessons)
    slug = re.sub(r"[^a-z0-9-]+", "-", name.casefold())[:64] or "course"
    units = (unit,) if lessons else ()
    return Course(format=1, id=slug, lang="en", title=name, units=units)

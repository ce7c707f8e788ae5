"""All courses. Lists come from an index, without parsing; a lesson is read when it is opened. A
broken lesson or course is listed as such and keeps no other from being used.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sidos.content.course_files import GLOSSARY, course_folders, source_file, stamped_files
from sidos.content.error import UnknownCourseError, UnknownLessonError
from sidos.content.index import (
    CourseEntry,
    Index,
    LessonEntry,
    LessonSubjects,
    Stamps,
    cache_file,
    new_index,
    prepared_courses,
    read_index,
    write_index,
)
from sidos.content.loaded import LoadedLesson
from sidos.model.course import Glossary, Source
from sidos.prepared import Prepared

if TYPE_CHECKING:
    from sidos.content.parsed import Parsed

__all__ = [
    "CourseEntry",
    "LessonEntry",
    "LessonSubjects",
    "Library",
    "LoadedLesson",
]

_NEAR = 3


class _PreparedCourses(NamedTuple):
    """`courses` by folder; `covered`: the files that are as they were then; `complete`: whether
    nothing else is to be read."""

    courses: dict[str, CourseEntry]
    covered: Stamps
    complete: bool


class Library:
    """The courses in `roots`: folders that hold course folders, or course folders themselves.

    Of two courses with one id the first is taken. `cache` is the folder of the index; `prepared`:
    what the build made of some of the courses.
    """

    def __init__(
        self, roots: Sequence[Path], cache: Path | None, prepared: Prepared | None = None
    ) -> None:
        self._roots = tuple(roots)
        self._cache = cache
        self._prepared = prepared
        self._index: Index | None = None

    def courses(self) -> tuple[CourseEntry, ...]:
        """Every course, as it was when the index was made."""
        return self._indexed().courses

    def refresh(self) -> bool:
        """Read what was changed, added or taken away since; whether anything was."""
        from sidos.content.entry import read_courses

        index = self._indexed()
        old, now = index.stamps(), self._stamps()
        if old == now:
            return False
        courses = {entry.root: entry for entry in index.courses}
        self._store(new_index(tuple(read_courses(self._folders(), courses, old, now)), now))
        return True

    def cache_file(self, name: str) -> Path | None:
        """Where to keep what is made of these courses, as the file `name`; None: nowhere."""
        return None if self._cache is None else cache_file(self._cache, self._roots, name)

    def prepared_file(self, name: str, translations: Iterable[Path]) -> Path | None:
        """What the build made, as the file `name`, of everything that comes with sidos; None where
        any of that is not as it was, or there are other `translations`."""
        if self._prepared is None or not self._prepared.covers_all(translations):
            return None
        return self._prepared.folder / name

    def stamps(self) -> Stamps:
        """Every file that was read, its size and time then; the cards of sources as they are
        now, for no index holds them."""
        stamps = self._indexed().stamps()
        for entry in self.courses():
            for name in entry.course.sources:
                path = source_file(Path(entry.root), name)
                if path is not None:
                    status = path.stat()
                    stamps[str(path)] = (status.st_size, status.st_mtime_ns)
        return stamps

    def lesson(self, course: str, lesson: str) -> LoadedLesson:
        """The lesson, reread. Raises UnknownLessonError, or BrokenLessonError with findings."""
        from sidos.content.loader import load_lesson
        from sidos.content.term_answer import names_terms

        entry = self.course(course).lessons.get(lesson)
        if entry is None:
            raise UnknownLessonError(lesson, self.nearest(lesson))
        loaded = load_lesson(Path(entry.file))
        return self._with_glossary(loaded, course) if names_terms(loaded.lesson) else loaded

    def _with_glossary(self, loaded: LoadedLesson, course: str) -> LoadedLesson:
        parsed = self._parsed_glossary(self.course(course))
        if parsed is None or parsed.value is None:
            return loaded
        tags = dict.fromkeys((*loaded.inline, *parsed.inline))
        inline = {tag: {**parsed.inline.get(tag, {}), **loaded.inline.get(tag, {})} for tag in tags}
        return replace(loaded, glossary=parsed.value, inline=inline)

    def glossary(self, course: str) -> Glossary:
        """The course's glossary; an empty one where there is none, or it has errors."""
        entry = self.course(course)
        parsed = self._parsed_glossary(entry)
        empty = Glossary(format=1, lang=entry.course.lang)
        return empty if parsed is None or parsed.value is None else parsed.value

    def sources(self, course: str) -> tuple[Source, ...]:
        """The cards of the course's sources that can be read, in the course's order."""
        cards = (parsed.value for parsed in self._parsed_sources(self.course(course)))
        return tuple(card for card in cards if card is not None)

    def drafts(self, course: str) -> dict[str, dict[str, str]]:
        """Tag to context to text: drafts inside the course's glossary and its sources' cards."""
        from sidos.content.loader import drafts_of

        entry = self.course(course)
        drafts: dict[str, dict[str, str]] = {}
        glossary = self._parsed_glossary(entry)
        inlines = [parsed.inline for parsed in self._parsed_sources(entry)]
        for inline in [*([drafts_of(glossary)] if glossary else []), *inlines]:
            for tag, texts in inline.items():
                drafts.setdefault(tag, {}).update(texts)
        return drafts

    def nearest(self, name: str) -> tuple[str, ...]:
        """At most three ids of lessons like `name`, the likest first."""
        from difflib import get_close_matches

        ids = dict.fromkeys(lesson for entry in self.courses() for lesson in entry.lessons)
        wanted = name.rpartition("/")[2].casefold()
        inside = [lesson for lesson in ids if wanted and wanted in lesson]
        close = get_close_matches(wanted, ids, _NEAR, 0.5)
        return tuple(dict.fromkeys([*close, *inside]))[:_NEAR]

    def course(self, name: str) -> CourseEntry:
        """The course with that id. Raises UnknownCourseError."""
        for entry in self.courses():
            if entry.course.id == name:
                return entry
        raise UnknownCourseError(name, tuple(entry.course.id for entry in self.courses()))

    def _parsed_glossary(self, entry: CourseEntry) -> "Parsed[Glossary] | None":
        from sidos.content.loader import parse_glossary

        path = Path(entry.root) / GLOSSARY
        return parse_glossary(path) if path.is_file() else None

    def _parsed_sources(self, entry: CourseEntry) -> "Iterator[Parsed[Source]]":
        from sidos.content.loader import parse_source

        for name in entry.course.sources:
            path = source_file(Path(entry.root), name)
            if path is not None:
                yield parse_source(path)

    def skim(self) -> None:
        """Where there is no index, let `courses` go by the first lines of lessons until `refresh`:
        titles, minutes and counts of questions, without drafts and subjects."""
        self._index = self._index or self._cached()
        if self._index is None:
            stamps = self._stamps()
            prepared = self._prepared_courses(stamps)
            if prepared.complete:
                self._indexed()
                return
            from sidos.content.entry import read_courses

            courses, covered = prepared.courses, prepared.covered
            entries = read_courses(self._folders(), courses, covered, stamps, heads=True)
            self._index = new_index(tuple(entries), covered)

    def _indexed(self) -> Index:
        self._index = self._index or self._cached()
        if self._index is None:
            stamps = self._stamps()
            return self._store(new_index(self._read(stamps), stamps))
        return self._index

    def _cached(self) -> Index | None:
        return None if self._cache is None else read_index(self._cache, self._roots)

    def _read(self, stamps: Stamps) -> tuple[CourseEntry, ...]:
        """The courses without an index in the cache: what the build made of them, where there is
        nothing else to be read."""
        prepared = self._prepared_courses(stamps)
        if prepared.complete:
            return tuple(prepared.courses.values())
        from sidos.content.entry import read_courses

        return tuple(read_courses(self._folders(), prepared.courses, prepared.covered, stamps))

    def _prepared_courses(self, stamps: Stamps) -> "_PreparedCourses":
        folders, prepared = self._folders(), self._prepared
        courses = prepared_courses(prepared, folders) if prepared else {}
        covered = {
            file: stamp
            for file, stamp in stamps.items()
            if prepared and prepared.covers(Path(file))
        }
        listed = (lesson.file for entry in courses.values() for lesson in entry.lessons.values())
        complete = (
            len(courses) == len(folders) and covered == stamps and stamps.keys() >= set(listed)
        )
        return _PreparedCourses(courses, covered, complete)

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

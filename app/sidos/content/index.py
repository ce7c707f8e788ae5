"""The library's index on disk: what a list of lessons shows, read without opening a lesson.

One msgpack file for each set of folders. It is only ever a copy of what the content files say:
missing, old, foreign or damaged, it is rebuilt, and where it can't be written, nothing is lost.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from zlib import crc32

import msgspec
from msgspec import Raw, Struct
from msgspec.structs import replace

from sidos.content.course_files import COURSE
from sidos.content.finding import Finding
from sidos.model.course import Course, Unit
from sidos.prepared import Prepared

_VERSION = 2

Stamps = dict[str, tuple[int, int]]
"""Path of each content file to its size in bytes and its time in nanoseconds."""


class LessonEntry(Struct, frozen=True, array_like=True, gc=False):
    """What a list shows of a lesson. `file` is its path. A `broken` one has its file's name for a
    title. `lang` is the language of its title: in the index, the lesson's own."""

    id: str
    title: str
    summary: str
    minutes: int
    items: int
    concepts: tuple[str, ...]
    lang: str
    file: str
    broken: bool


class LessonSubjects(Struct, frozen=True, array_like=True):
    """What a lesson is about in detail: ids of its terms, and of its scored questions each with
    its concepts."""

    terms: tuple[str, ...] = ()
    items: Mapping[str, tuple[str, ...]] = {}


class CourseEntry(Struct, frozen=True):
    """A course. `root`: its folder; `lessons`: by id, those named in no unit as well; `findings`
    are of course.yaml; `inline`: tag to context to draft text, of course.yaml and of the lessons'
    titles and summaries; `subjects`: by lesson id."""

    course: Course
    root: str
    lessons: dict[str, LessonEntry]
    findings: tuple[Finding, ...] = ()
    inline: Mapping[str, Mapping[str, str]] = {}
    subjects: Mapping[str, LessonSubjects] = {}


class _Unit(Struct, frozen=True, array_like=True):
    id: str
    title: str
    summary: str
    lessons: tuple[str, ...]


class _Course(Struct, frozen=True, array_like=True):
    """A course without its types' patterns, which were checked when its file was read."""

    id: str
    lang: str
    title: str
    summary: str
    sources: tuple[str, ...]
    units: tuple[_Unit, ...]
    root: str
    lessons: tuple[LessonEntry, ...]
    findings: tuple[Finding, ...]
    inline: dict[str, Raw]
    subjects: bytes  # msgpack inside; skipped at once where no one asks for it
    start_check: str


class _Drafts(Mapping[str, Mapping[str, str]]):
    """Stored drafts, decoded for the languages that are asked for."""

    def __init__(self, stored: Mapping[str, Raw]) -> None:
        self._stored = stored

    def __getitem__(self, tag: str) -> Mapping[str, str]:
        return msgspec.msgpack.decode(self._stored[tag], type=dict[str, str])

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored)

    def __len__(self) -> int:
        return len(self._stored)


class _Subjects(Mapping[str, LessonSubjects]):
    """Stored subjects, decoded when they are first asked for: no list of lessons needs them."""

    def __init__(self, stored: bytes) -> None:
        self._stored = stored

    @cached_property
    def _decoded(self) -> dict[str, LessonSubjects]:
        return msgspec.msgpack.decode(self._stored, type=dict[str, LessonSubjects])

    def __getitem__(self, lesson: str) -> LessonSubjects:
        return self._decoded[lesson]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded)

    def __len__(self) -> int:
        return len(self._decoded)


class _Index(Struct, frozen=True, array_like=True):
    version: int
    roots: tuple[str, ...]
    courses: tuple[_Course, ...]
    stamps: Raw  # thousands of paths that only a refresh needs


class Index(Struct, frozen=True):
    """The courses of some folders, and the files they were read from."""

    courses: tuple[CourseEntry, ...]
    stored_stamps: Raw

    def stamps(self) -> Stamps:
        """The size and time of each file when it was read."""
        return msgspec.msgpack.decode(self.stored_stamps, type=Stamps)


def new_index(courses: tuple[CourseEntry, ...], stamps: Stamps) -> Index:
    """An index of what was just read."""
    return Index(courses, Raw(msgspec.msgpack.encode(stamps)))


def read_index(cache: Path, roots: Sequence[Path]) -> Index | None:
    """The stored index for `roots`, if there is one that can be used."""
    try:
        stored = msgspec.msgpack.decode(_file(cache, roots).read_bytes(), type=_Index)
    except (OSError, msgspec.MsgspecError):
        return None
    if stored.version != _VERSION or stored.roots != _names(roots):
        return None
    return Index(tuple(_entry(course) for course in stored.courses), stored.stamps)


def write_index(cache: Path, roots: Sequence[Path], index: Index) -> None:
    """Store the index, whole or not at all."""
    target = _file(cache, roots)
    temporary = target.with_suffix(f".{os.getpid()}")
    try:
        courses = tuple(_flat(entry) for entry in index.courses)
        stored = _Index(_VERSION, _names(roots), courses, index.stored_stamps)
        cache.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(msgspec.msgpack.encode(stored))
        temporary.replace(target)
    except (OSError, UnicodeEncodeError):
        # The next start reads the files again, as it does where a name is not UTF-8.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def prepare_courses(prepared: Prepared, courses: Sequence[CourseEntry]) -> None:
    """Keep what is known of `courses` for wherever their folders will be; one with a fault is left
    to be read."""
    whole = (
        replace(
            entry,
            root=Path(entry.root).name,
            lessons={
                name: replace(lesson, file=Path(lesson.file).name)
                for name, lesson in entry.lessons.items()
            },
        )
        for entry in courses
        if not entry.findings and not any(lesson.broken for lesson in entry.lessons.values())
    )
    write_index(prepared.folder, (), new_index(tuple(whole), {}))


def prepared_courses(prepared: Prepared, folders: Sequence[Path]) -> dict[str, CourseEntry]:
    """What `prepare_courses` kept of the courses in `folders`, by folder, whether or not their
    lessons have been edited since."""
    index = read_index(prepared.folder, ())
    by_name = {entry.root: entry for entry in index.courses} if index else {}
    by_folder: dict[str, CourseEntry] = {}
    for folder in folders:
        entry = by_name.get(folder.name)
        if entry is not None and prepared.covers(folder / COURSE):
            lessons = {
                name: replace(lesson, file=str(folder / lesson.file))
                for name, lesson in entry.lessons.items()
            }
            by_folder[str(folder)] = replace(entry, root=str(folder), lessons=lessons)
    return by_folder


def _names(roots: Sequence[Path]) -> tuple[str, ...]:
    return tuple(str(root) for root in roots)


def cache_file(cache: Path, roots: Sequence[Path], name: str) -> Path:
    """The file `name` ("lessons.msgpack") of what is made of the courses in `roots`."""
    stem, _, ending = name.rpartition(".")
    return cache / f"{stem}-{crc32(os.fsencode(chr(0).join(_names(roots)))):08x}.{ending}"


def _file(cache: Path, roots: Sequence[Path]) -> Path:
    return cache_file(cache, roots, "lessons.msgpack")


def _entry(stored: _Course) -> CourseEntry:
    units = tuple(
        Unit(id=unit.id, title=unit.title, summary=unit.summary, lessons=unit.lessons)
        for unit in stored.units
    )
    course = Course(
        format=1,
        id=stored.id,
        lang=stored.lang,
        title=stored.title,
        summary=stored.summary,
        sources=stored.sources,
        start_check=stored.start_check,
        units=units,
    )
    lessons = {lesson.id: lesson for lesson in stored.lessons}
    drafts, subjects = _Drafts(stored.inline), _Subjects(stored.subjects)
    return CourseEntry(course, stored.root, lessons, stored.findings, drafts, subjects)


def _flat(entry: CourseEntry) -> _Course:
    course = entry.course
    units = tuple(_Unit(unit.id, unit.title, unit.summary, unit.lessons) for unit in course.units)
    return _Course(
        course.id,
        course.lang,
        course.title,
        course.summary,
        course.sources,
        units,
        entry.root,
        tuple(entry.lessons.values()),
        entry.findings,
        {tag: Raw(msgspec.msgpack.encode(dict(texts))) for tag, texts in entry.inline.items()},
        msgspec.msgpack.encode(dict(entry.subjects)),
        course.start_check,
    )

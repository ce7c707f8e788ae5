"""What stands beside the lessons of a course: its glossary, its sources, and which lessons have to
do with them. Files are read once, and again after `forget`."""

from collections.abc import Mapping
from pathlib import Path
from threading import RLock

from msgspec import Struct

from sidos.content.library import CourseEntry, Library
from sidos.content.localize import (
    Lookup,
    drafted,
    in_turn,
    localize_course,
    localize_glossary,
    localize_source,
)
from sidos.i18n.locales import Locales
from sidos.model.course import Glossary, Source


class LessonLink(Struct, frozen=True, kw_only=True):
    """A lesson to go to. `number` is "2.3"."""

    key: str
    number: str
    title: str


class _Read(Struct, frozen=True):
    """A course's files as read: in their source language, and the drafts in them."""

    glossary: Glossary
    sources: tuple[Source, ...]
    drafts: Mapping[str, Mapping[str, str]]


class Materials:
    """Of every course in `library`. Usable from several threads."""

    def __init__(self, library: Library, locales: Locales) -> None:
        self._library = library
        self._locales = locales
        self._lock = RLock()
        self._read: dict[str, _Read] = {}
        self._entries: dict[tuple[str, str], CourseEntry] = {}

    def forget(self) -> None:
        """Read the files again when they are next asked for."""
        with self._lock:
            self._read.clear()
            self._entries.clear()

    def forget_translations(self) -> None:
        """Look the lessons' titles up again when they are next asked for."""
        with self._lock:
            self._entries.clear()

    def glossary(self, entry: CourseEntry, tag: str) -> Glossary:
        """The course's terms in `tag`, as far as they are there."""
        read = self._of(entry)
        lookup = self._lookup(entry, tag, read.glossary.lang)
        return localize_glossary(read.glossary, tag, lookup)

    def sources(self, entry: CourseEntry, tag: str) -> tuple[Source, ...]:
        """The course's sources in `tag`, as far as they are there."""
        return tuple(
            localize_source(source, tag, self._lookup(entry, tag, source.lang))
            for source in self._of(entry).sources
        )

    def lessons(self, course: str, tag: str) -> dict[str, LessonLink]:
        """The lessons of the course's units by id, in order, titles in `tag`."""
        entry = self._localized(course, tag)
        return {
            name: LessonLink(
                key=f"{course}/{name}",
                number=f"{number}.{place}",
                title=entry.lessons[name].title,
            )
            for number, unit in enumerate(entry.course.units, 1)
            for place, name in enumerate(unit.lessons, 1)
            if name in entry.lessons
        }

    def _localized(self, course: str, tag: str) -> CourseEntry:
        with self._lock:
            if (course, tag) not in self._entries:
                (entry,) = (one for one in self._library.courses() if one.course.id == course)
                lookup = self._catalogue(entry, tag)
                behind = [(one, self._catalogue(entry, one)) for one in self._stand_ins(tag)]
                self._entries[course, tag] = localize_course(entry, tag, lookup, behind)
            return self._entries[course, tag]

    def _of(self, entry: CourseEntry) -> _Read:
        course = entry.course.id
        with self._lock:
            if course not in self._read:
                self._read[course] = _Read(
                    self._library.glossary(course),
                    self._library.sources(course),
                    self._library.drafts(course),
                )
            return self._read[course]

    def _stand_ins(self, tag: str) -> tuple[str, ...]:
        return self._locales.stand_ins(tag)

    def _lookup(self, entry: CourseEntry, tag: str, source: str) -> Lookup:
        """What there is in `tag`, or in what stands in for it, of texts written in `source`."""
        drafts = self._of(entry).drafts
        spoken = [
            (one, drafted(drafts, one, self._catalogue(entry, one)))
            for one in (tag, *self._stand_ins(tag))
        ]
        return in_turn(spoken, source)

    def _catalogue(self, entry: CourseEntry, tag: str) -> Lookup:
        return self._locales.lookup(tag, entry.course.id, Path(entry.root) / "locales")

"""A course's texts in a language: the one place where lesson files, drafts, catalogues and a
locale's fallback languages come together, for self-study, workshops and reports alike.

Files are read once, and again after `forget`.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from threading import RLock

from msgspec import Struct

from sidos.content.library import CourseEntry, Library
from sidos.content.loaded import LoadedLesson
from sidos.content.localize import (
    Localized,
    Lookup,
    draft_lookup,
    fallback_lookup,
    localize,
    localize_course,
    localize_texts,
)
from sidos.i18n.locales import INTERFACE, Locales
from sidos.model.course import Glossary, Source


class _Materials(Struct, frozen=True):
    """A course's other files: in their source language, and the drafts in them."""

    glossary: Glossary
    sources: tuple[Source, ...]
    drafts: Mapping[str, Mapping[str, str]]


class CourseTexts:
    """Of every course in `library`. Usable from several threads."""

    def __init__(self, library: Library, locales: Locales) -> None:
        self.library = library
        self.locales = locales
        self._lock = RLock()
        self._materials: dict[str, _Materials] = {}
        self._courses: dict[tuple[str, str], tuple[CourseEntry, CourseEntry]] = {}
        self._lessons: dict[tuple[str, str], Localized] = {}

    def forget(self) -> None:
        """Read the files again when they are next asked for."""
        with self._lock:
            self._materials.clear()
            self._courses.clear()
            self._lessons.clear()

    def forget_translations(self, but: Collection[str] = ()) -> None:
        """Look every translation up again. The lessons with the keys `but`, whose files can't be
        read just now, stay as they are."""
        with self._lock:
            self._courses.clear()
            for place in [place for place in self._lessons if place[0] not in but]:
                del self._lessons[place]

    def entry(self, course: str) -> CourseEntry:
        """The course with that id, as it was written; UnknownLessonError where there is none."""
        return self.library.course(course)

    def course(self, entry: CourseEntry, tag: str) -> CourseEntry:
        """The course with the titles and summaries of its units and lessons in `tag`."""
        with self._lock:
            cached = self._courses.get((entry.course.id, tag))
            if cached is None or cached[0] is not entry:
                stand_ins = [
                    (language, self.lookup(entry, language))
                    for language in self.locales.stand_ins(tag)
                ]
                cached = entry, localize_course(entry, tag, self.lookup(entry, tag), stand_ins)
                self._courses[entry.course.id, tag] = cached
            return cached[1]

    def lesson(self, key: str, tag: str) -> Localized:
        """The lesson `course/lesson` in `tag`. Raises UnknownLessonError or BrokenLessonError."""
        with self._lock:
            if (key, tag) not in self._lessons:
                course, _, lesson = key.partition("/")
                loaded = self.library.lesson(course, lesson)
                self._lessons[key, tag] = self.localized(self.entry(course), loaded, tag)
            return self._lessons[key, tag]

    def localized(self, entry: CourseEntry, loaded: LoadedLesson, tag: str) -> Localized:
        """A lesson of the course, already read, in `tag`; it isn't kept."""
        others = {
            info.tag: self.locales.lookup(info.tag, entry.course.id, _own(entry), late=True)
            for info in self.locales.available()
            if info.tag not in {tag, loaded.lesson.lang}
        }
        return localize(
            loaded,
            tag,
            self.lookup(entry, tag),
            others,
            stand_ins=self.locales.stand_ins(tag),
            old=self.locales.lookup_old(tag, entry.course.id, _own(entry)),
        )

    def glossary(self, entry: CourseEntry, tag: str) -> Glossary:
        """The course's terms in `tag`, as far as they are there."""
        glossary = self._read(entry).glossary
        return localize_texts(glossary, tag, self._fallback_lookup(entry, tag, glossary.lang))

    def sources(self, entry: CourseEntry, tag: str) -> tuple[Source, ...]:
        """The course's sources in `tag`, as far as they are there."""
        return tuple(
            localize_texts(source, tag, self._fallback_lookup(entry, tag, source.lang))
            for source in self._read(entry).sources
        )

    def lookup(self, entry: CourseEntry, tag: str) -> Lookup:
        """The course's current translations into `tag`."""
        return self.locales.lookup(tag, entry.course.id, _own(entry))

    def files(self, entry: CourseEntry, tag: str) -> tuple[Path, ...]:
        """Where the course's translations into `tag` are, or would be looked for."""
        return self.locales.files(tag, entry.course.id, _own(entry))

    def stamp(self, entry: CourseEntry, tag: str) -> str:
        """What changes whenever the course's translations into `tag` do; "" where it has none."""
        return self.locales.stamp(tag, entry.course.id, _own(entry))

    def share(self, tag: str) -> float:
        """How much of the interface and of all courses' texts is translated into a language."""
        done, total = self.locales.share(tag, INTERFACE)
        for entry in self.library.courses():
            counts = self.locales.share(tag, entry.course.id, _own(entry))
            done += counts[1] if tag == entry.course.lang else counts[0]
            total += counts[1]
        return done / total if total else 1.0

    def _read(self, entry: CourseEntry) -> _Materials:
        course = entry.course.id
        with self._lock:
            if course not in self._materials:
                self._materials[course] = _Materials(
                    self.library.glossary(course),
                    self.library.sources(course),
                    self.library.drafts(course),
                )
            return self._materials[course]

    def _fallback_lookup(self, entry: CourseEntry, tag: str, source: str) -> Lookup:
        """A lookup in `tag`, then in its fallback languages, of texts written in `source`."""
        drafts = self._read(entry).drafts
        chain = [
            (language, draft_lookup(drafts, language, self.lookup(entry, language)))
            for language in (tag, *self.locales.stand_ins(tag))
        ]
        return fallback_lookup(chain, source)


def _own(entry: CourseEntry) -> Path:
    """The course's own locales/ folder, which is looked in first."""
    return Path(entry.root) / "locales"

"""The files behind the texts on screen: read again when they are saved, and searched for the place
of a text. A faulty file changes nothing: its former texts stay in use."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sidos.content.course_files import GLOSSARY, source_file
from sidos.content.finding import Finding
from sidos.content.library import CourseEntry
from sidos.i18n.catalogue import catalogue_of
from sidos.i18n.locales import INTERFACE
from sidos.i18n.po.entry import PoEntry, po_entries
from sidos.i18n.po.syntax import Key
from sidos.model.message import Message
from sidos.study.study import Study
from sidos.translate.course_file import read_course_file
from sidos.translate.error import FaultyPoError
from sidos.translate.po_file import read_po
from sidos.translate.watch import Watch


class FileFault(NamedTuple):
    """Where a saved file is faulty, and a sentence about it."""

    place: str
    message: Message


class SaveOutcome(NamedTuple):
    """The effect of saves. `texts`: translations have changed; `lessons`: courses have."""

    faults: tuple[FileFault, ...] = ()
    texts: bool = False
    lessons: bool = False


class TextPlace(NamedTuple):
    """Where a text is: the file, the line, and the entry in a translation file."""

    path: Path
    line: int
    entry: PoEntry | None = None


class LiveTexts:
    """Of the courses and locales that `study` shows, in all languages."""

    def __init__(self, study: Study) -> None:
        self._study = study
        self._pos: dict[Path, Mapping[Key, PoEntry]] = {}
        self._by_context: dict[Path, dict[str, PoEntry]] = {}
        self._faulty: set[Path] = set()
        self._waiting = False
        self.watch = Watch(self._files())

    def _files(self) -> Iterator[Path]:
        study = self._study
        for info in study.languages():
            yield from study.locales.files(info.tag, INTERFACE)
            for entry in study.library.courses():
                yield from study.texts.files(entry, info.tag)
        yield from map(Path, study.library.stamps())

    # Saves

    @property
    def faulty_lessons(self) -> tuple[str, ...]:
        """The keys of lessons whose files can't be read now."""
        return tuple(
            f"{entry.course.id}/{name}"
            for entry in self._study.library.courses()
            for name, lesson in entry.lessons.items()
            if Path(lesson.file) in self._faulty
        )

    def read(self, paths: Iterable[Path]) -> SaveOutcome:
        """Read the saved files `paths`, as far as they are valid. May run in a thread."""
        faults: list[FileFault] = []
        texts = False
        for path in paths:
            fault = self._read_po(path) if path.suffix == ".po" else self._read_course_file(path)
            if fault is not None:
                faults.append(fault)
            texts = texts or (path.suffix == ".po" and fault is None)
            self._waiting = self._waiting or path.suffix != ".po"
        lessons = self._waiting and not self._faulty
        if lessons:
            self._waiting = False
            if not self._study.refresh():  # a source's card: it is in no index
                self._study.texts.forget()
        return SaveOutcome(tuple(faults), texts, lessons)

    def _read_po(self, path: Path) -> FileFault | None:
        try:
            po, scan = read_po(path)
        except FaultyPoError as faulty:
            return _fault(faulty.findings[0])
        catalogue = catalogue_of(po)
        if catalogue.problem is not None:
            return FileFault(f"{path}:{scan.lines.get((None, ''), 1)}", catalogue.problem)
        self._pos[path] = po_entries(scan)
        self._by_context.pop(path, None)
        self._study.locales.use(path, catalogue)
        return None

    def _read_course_file(self, path: Path) -> FileFault | None:
        read = read_course_file(path)
        if read is None or read.value is not None:
            self._faulty.discard(path)
            return None
        self._faulty.add(path)
        return _fault(read.findings[0])

    # Places

    def warm(self) -> None:
        """Read the files of the language on screen. May run in a thread."""
        for path in self._paths():
            self._po(path)
        for entry in self._study.library.courses():
            for path in self._paths(entry):
                self._po(path)

    def message(self, context: str | None, text: str) -> TextPlace | None:
        """The place of an interface message's translation."""
        for path in self._paths():
            entry = self._po(path).get((context, text))
            if entry is not None:
                return TextPlace(path, entry.line, entry)
        return None

    def course_text(
        self, entry: CourseEntry, context: str, *, source: bool = False
    ) -> TextPlace | None:
        """The place of a course's text: of its translation, or (with `source`, or in the course's
        own language) of the source text."""
        for path in () if source else self._paths(entry):
            if path not in self._by_context:
                entries = self._po(path).values()
                self._by_context[path] = {each.context: each for each in entries if each.context}
            translated = self._by_context[path].get(context)
            if translated is not None:
                return TextPlace(path, translated.line, translated)
        return self._source(entry, context)

    def _source(self, entry: CourseEntry, context: str) -> TextPlace | None:
        path = _source_path(entry, context)
        read = read_course_file(path) if path is not None and path.is_file() else None
        for text in read.texts if read else ():
            if text.context == context and path is not None:
                unit = PoEntry(context=context, text=text.text, comment=text.comment)
                return TextPlace(path, text.line, unit)
        return None

    def _paths(self, entry: CourseEntry | None = None) -> list[Path]:
        study = self._study
        files = (
            study.texts.files(entry, study.tag)
            if entry
            else study.locales.files(study.tag, INTERFACE)
        )
        return [path for path in files if path.is_file()]

    def _po(self, path: Path) -> Mapping[Key, PoEntry]:
        if path not in self._pos:
            self._pos[path] = {}
            with suppress(FaultyPoError):
                self._pos[path] = po_entries(read_po(path)[1])
        return self._pos[path]


def _source_path(entry: CourseEntry, context: str) -> Path | None:
    root, (first, *rest) = Path(entry.root), context.split("/")
    match first:
        case "@course":
            return root / "course.yaml"
        case "@glossary":
            return root / GLOSSARY
        case "@source":
            return source_file(root, rest[0])
    lesson = entry.lessons.get(first)
    return Path(lesson.file) if lesson is not None else None


def _fault(finding: Finding) -> FileFault:
    return FileFault(f"{finding.path}:{finding.line}", finding.message)

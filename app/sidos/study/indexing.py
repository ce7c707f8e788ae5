"""Reading what has changed since the last time into the search index: a lesson, glossary or source
whose file and translations are as they were is not read again."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sidos.content.course_files import GLOSSARY, source_file
from sidos.content.error import BrokenLessonError, UnknownLessonError
from sidos.content.index import Stamps
from sidos.content.library import CourseEntry
from sidos.store.search_index import Passage, SearchDocument, SearchIndex
from sidos.study.course_texts import CourseTexts
from sidos.study.passage import glossary_passages, lesson_passages, source_passages

_FORMAT = 5  # rises when passages are made in another way
_BATCH = 25  # plans that are written at once

_Make = Callable[[str], Iterator[Passage]]


class _Plan(Struct, frozen=True):
    """Documents to make: their name, the stamp in each language, and how: `make()` reads the
    file and gives what makes a language's passages."""

    name: str
    stamps: dict[str, str]
    make: Callable[[], _Make]


class Indexer:
    """Keeps `index` as the files of `texts` are."""

    def __init__(self, index: SearchIndex, texts: CourseTexts) -> None:
        self._index = index
        self._texts = texts

    def update(self, report: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
        """Read what has changed. `report` is called now and then with how many files were read, and
        how many are to be. Raises SearchIndexError."""
        stamps = self._index.stamps()
        plans = list(self._plans())
        if self._index.is_copy:
            now = {(plan.name, tag): stamp for plan in plans for tag, stamp in plan.stamps.items()}
            prepared = [
                document for document, stamp in stamps.items() if stamp.startswith(f"{_FORMAT} ")
            ]
            stamps |= {document: now[document] for document in prepared if document in now}
            self._index.restamp(stamps)
        wanted = {(plan.name, tag) for plan in plans for tag in plan.stamps}
        gone = [document for document in stamps if document not in wanted]
        stale = [
            (plan, tags)
            for plan in plans
            if (
                tags := [
                    t for t, stamp in plan.stamps.items() if stamps.get((plan.name, t)) != stamp
                ]
            )
        ]
        self._index.drop(gone)
        for start in range(0, len(stale), _BATCH):
            if stopped():
                return
            batch = stale[start : start + _BATCH]
            self._index.put(
                [document for plan, tags in batch for document in _documents(plan, tags)]
            )
            report(start + len(batch), len(stale))
        if stale or gone:
            self._index.list_words()

    def _plans(self) -> Iterator[_Plan]:
        files = self._texts.library.stamps()
        for entry in self._texts.library.courses():
            tags = self._tags(entry)
            yield self._glossary(entry, files, tags)
            yield self._sources(entry, files, tags)
            for unit in entry.course.units:
                for name in unit.lessons:
                    if name in entry.lessons:
                        yield self._lesson(entry, name, files, tags)

    def _tags(self, entry: CourseEntry) -> dict[str, str]:
        """The languages that the course is in, each with the stamp of its translations."""
        course, texts = entry.course, self._texts
        own = {course.lang, *entry.inline, *(lesson.lang for lesson in entry.lessons.values())}
        stamps = {info.tag: texts.stamp(entry, info.tag) for info in texts.locales.available()}
        behind = {tag: [stamps[other] for other in texts.locales.stand_ins(tag)] for tag in stamps}
        return {
            tag: " ".join([stamp, *behind[tag]])
            for tag, stamp in stamps.items()
            if stamp or tag in own
        }

    def _glossary(self, entry: CourseEntry, files: Stamps, tags: dict[str, str]) -> _Plan:
        def make(tag: str) -> Iterator[Passage]:
            return glossary_passages(entry.course.id, self._texts.glossary(entry, tag))

        path = Path(entry.root) / GLOSSARY
        return _Plan(f"{entry.course.id}@glossary", _stamps([path], files, tags), lambda: make)

    def _sources(self, entry: CourseEntry, files: Stamps, tags: dict[str, str]) -> _Plan:
        def make(tag: str) -> Iterator[Passage]:
            for source in self._texts.sources(entry, tag):
                yield from source_passages(entry.course.id, source)

        cards = [source_file(Path(entry.root), name) for name in entry.course.sources]
        stamps = _stamps([card for card in cards if card is not None], files, tags)
        return _Plan(f"{entry.course.id}@sources", stamps, lambda: make)

    def _lesson(self, entry: CourseEntry, name: str, files: Stamps, tags: dict[str, str]) -> _Plan:
        course = entry.course.id

        def read() -> _Make:
            try:
                loaded = self._texts.library.lesson(course, name)
            except (BrokenLessonError, UnknownLessonError):
                return lambda _: iter(())

            def make(tag: str) -> Iterator[Passage]:
                others = [other for other in tags if other != tag]
                return lesson_passages(course, self._texts.localized(entry, loaded, tag), others)

            return make

        return _Plan(
            f"{course}/{name}", _stamps([Path(entry.lessons[name].file)], files, tags), read
        )


def _stamps(paths: Sequence[Path], files: Stamps, tags: dict[str, str]) -> dict[str, str]:
    stamp = " ".join("{}:{}".format(*files.get(str(path), (0, 0))) for path in paths)
    return {tag: f"{_FORMAT} {stamp} {translations}" for tag, translations in tags.items()}


def _documents(plan: _Plan, tags: Sequence[str]) -> Iterator[SearchDocument]:
    make = plan.make()
    for tag in tags:
        yield SearchDocument(
            name=plan.name, tag=tag, stamp=plan.stamps[tag], passages=tuple(make(tag))
        )

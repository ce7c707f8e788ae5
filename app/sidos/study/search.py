"""Search over lessons, glossaries and sources: by the beginnings of words, in the language on
screen first, then in the others where that one has no hit at the same place.

Lessons are read into the index in the background; until that is done, `reading` says how far it
has come, and what is found may be incomplete.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import RLock

from msgspec import Struct
from msgspec.structs import replace

from sidos.store.error import SearchIndexError
from sidos.store.search_index import Passage, SearchIndex, Section
from sidos.study.course_texts import CourseTexts
from sidos.study.indexing import Indexer

FILE = "search.db"

_WORD = re.compile(r"[^\W_]+")
_WORDS = 12  # of a query; more make no difference
_A_LESSON = 3  # places that one lesson may take
_LESSONS, _OTHERS = 40, 12  # places in lessons, and in glossaries and sources, that are told
_SPELLINGS = 4  # that are tried for a word that is nowhere


class Results(Struct, frozen=True, kw_only=True):
    """Where all of `words` are. `near`: they are not what was typed, but differ from it by
    diacritics; `more`: there are more places than are told."""

    words: tuple[str, ...] = ()
    near: bool = False
    lessons: tuple[Passage, ...] = ()
    terms: tuple[Passage, ...] = ()
    sources: tuple[Passage, ...] = ()
    more: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is found."""
        return not (self.lessons or self.terms or self.sources)


class Search:
    """`reading`: lessons read into the index and lessons to read; None once all are in it."""

    def __init__(self, texts: CourseTexts) -> None:
        self._texts = texts
        self._lock = RLock()
        self._index: SearchIndex | None = None
        self.reading: tuple[int, int] | None = (0, 0)

    # Finding

    def find(self, query: str, tag: str) -> Results:
        """Where the words of `query` are; `tag` is the language on screen."""
        words = _words(query)
        try:
            results = self._collect(words, tag)
            if words and results.empty:
                for other in self._spellings(words):
                    near = self._collect(other, tag)
                    if not near.empty:
                        return replace(near, near=True)
        except SearchIndexError:
            return Results(words=words)
        return results

    def _collect(self, words: tuple[str, ...], tag: str) -> Results:
        lessons = self._kept(words, tag, (Section.TITLE, Section.TEXT), _LESSONS)
        terms = self._kept(words, tag, (Section.TERM,), _OTHERS)
        sources = self._kept(words, tag, (Section.SOURCE,), _OTHERS)
        return Results(
            words=words,
            lessons=lessons[:_LESSONS],
            terms=terms[:_OTHERS],
            sources=sources[:_OTHERS],
            more=len(lessons) > _LESSONS or len(terms) > _OTHERS or len(sources) > _OTHERS,
        )

    def _kept(
        self, words: Sequence[str], tag: str, sections: Sequence[Section], most: int
    ) -> tuple[Passage, ...]:
        """One more than `most`, where there are more."""
        kept: dict[tuple[str, str], Passage] = {}
        tags = [info.tag for info in self._texts.locales.available()]
        for each in sorted(tags, key=lambda other: other != tag):
            for section in sections:
                few = _A_LESSON if section is Section.TEXT else most + 1
                for passage in self._opened().find(words, each, section, most + 1, few):
                    kept.setdefault((passage.key, passage.place), passage)
                if len(kept) > most:
                    return tuple(kept.values())[: most + 1]
        return tuple(kept.values())

    def _spellings(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """`words`, some of them as they are spelled with other diacritics."""
        known = [self._opened().near(word)[:_SPELLINGS] for word in words]
        for place, others in enumerate(known):
            for other in others:
                yield (*words[:place], other, *words[place + 1 :])
        if sum(map(bool, known)) > 1:
            yield tuple(
                others[0] if others else word for word, others in zip(words, known, strict=True)
            )

    # Reading

    def update(
        self,
        told: Callable[[], None] = lambda: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read whatever has changed since into the index. `told` is called now and then, when
        there is more to be found, and at the end."""
        for _ in range(2):
            index = self._opened()
            try:
                indexer = Indexer(index, self._texts)
                indexer.update(lambda done, all_: self._told(done, all_, told), stopped)
                break
            except SearchIndexError:
                # Damaged; or, the second time, in use by another process, or on a full disk: what
                # is there can be found all the same.
                index.begin_anew()
        self.reading = None
        told()

    def _told(self, done: int, whole: int, told: Callable[[], None]) -> None:
        self.reading = done, whole
        told()

    def close(self) -> None:
        """Close the index; it is opened again when it is needed."""
        with self._lock:
            if self._index is not None:
                self._index.close()
                self._index = None

    def _opened(self) -> SearchIndex:
        with self._lock:
            if self._index is None:
                path = self._texts.library.cache_file(FILE)
                self._index = SearchIndex(path, self._prepared_file)
            return self._index

    def _prepared_file(self) -> Path | None:
        texts = self._texts
        places = (
            path
            for entry in texts.library.courses()
            for info in texts.locales.available()
            for path in texts.files(entry, info.tag)
        )
        translations = [path for path in places if path.exists()]
        return texts.library.prepared_file(FILE, translations)


def _words(query: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", query)))[:_WORDS]

"""Search over lessons, glossaries and sources: by the beginnings of words, in the language on
screen first, then in others for places where it has no hit.

Lessons are read into the index in the background; until that is done, `reading` has the
progress, and results may be incomplete.
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
_LESSONS, _OTHERS = 40, 12  # most places in lessons, and in glossaries and sources
_SPELLINGS = 4  # that are tried for a word without hits


class Results(Struct, frozen=True, kw_only=True):
    """The places that have all of `words`. `near`: the words differ from the query by diacritics;
    `more`: there are more places than are listed."""

    words: tuple[str, ...] = ()
    near: bool = False
    lessons: tuple[Passage, ...] = ()
    terms: tuple[Passage, ...] = ()
    sources: tuple[Passage, ...] = ()
    more: bool = False

    @property
    def empty(self) -> bool:
        """Whether there are no hits."""
        return not (self.lessons or self.terms or self.sources)


class Search:
    """`reading`: the number of lessons in the index, and of all; None once it is complete."""

    def __init__(self, texts: CourseTexts) -> None:
        self._texts = texts
        self._lock = RLock()
        self._index: SearchIndex | None = None
        self.reading: tuple[int, int] | None = (0, 0)

    # Finding

    def find(self, query: str, tag: str) -> Results:
        """The places with the words of `query`; `tag` is the language on screen."""
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
        lessons = self._passages(words, tag, (Section.TITLE, Section.TEXT), _LESSONS)
        terms = self._passages(words, tag, (Section.TERM,), _OTHERS)
        sources = self._passages(words, tag, (Section.SOURCE,), _OTHERS)
        return Results(
            words=words,
            lessons=lessons[:_LESSONS],
            terms=terms[:_OTHERS],
            sources=sources[:_OTHERS],
            more=len(lessons) > _LESSONS or len(terms) > _OTHERS or len(sources) > _OTHERS,
        )

    def _passages(
        self, words: Sequence[str], tag: str, sections: Sequence[Section], limit: int
    ) -> tuple[Passage, ...]:
        """At most one more than `limit`, which shows that there are more."""
        passages: dict[tuple[str, str], Passage] = {}
        tags = [info.tag for info in self._texts.locales.available()]
        for language in sorted(tags, key=lambda other: other != tag):
            for section in sections:
                few = _A_LESSON if section is Section.TEXT else limit + 1
                for passage in self._opened().find(words, language, section, limit + 1, few):
                    passages.setdefault((passage.key, passage.place), passage)
                if len(passages) > limit:
                    return tuple(passages.values())[: limit + 1]
        return tuple(passages.values())

    def _spellings(self, words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """`words` with other diacritics in some of them."""
        spellings = [self._opened().near(word)[:_SPELLINGS] for word in words]
        for place, others in enumerate(spellings):
            for other in others:
                yield (*words[:place], other, *words[place + 1 :])
        if sum(map(bool, spellings)) > 1:
            yield tuple(
                others[0] if others else word for word, others in zip(words, spellings, strict=True)
            )

    # Reading

    def update(
        self,
        report: Callable[[], None] = lambda: None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Read what has changed into the index. `report` is called now and then, and at the end."""
        for _ in range(2):
            index = self._opened()
            try:
                indexer = Indexer(index, self._texts)
                indexer.update(
                    lambda done, all_: self._report_progress(done, all_, report), stopped
                )
                break
            except SearchIndexError:
                # Damaged; or, the second time, in use by another process, or on a full disk: the
                # present index still works.
                index.begin_anew()
        self.reading = None
        report()

    def _report_progress(self, done: int, whole: int, report: Callable[[], None]) -> None:
        self.reading = done, whole
        report()

    def close(self) -> None:
        """Close the index; it is opened again on demand."""
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

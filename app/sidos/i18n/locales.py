"""The locales of the app and of courses: which there are, and look-ups in each.

Files are read when first needed and cached; a fault in one is never raised but listed by
`problems`, and its locale falls back.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache as once
from pathlib import Path
from threading import Lock

from msgspec.structs import replace

from sidos.i18n.catalogue import Catalogue, load
from sidos.i18n.locale_index import LocaleIndex, locale_index, store_index, with_writing
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.message import Message
from sidos.prepared import Prepared

INTERFACE = "sidos"
"""The gettext domain of the interface."""

_ENGLISH = LocaleInfo(tag="en", name="English", complete=True)


class Locales:
    """`roots`: locales/ folders, the app's first. `cache`: the folder of parsed files, if any;
    `prepared`: files that the build compiled. `source`: the interface's source language."""

    def __init__(
        self,
        roots: Sequence[Path],
        cache: Path | None,
        source: str = "en",
        prepared: Prepared | None = None,
    ) -> None:
        self._roots = tuple(roots)
        self._cache = cache
        self._prepared = prepared
        self._source = source
        self._lock = Lock()
        self._index: LocaleIndex | None = None
        self._catalogues: dict[Path, Catalogue] = {}

    def available(self) -> tuple[LocaleInfo, ...]:
        """The locales in the order of their tags; the source language is always among them."""
        locales = self._indexed().locales
        if any(info.tag == self._source for info in locales):
            return locales
        return (_ENGLISH, *locales)

    def info(self, tag: str) -> LocaleInfo:
        """The locale with that tag, or the source's where there is none."""
        by_tag = {info.tag: info for info in self.available()}
        return by_tag.get(tag) or by_tag.get(self._source, _ENGLISH)

    def writing(self, tag: str) -> Writing:
        """The locale's number format (English where there is no locale), with the determiners and
        units of all locales, because an answer may be in any of the course's languages."""
        units: dict[str, tuple[str, ...]] = {}
        for info in self.available():
            for name, ways in info.units.items():
                units[name] = (*units.get(name, ()), *ways)
        determiners = frozenset(word for info in self.available() for word in info.determiners)
        return replace(self._numbers(tag), determiners=determiners, units=units)

    def _numbers(self, tag: str) -> Writing:
        info = {info.tag: info for info in self._indexed().locales}.get(tag)
        if info is None:
            return Writing(tag=tag)
        with self._lock:
            index = self._index or locale_index(self._roots, self._cache, self._prepared)
            if all(writing.tag != tag for writing in index.writings):
                index = with_writing(index, info)
                store_index(index, self._roots, self._cache)
            self._index = index
        return next(writing for writing in index.writings if writing.tag == tag)

    def translator(self, tag: str) -> Translator:
        """The interface's texts in that language."""
        info = self.info(tag)
        catalogues: list[Catalogue] = []
        for link in self._fallback_chain(info):
            catalogues += map(self._catalogue, self._existing_files(link.tag, INTERFACE))
            if link.tag == self._source:  # what comes after the source is never needed
                break
        return Translator(info, catalogues)

    def lookup(
        self, tag: str, domain: str, root: Path | None = None, *, late: bool = False
    ) -> Callable[[str, str], str | None]:
        """(context, source text) to the current translation in a course's domain, or None where
        it is missing or outdated. `root` is the course's own locales/ folder, which comes first.
        `late`: no file is read before the first look-up.
        """
        catalogues = self._lookup_chain(tag, domain, root)
        if not late:
            catalogues()

        def find(context: str, text: str) -> str | None:
            for catalogue in catalogues():
                if (translation := catalogue.find(context, text)) is not None:
                    return translation
            return None

        return find

    def lookup_old(
        self, tag: str, domain: str, root: Path | None = None
    ) -> Callable[[str, str], str | None]:
        """Like `lookup`, but returns an outdated translation where there is no current one."""
        current, catalogues = self.lookup(tag, domain, root), self._lookup_chain(tag, domain, root)

        def find(context: str, text: str) -> str | None:
            translation = current(context, text)
            for catalogue in catalogues() if translation is None else ():
                if (translation := catalogue.find_outdated(context, text)) is not None:
                    return translation
            return translation

        return find

    def stand_ins(self, tag: str) -> tuple[str, ...]:
        """The languages that are tried in turn where a course has nothing in this one."""
        info = next((info for info in self.available() if info.tag == tag), None)
        return tuple(link.tag for link in self._fallback_chain(info))[1:]

    def stamp(self, tag: str, domain: str, root: Path | None = None) -> str:
        """A string that changes whenever the domain's translations do; "" where there are none."""
        states = [path.stat() for path in self._existing_files(tag, domain, root)]
        return " ".join(f"{state.st_size}:{state.st_mtime_ns}" for state in states)

    def share(self, tag: str, domain: str, root: Path | None = None) -> tuple[int, int]:
        """The number of the domain's texts with a current translation, and of all. A language
        without a file for the domain has nothing translated, except the source, which needs
        none."""
        own = [self._catalogue(path) for path in self._existing_files(tag, domain, root)]
        if own:
            return max((catalogue.translated, catalogue.total) for catalogue in own)
        others = (
            self._catalogue(path).total
            for info in self.available()
            for path in self._existing_files(info.tag, domain, root)
        )
        total = max(others, default=0)
        return (total if tag == self._source else 0, total)

    def files(self, tag: str, domain: str, root: Path | None = None) -> tuple[Path, ...]:
        """The paths of the domain's PO files, whether they exist or not."""
        roots = (root, *self._roots) if root else self._roots
        return tuple(folder / tag / "LC_MESSAGES" / f"{domain}.po" for folder in roots)

    def use(self, path: Path, catalogue: Catalogue) -> None:
        """Replace the catalogue of the file at `path`."""
        with self._lock:
            self._catalogues[path] = catalogue

    def problems(self) -> tuple[Message, ...]:
        """The problems of the files read so far."""
        with self._lock:
            problems = [catalogue.problem for catalogue in self._catalogues.values()]
        return (*self._indexed().problems, *filter(None, problems))

    def _indexed(self) -> LocaleIndex:
        with self._lock:
            if self._index is None:
                self._index = locale_index(self._roots, self._cache, self._prepared)
            return self._index

    def _catalogue(self, path: Path) -> Catalogue:
        with self._lock:
            if path not in self._catalogues:
                self._catalogues[path] = load(path, self._cache, self._prepared)
            return self._catalogues[path]

    def _lookup_chain(
        self, tag: str, domain: str, root: Path | None
    ) -> Callable[[], list[Catalogue]]:
        """A function that returns the catalogues of a course's domain, the same ones every time."""
        return once(lambda: [*map(self._catalogue, self._existing_files(tag, domain, root))])

    def _existing_files(self, tag: str, domain: str, root: Path | None = None) -> list[Path]:
        return [path for path in self.files(tag, domain, root) if domain and path.exists()]

    def _fallback_chain(self, info: LocaleInfo | None) -> Iterator[LocaleInfo]:
        """The locale, its fallback, the fallback's fallback, and so on: each once."""
        unvisited = {other.tag: other for other in self.available()}
        while info is not None:
            unvisited.pop(info.tag, None)
            yield info
            info = unvisited.get(info.fallback or "")

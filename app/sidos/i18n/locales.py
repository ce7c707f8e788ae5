"""The locales of the app and of courses: what there is, and look-ups in each.

Files are read when first needed and then kept; whatever is wrong with one is never raised but
can be asked for, and its locale falls back.
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
    """`roots`: locales/ folders, the app's first. `cache`: where parsed files are kept, if
    anywhere; `prepared`: what the build made of some. `source`: the language that the interface is
    written in."""

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
        found = self._indexed().locales
        if any(info.tag == self._source for info in found):
            return found
        return (_ENGLISH, *found)

    def info(self, tag: str) -> LocaleInfo:
        """The locale with that tag, or the source's where there is none."""
        known = {info.tag: info for info in self.available()}
        return known.get(tag) or known.get(self._source, _ENGLISH)

    def writing(self, tag: str) -> Writing:
        """How the locale writes numbers (as English where there is none), and what all locales
        know of typed answers: these may be in any of the course's languages."""
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
        paths = [_po(self._roots, link.tag, INTERFACE) for link in self._fallbacks(info)]
        return Translator(info, [self._catalogue(path) for some in paths for path in some])

    def lookup(
        self, tag: str, domain: str, root: Path | None = None, *, late: bool = False
    ) -> Callable[[str, str], str | None]:
        """(context, source text) to the current translation in a course's domain, or None where
        it is missing or outdated. `root` is the course's own locales/ folder, which comes first.
        `late`: no file is read, and no fault in one noticed, before something is looked up.
        """
        catalogues = self._lookup_chain(tag, domain, root)
        if not late:
            catalogues()

        def find(context: str, text: str) -> str | None:
            for catalogue in catalogues():
                if (found := catalogue.find(context, text)) is not None:
                    return found
            return None

        return find

    def lookup_old(
        self, tag: str, domain: str, root: Path | None = None
    ) -> Callable[[str, str], str | None]:
        """Like `lookup`, but where only an outdated translation is there, it is found."""
        current, catalogues = self.lookup(tag, domain, root), self._lookup_chain(tag, domain, root)

        def find(context: str, text: str) -> str | None:
            found = current(context, text)
            for catalogue in catalogues() if found is None else ():
                if (found := catalogue.find_outdated(context, text)) is not None:
                    return found
            return found

        return find

    def stand_ins(self, tag: str) -> tuple[str, ...]:
        """The languages that are shown, in turn, where a course has nothing in this one."""
        known = {info.tag: info for info in self.available()}
        found: dict[str, None] = {}
        link = known.get(tag)
        while link is not None and link.tag not in found:
            found[link.tag] = None
            link = known.get(link.fallback or "")
        return tuple(found)[1:]

    def stamp(self, tag: str, domain: str, root: Path | None = None) -> str:
        """What changes whenever the domain's translations do; "" where there are none."""
        roots = (root, *self._roots) if root else self._roots
        states = [path.stat() for path in _po(roots, tag, domain)]
        return " ".join(f"{state.st_size}:{state.st_mtime_ns}" for state in states)

    def share(self, tag: str, domain: str, root: Path | None = None) -> tuple[int, int]:
        """Texts of the domain that have a current translation, and all texts. A language that
        has no file for the domain has nothing translated, except the source, which needs none."""
        roots = (root, *self._roots) if root else self._roots
        own = [self._catalogue(path) for path in _po(roots, tag, domain)]
        if own:
            return max((found.translated, found.total) for found in own)
        others = (
            self._catalogue(path).total
            for info in self.available()
            for path in _po(roots, info.tag, domain)
        )
        total = max(others, default=0)
        return (total if tag == self._source else 0, total)

    def files(self, tag: str, domain: str, root: Path | None = None) -> tuple[Path, ...]:
        """Where the domain's translations are, or would be looked for."""
        roots = (root, *self._roots) if root else self._roots
        return tuple(_path(one, tag, domain) for one in roots)

    def use(self, path: Path, catalogue: Catalogue) -> None:
        """Look up in `catalogue` from now on what the file at `path` said until now."""
        with self._lock:
            self._catalogues[path] = catalogue

    def problems(self) -> tuple[Message, ...]:
        """What is wrong with the files read up to now."""
        with self._lock:
            faulty = [found.problem for found in self._catalogues.values()]
        return (*self._indexed().problems, *(problem for problem in faulty if problem))

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
        """What gives the catalogues of a course's domain, the same ones every time."""
        roots = (root, *self._roots) if root else self._roots
        return once(lambda: [self._catalogue(path) for path in _po(roots, tag, domain)])

    def _fallbacks(self, info: LocaleInfo) -> Iterator[LocaleInfo]:
        """The locale, its fallback, that one's, and so on: each once."""
        known = {other.tag: other for other in self.available()}
        link: LocaleInfo | None = info
        while link is not None:
            known.pop(link.tag, None)
            yield link
            # The interface's own words are the source: nothing stands behind them.
            link = known.get(link.fallback or "") if link.tag != self._source else None


def _po(roots: Sequence[Path], tag: str, domain: str) -> list[Path]:
    paths = [_path(root, tag, domain) for root in roots]
    return [path for path in paths if domain and path.exists()]


def _path(root: Path, tag: str, domain: str) -> Path:
    return root / tag / "LC_MESSAGES" / f"{domain}.po"

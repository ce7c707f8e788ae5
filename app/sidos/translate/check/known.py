"""What the rules know besides an entry: its locale, and the course's terms."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.placeholder import without

_ABBREVIATION = 4  # letters at most: CRM, ERP


class CheckedTerm(Struct, frozen=True):
    """`sources`: the term and its forms as the source has them, in lower case; `found`: finds any
    of the locale's own; `text`: the locale's term."""

    id: str
    sources: tuple[str, ...]
    found: re.Pattern[str]
    text: str

    def is_in(self, text: str, named: str) -> bool:
        """Whether `text` has the term, or the abbreviation that its source calls it by."""
        return bool(self.found.search(text.casefold())) or (
            len(named) <= _ABBREVIATION and re.search(rf"\b{named.upper()}\b", text) is not None
        )


class Terms(Struct, frozen=True, kw_only=True):
    """A glossary: the terms by each of their names, and what finds the names in a text.
    `everyday`: terms that are words of everyday speech; `led`: question and term, where the
    question's prompt or explanation has the term."""

    by_name: Mapping[str, CheckedTerm]
    names: re.Pattern[str]
    everyday: frozenset[str] = frozenset()
    led: frozenset[tuple[str, str]] = frozenset()

    def keeps(self, source: str) -> bool:
        """Whether a text is a term that is the same in the locale."""
        name = source.casefold()
        return name in self.by_name and self.by_name[name].text.casefold() == name

    def standing_in(self, source: str) -> Mapping[str, CheckedTerm]:
        """The terms that stand in a text by what it calls them, the longest in each place."""
        found = self.names.finditer(without(source).casefold())
        return {one[0]: self.by_name[one[0]] for one in found}


class Known(Struct, frozen=True, kw_only=True):
    """What the rules know of a locale. `interface`: the texts are the app's, not a course's;
    `separators`: signs between the thousands of a number; `keys`: what keys are called in it;
    `terms`: the course's glossary."""

    info: LocaleInfo
    interface: bool = True
    separators: str = ""
    keys: Mapping[str, str] = {}
    terms: Terms | None = None

    @property
    def language(self) -> str:
        """The tag's language alone."""
        return self.info.tag.partition("-")[0]


Rule = Callable[[CheckedEntry, TextPair, Known], Iterator[Issue]]
"""A rule on one wording of an entry that is current."""

GroupRule = Callable[[Sequence[CheckedEntry], Known], Iterator[tuple[CheckedEntry, Issue]]]
"""A rule on the entries of one page or question."""

"""What the rules use besides an entry: its locale, and the course's terms."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.placeholder import without

_ABBREVIATION = 4  # letters at most: CRM, ERP


class CheckedTerm(Struct, frozen=True):
    """`sources`: the term and its forms in the source language, in lower case; `pattern` matches
    any of the locale's; `text`: the locale's term."""

    id: str
    sources: tuple[str, ...]
    pattern: re.Pattern[str]
    text: str

    def is_in(self, text: str, name: str) -> bool:
        """Whether `text` has the term, or `name` as an abbreviation."""
        return bool(self.pattern.search(text.casefold())) or (
            len(name) <= _ABBREVIATION and re.search(rf"\b{name.upper()}\b", text) is not None
        )


class Terms(Struct, frozen=True, kw_only=True):
    """A glossary: the terms by each of their names, and the pattern of all names.
    `everyday`: terms that are words of everyday speech; `introduced`: question and term, where the
    question's prompt or explanation has the term."""

    by_name: Mapping[str, CheckedTerm]
    names: re.Pattern[str]
    everyday: frozenset[str] = frozenset()
    introduced: frozenset[tuple[str, str]] = frozenset()

    def keeps(self, source: str) -> bool:
        """Whether `source` is a term that is the same in the locale."""
        name = source.casefold()
        return name in self.by_name and self.by_name[name].text.casefold() == name

    def terms_in(self, source: str) -> Mapping[str, CheckedTerm]:
        """The terms in a text by the name used there, the longest in each place."""
        matches = self.names.finditer(without(source).casefold())
        return {match[0]: self.by_name[match[0]] for match in matches}


class LocaleFacts(Struct, frozen=True, kw_only=True):
    """What the rules use of a locale. `interface`: the texts are the app's, not a course's;
    `separators`: characters between the thousands of a number; `keys`: its names of keys;
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


Rule = Callable[[CheckedEntry, TextPair, LocaleFacts], Iterator[Issue]]
"""A rule on one wording of an entry that is current."""

EntryIssues = Iterator[tuple[CheckedEntry, Issue]]

GroupRule = Callable[[Sequence[CheckedEntry], LocaleFacts], EntryIssues]
"""A rule on the entries of one page or question."""

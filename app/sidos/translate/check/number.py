"""Numbers: the source's, written in the locale's way; small ones may be words in either."""

import re
import unicodedata
from collections.abc import Iterator

from sidos.i18n.locale_info import LocaleInfo
from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, warning
from sidos.translate.check.facts import LocaleFacts
from sidos.translate.placeholder import without

_DIGITS = re.compile(r"\d+")
_SPACES = " \u00a0\u202f\u2009"
_RANGE = re.compile(r"(?<!\d)(\d\d)(\d\d)[-–/](\d\d)(?!\d)")
_SHORT = 2
"""Numbers of so many digits, a hundred, and whole thousands are written in words now and then."""


def separators(info: LocaleInfo) -> str:
    """The characters that may separate the thousands of a number in the locale."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(info.cldr.replace("-", "_")).number_symbols
    except (UnknownLocaleError, ValueError):
        return _SPACES
    return _SPACES + str(symbols.get("latn", {}).get("group", ""))


def numbers(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """The same numbers in both texts, except small ones that only one of them has."""
    if entry.is_list or wording.lone:
        return
    expected = _figures(wording.source, f",{_SPACES}")
    actual = _figures(wording.text, facts.separators)
    missing, odd = expected - actual, actual - expected
    if (missing and odd) or not all(map(_may_be_word, missing | odd)):
        template = N_("The numbers differ. Here: {found}. In the source: {expected}. Correct them.")
        yield warning("numbers", template, found=_listed(actual), expected=_listed(expected))


def _figures(text: str, separators: str) -> set[str]:
    """The runs of digits of a text, thousands joined, 2010–11 as 2010 and 2011; 2.5 and 2,5
    are both a 2 and a 5."""
    if not _DIGITS.search(text):
        return set()
    pattern = rf"(?<![\d.,])\d{{1,3}}(?:[{re.escape(separators)}]\d{{3}})+(?!\d)"
    joined = re.sub(pattern, lambda match: re.sub(r"\D", "", match[0]), without(text))
    plain = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in joined)
    whole = _RANGE.sub(r"\1\2 \1\3", plain)
    return {match.lstrip("0") or "0" for match in _DIGITS.findall(whole)}


def _may_be_word(figure: str) -> bool:
    return len(figure) <= _SHORT or figure == "100" or figure.endswith("000")


def _listed(figures: set[str]) -> str:
    return ", ".join(sorted(figures, key=lambda figure: (len(figure), figure))) or "–"

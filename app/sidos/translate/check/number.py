"""Numbers: the source's, written in the locale's way; small ones may be words in either."""

import re
import unicodedata
from collections.abc import Iterator

from sidos.i18n.locale_info import LocaleInfo
from sidos.model.message import N_, Message
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known
from sidos.translate.placeholder import without

_DIGITS = re.compile(r"\d+")
_SPACES = " \u00a0\u202f\u2009"
_RANGE = re.compile(r"(?<!\d)(\d\d)(\d\d)[-–/](\d\d)(?!\d)")
_SHORT = 2
"""Numbers of so many digits, a hundred, and whole thousands are written in words now and then."""


def separators(info: LocaleInfo) -> str:
    """The signs that may stand between the thousands of a number in the locale."""
    from babel import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(info.cldr.replace("-", "_")).number_symbols
    except (UnknownLocaleError, ValueError):
        return _SPACES
    return _SPACES + str(symbols.get("latn", {}).get("group", ""))


def numbers(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """The same figures on both sides, but for small ones that only one side has."""
    if entry.is_list or wording.lone:
        return
    wanted = _figures(wording.source, f",{_SPACES}")
    found = _figures(wording.text, known.separators)
    missing, odd = wanted - found, found - wanted
    exchanged = missing and odd
    if exchanged or not all(map(_may_be_word, missing | odd)):
        said = N_("The numbers differ. Here: {found}. In the source: {expected}. Correct them.")
        values = {"found": _listed(found), "expected": _listed(wanted)}
        yield Issue("numbers", Message(said, values), "warning")


def _figures(text: str, separators: str) -> set[str]:
    """The runs of digits of a text, thousands put together, 2010–11 as 2010 and 2011; 2.5 and 2,5
    are both a 2 and a 5."""
    if not _DIGITS.search(text):
        return set()
    pattern = rf"(?<![\d.,])\d{{1,3}}(?:[{re.escape(separators)}]\d{{3}})+(?!\d)"
    joined = re.sub(pattern, lambda found: re.sub(r"\D", "", found[0]), without(text))
    plain = "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in joined)
    whole = _RANGE.sub(r"\1\2 \1\3", plain)
    return {found.lstrip("0") or "0" for found in _DIGITS.findall(whole)}


def _may_be_word(figure: str) -> bool:
    return len(figure) <= _SHORT or figure == "100" or figure.endswith("000")


def _listed(figures: set[str]) -> str:
    return ", ".join(sorted(figures, key=lambda figure: (len(figure), figure))) or "–"

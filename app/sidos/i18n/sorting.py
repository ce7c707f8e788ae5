"""Sorting as a reader expects: letters by the locale's alphabet, numbers by their value.

No strxfrm (it depends on the machine's locales) and no Babel: the alphabets that put letters
after z are few, and told here as CLDR has them.
"""

import re
import unicodedata
from collections.abc import Callable

_AFTER_Z = {
    "fi": ("å", "äæ", "öø"),
    "sv": ("å", "äæ", "öø"),
    "da": ("æä", "øö", "å"),
    "nb": ("æä", "øö", "å"),
    "nn": ("æä", "øö", "å"),
    "no": ("æä", "øö", "å"),
}
_AS = {
    "fi": {"ü": "y", "đ": "d"},
    "sv": {"ü": "y", "đ": "d"},
    "da": {"ü": "y"},
    "nb": {"ü": "y"},
    "nn": {"ü": "y"},
    "no": {"ü": "y"},
}
_ANYWHERE = {"æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "đ": "d", "þ": "th", "ł": "l"}
_PIECE = re.compile(r"(\d+)|(\s+)|(.)", re.DOTALL)

_DIGITS = 300  # a number longer than this is none, and int() would refuse it in the end

Primary = tuple[tuple[int, int, str], ...]


def sort_key(cldr: str) -> Callable[[str], tuple[Primary, str, str]]:
    """A key for `sorted` in the way of the CLDR locale. Case and accents decide only between
    texts that are otherwise the same."""
    language = re.split(r"[_-]", cldr)[0]
    ranks = {
        letter: rank
        for rank, letters in enumerate(_AFTER_Z.get(language, ()), start=1)
        for letter in letters
    }
    alike = _AS.get(language, {})

    def letters(sign: str) -> Primary:
        if sign in ranks:
            return ((3, ranks[sign], ""),)
        base = alike.get(sign) or _ANYWHERE.get(sign) or _bare(sign)
        return tuple((2, 0, one) if one.isalnum() else (0, 0, one) for one in base)

    def key(text: str) -> tuple[Primary, str, str]:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
        primary: list[tuple[int, int, str]] = []
        for digits, space, sign in _PIECE.findall(folded):
            if digits:
                primary.append((1, int(digits[:_DIGITS]), digits[_DIGITS:]))
            elif space:
                primary.append((0, 0, " "))
            else:
                primary.extend(letters(sign))
        return tuple(primary), folded, text

    return key


def _bare(sign: str) -> str:
    decomposed = unicodedata.normalize("NFD", sign)
    return "".join(one for one in decomposed if not unicodedata.combining(one)) or sign

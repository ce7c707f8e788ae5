"""Sorting as a reader expects: letters by the locale's alphabet, numbers by their value.

No strxfrm (it depends on the machine's locales) and no Babel: the alphabets that put letters
after z are few, and listed here as in CLDR.
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

_DIGITS = 300  # further digits are compared as text: int() has a limit

Primary = tuple[tuple[int, int, str], ...]


def sort_key(cldr: str) -> Callable[[str], tuple[Primary, str, str]]:
    """A key for `sorted` by the rules of the CLDR locale. Case and accents decide only between
    texts that are otherwise the same."""
    language = re.split(r"[_-]", cldr)[0]
    ranks = {
        letter: rank
        for rank, letters in enumerate(_AFTER_Z.get(language, ()), start=1)
        for letter in letters
    }
    equivalents = _AS.get(language, {})

    def letters(character: str) -> Primary:
        if character in ranks:
            return ((3, ranks[character], ""),)
        base = equivalents.get(character) or _ANYWHERE.get(character) or _bare(character)
        return tuple((2, 0, one) if one.isalnum() else (0, 0, one) for one in base)

    def key(text: str) -> tuple[Primary, str, str]:
        folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
        primary: list[tuple[int, int, str]] = []
        for digits, space, character in _PIECE.findall(folded):
            if digits:
                primary.append((1, int(digits[:_DIGITS]), digits[_DIGITS:]))
            elif space:
                primary.append((0, 0, " "))
            else:
                primary.extend(letters(character))
        return tuple(primary), folded, text

    return key


def _bare(character: str) -> str:
    decomposed = unicodedata.normalize("NFD", character)
    return "".join(one for one in decomposed if not unicodedata.combining(one)) or character

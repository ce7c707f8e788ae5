"""Text from outside (lessons, translations, names, answers) on its way to a terminal.

No control character of it reaches the terminal, and nothing in it turns the direction of a line.
What people send loses whatever can't be seen as well, so that no two names look alike; joiners
stay where a script or an emoji is written with them.
"""

import unicodedata

_KEPT = {"\n", "\t"}
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_ZWNJ, _ZWJ = "\u200c", "\u200d"
_VIRAMA = 9  # the combining class of the character that a joiner follows in Indic scripts


def printable(text: str) -> str:
    """`text` without control characters and direction overrides, new lines and tabs kept."""
    if text.isprintable():  # nearly every line is; character by character takes a hundred times
        return text
    return "".join(char for char in text if char in _KEPT or not _steers(char))


def visible(text: str) -> str:
    """`text` without any character that can't be seen, but for joiners that join."""
    if text.isprintable():
        return text
    joiners = {_ZWNJ, _ZWJ}
    seen = "".join(c for c in text if c in joiners or unicodedata.category(c) not in _UNSEEN)
    return "".join(
        char for at, char in enumerate(seen) if char not in joiners or _joins(seen, at, char)
    )


def _steers(char: str) -> bool:
    # Cf also holds what joins emoji and shapes Arabic: only what reorders lines is taken out.
    return (
        unicodedata.category(char) in {"Cc", "Cs"}
        or "\u202a" <= char <= "\u202e"
        or "\u2066" <= char <= "\u2069"
    )


def _joins(text: str, at: int, joiner: str) -> bool:
    """Whether what is before and after the joiner at that place is written with one: Indic letters
    with a virama, letters of Arabic and its kin, parts of an emoji."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before:
        return False
    if unicodedata.combining(before) == _VIRAMA:
        return True
    if not after:
        return False
    if unicodedata.bidirectional(after) == "AL":
        return unicodedata.bidirectional(before) in {"AL", "NSM"}
    emoji = unicodedata.category(before) in {"So", "Sk"} or before == "\ufe0f"
    return joiner == _ZWJ and emoji and unicodedata.category(after) == "So"

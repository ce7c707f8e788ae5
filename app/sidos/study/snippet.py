"""The part of a text around the searched words, in one line, with those words marked."""

import re
import unicodedata
from collections.abc import Sequence

Piece = tuple[str, bool]
"""A text, and whether it is one of the searched words."""

_WORD = re.compile(r"[^\W_]+")
_ELLIPSIS = "…"
_BEFORE = 3  # a third of the line at most is before the first word


def snippet(text: str, words: Sequence[str], width: int) -> tuple[Piece, ...]:
    """`text`, cut at its beginning where the first of `words` would be past the line's first
    third of `width` characters; the caller cuts the end."""
    text = unicodedata.normalize("NFC", text)
    hits = _hits(text, words)
    start = _start(text, hits[0][0] if hits else 0, width)
    pieces: list[Piece] = [(_ELLIPSIS, False)] if start else []
    at = start
    for begin, end in hits:
        if begin >= start + 2 * width:
            break
        pieces += [(text[at:begin], False), (text[begin:end], True)]
        at = end
    pieces.append((text[at : start + 2 * width], False))
    return tuple(piece for piece in pieces if piece[0])


def _hits(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    beginnings = tuple(word.casefold() for word in words)
    return [
        match.span()
        for match in _WORD.finditer(text)
        if beginnings and match[0].casefold().startswith(beginnings)
    ]


def _start(text: str, hit: int, width: int) -> int:
    """The index of the first word to show."""
    if len(text) <= width or hit <= width // _BEFORE:
        return 0
    earliest = max(0, min(hit - width // _BEFORE, len(text) - width + len(_ELLIPSIS)))
    space = text.find(" ", earliest, hit)
    return space + 1 if space >= 0 else hit

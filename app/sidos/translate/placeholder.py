"""Placeholders: `{name}`, filled in when a text is shown (and a cloze text's gaps)."""

import re

from msgspec import Struct

_PIECE = re.compile(r"\{\{|\}\}|\{(?P<name>\w+)\}|(?P<stray>[{}][^{}\s]{0,20})")


class Placeholders(Struct, frozen=True):
    """The names in a text, and braces that belong to none."""

    names: frozenset[str]
    malformed: tuple[str, ...]


def placeholders(text: str) -> Placeholders:
    """The placeholders in `text`; `{{` and `}}` are plain braces."""
    pieces = list(_PIECE.finditer(text))
    return Placeholders(
        frozenset(piece["name"] for piece in pieces if piece["name"]),
        tuple(piece["stray"] for piece in pieces if piece["stray"]),
    )


def without(text: str) -> str:
    """`text` without its placeholders."""
    if "{" not in text and "}" not in text:
        return text
    return _PIECE.sub(lambda piece: "" if piece["name"] else piece[0][:1], text)

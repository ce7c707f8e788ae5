"""The words of a Markdown text without its signs, as they are searched."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_BREAKS = {"softbreak", "hardbreak"}


def plain_text(page: str) -> str:
    """`page` on one line: emphasis, links and tables leave their words only."""
    pieces: list[str] = []
    for token in _parser().parse(page):
        inside = token.children or ()
        pieces += [" " if child.type in _BREAKS else child.content for child in inside]
        pieces.append(" " if token.children is not None else token.content)
    return " ".join("".join(pieces).split())


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")

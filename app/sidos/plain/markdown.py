"""Markdown as plain lines to be read aloud: no signs of emphasis, lists kept, quotes indented,
a table as one line a row that repeats the column's heading before each cell."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from textwrap import TextWrapper
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_QUOTE = "    "
_CODE = "    "


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` signs, behind `first` or (from the second on) `rest`.

    Line breaks in `text` stay.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        wrapper = TextWrapper(
            width=max(width, len(rest) + 10),
            initial_indent=rest if lines else first,
            subsequent_indent=rest,
            break_on_hyphens=False,
        )
        lines.extend(wrapper.wrap(paragraph) or [""])
    return lines


def markdown_lines(text: str, width: int) -> list[str]:
    """A page as lines, an empty line between blocks."""
    lines = list(_blocks(_parser().parse(text), width))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def inline(text: str) -> str:
    """A sentence or two without signs of emphasis; paragraphs are run together."""
    tokens = _parser().parse(text)
    return " ".join(_inline(token) for token in tokens if token.type == "inline")


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _blocks(tokens: "Sequence[Token]", width: int) -> Iterator[str]:
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _end(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "heading_open" | "paragraph_open":
                yield from wrapped(_inline(inside[0]), width)
                yield ""
            case "bullet_list_open" | "ordered_list_open":
                yield from _list(token, inside, width)
                yield ""
            case "blockquote_open":
                yield from _indented(inside, width, _QUOTE, _QUOTE)
                yield ""
            case "fence" | "code_block":
                yield from (_CODE + line for line in token.content.rstrip("\n").split("\n"))
                yield ""
            case "table_open":
                yield from _table(inside, width)
                yield ""
        index = end + 1


def _end(tokens: "Sequence[Token]", start: int) -> int:
    """The index of the token that closes the one at `start` (itself where it is closed)."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _list(opening: "Token", inside: "Sequence[Token]", width: int) -> Iterator[str]:
    index, number = 0, int(opening.attrs.get("start", 1))
    while index < len(inside):
        end = _end(inside, index)
        sign = "- " if opening.tag == "ul" else f"{number}. "
        yield from _indented(inside[index + 1 : end], width, sign, " " * len(sign))
        index, number = end + 1, number + 1


def _indented(tokens: "Sequence[Token]", width: int, first: str, rest: str) -> Iterator[str]:
    """The blocks inside, the first line behind `first`, the others behind `rest`."""
    lines = list(_blocks(tokens, width - len(rest)))
    while lines and not lines[-1]:
        lines.pop()
    for place, line in enumerate(lines):
        yield ((first if place == 0 else rest) + line).rstrip()


def _table(tokens: "Sequence[Token]", width: int) -> Iterator[str]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_inline(token))
    for row in rows[1:]:
        cells = (
            f"{head}: {cell}" if head else cell for head, cell in zip(rows[0], row, strict=True)
        )
        yield from wrapped("; ".join(cells), width, "- ", "  ")


def _inline(token: "Token") -> str:
    """The text of a block; a link is followed by where it leads."""
    parts: list[str] = []
    links: list[str] = []
    for child in token.children or ():
        match child.type:
            case "text" | "code_inline" | "image":
                parts.append(child.content)
            case "softbreak":
                parts.append(" ")
            case "hardbreak":
                parts.append("\n")
            case "link_open":
                links.append(str(child.attrs.get("href", "")))
            case "link_close":
                target = links.pop()
                if target and not "".join(parts).endswith(target):
                    parts.append(f" ({target})")
    return "".join(parts)

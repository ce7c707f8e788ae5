"""Markdown as lines of content for a given width, with hanging indents, quotes and tables.

One widget draws a whole page from these: Textual's own Markdown widget makes a widget of each
block, which costs ten times as much to open.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from textual.content import Content

from sidos.tui.text import plain, wrapped

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_STYLES = {"em": "italic", "strong": "bold $accent", "s": "strike", "link": "underline $mark"}
_BULLET = "• "
_QUOTE = "▌ "


def markdown_lines(text: str, width: int) -> list[Content]:
    """`text` as lines at most `width` cells wide."""
    tokens = _parser().parse(plain(text))
    lines = list(_blocks(tokens, max(1, width)))
    while lines and not lines[-1].plain:
        lines.pop()
    return lines


def inline(text: str) -> Content:
    """`text` as one paragraph, emphasis kept, blocks run together."""
    tokens = _parser().parse(plain(text))
    pieces = [_inline(token) for token in tokens if token.type == "inline"]
    return Content(" ").join(pieces)


@lru_cache(maxsize=1)
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _blocks(tokens: "Sequence[Token]", width: int) -> Iterator[Content]:
    """Lines of a run of block tokens, an empty line after each block of the outermost level."""
    index = 0
    while index < len(tokens):
        token = tokens[index]
        end = _end(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "heading_open":
                style = "bold $mark underline" if token.tag == "h1" else "bold $mark"
                yield from wrapped(_inline(inside[0]).stylize(style), width)
                yield Content("")
            case "paragraph_open":
                yield from wrapped(_inline(inside[0]), width)
                yield Content("")
            case "bullet_list_open" | "ordered_list_open":
                yield from _list(token, inside, width)
                yield Content("")
            case "blockquote_open":
                bar = Content.styled(_QUOTE, "$mark")
                yield from _indented(inside, width, bar, bar, "italic")
                yield Content("")
            case "fence" | "code_block":
                for line in token.content.rstrip("\n").split("\n"):
                    yield Content.styled("  " + line, "$secondary").truncate(width)
                yield Content("")
            case "table_open":
                yield from _table(inside, width)
                yield Content("")
            case "hr":
                yield Content.styled("─" * min(width, 20), "$quiet")
                yield Content("")
        index = end + 1


def _end(tokens: "Sequence[Token]", start: int) -> int:
    """The index of the token that closes the one at `start` (itself where it is closed)."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _list(opening: "Token", inside: "Sequence[Token]", width: int) -> Iterator[Content]:
    index = 0
    number = int(opening.attrs.get("start", 1))
    while index < len(inside):
        end = _end(inside, index)
        sign = _BULLET if opening.tag == "ul" else f"{number}. "
        first = Content.styled(sign, "$mark")
        yield from _indented(inside[index + 1 : end], width, first, Content(" " * len(sign)))
        index, number = end + 1, number + 1


def _indented(
    tokens: "Sequence[Token]", width: int, first: Content, rest: Content, style: str = ""
) -> Iterator[Content]:
    """The blocks inside, each line behind `first` (the first line) or `rest`."""
    lines = list(_blocks(tokens, max(1, width - rest.cell_length)))
    while lines and not lines[-1].plain:
        lines.pop()
    for place, line in enumerate(lines):
        yield Content.assemble(first if place == 0 else rest, line.stylize(style))


def _table(tokens: "Sequence[Token]", width: int) -> Iterator[Content]:
    """A table, its columns as wide as they need, cut in proportion where that is too much."""
    rows: list[list[Content]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_inline(token))
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    widths = [
        max((row[i].cell_length for row in rows if i < len(row)), default=1) for i in range(columns)
    ]
    room = max(columns, width - 3 * (columns - 1))
    if sum(widths) > room:
        widths = [max(3, cells * room // sum(widths)) for cells in widths]
    for place, row in enumerate(rows):
        cells = [
            wrapped(row[i].stylize("bold") if place == 0 else row[i], widths[i])
            if i < len(row)
            else []
            for i in range(columns)
        ]
        for line in range(max(map(len, cells))):
            parts = [
                _padded(cell[line] if line < len(cell) else Content(""), cells_wide)
                for cell, cells_wide in zip(cells, widths, strict=True)
            ]
            yield Content.styled(" │ ", "$quiet").join(parts)
        if place == 0:
            yield Content.styled("─┼─".join("─" * cells_wide for cells_wide in widths), "$quiet")


def _padded(cell: Content, width: int) -> Content:
    return cell.pad_right(max(0, width - cell.cell_length))


def _inline(token: "Token") -> Content:
    """The inline content of a block, line breaks folded to spaces where they are soft."""
    parts: list[tuple[str, str]] = []
    open_styles: list[str] = []
    for child in token.children or ():
        match child.type:
            case "text":
                parts.append((child.content, " ".join(open_styles)))
            case "code_inline":
                parts.append((child.content, " ".join([*open_styles, "$secondary"])))
            case "softbreak":
                parts.append((" ", " ".join(open_styles)))
            case "hardbreak":
                parts.append(("\n", ""))
            case "image":
                parts.append((child.content, "italic"))
            case _ if child.nesting == 1:
                open_styles.append(_STYLES.get(child.type.removesuffix("_open"), ""))
            case _ if child.nesting == -1:
                open_styles.pop()
    return Content.assemble(*parts)

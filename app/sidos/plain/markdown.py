"""A text as plain lines to be read aloud: no marks of emphasis, lists kept, quotes indented, a
table as one line a row that repeats the column's heading before each cell."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import TextWrapper

from sidos.content.markdown_parser import parse_line, parse_page, parse_text
from sidos.model.rich_text import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Spans,
    TableBlock,
)

_QUOTE = "    "
_CODE = "    "
_NARROWEST = 12

GapText = Callable[[int], str]
"""What is read in the place of the gap with that number."""


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """`text` in lines of at most `width` characters, behind `first` or (from the second on)
    `rest`.

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


def page_lines(text: str, width: int) -> list[str]:
    """A page as lines, an empty line between blocks."""
    return block_lines(parse_page(text), width)


def text_lines(text: str, width: int, gaps: tuple[str, ...] = (), gap: GapText = str) -> list[str]:
    """A text as lines; `gaps` are the ids of a cloze's gaps."""
    return block_lines(parse_text(text, gaps), width, gap)


def text_behind(
    text: str,
    width: int,
    first: str,
    rest: str,
    *,
    gaps: tuple[str, ...] = (),
    gap: GapText = str,
) -> list[str]:
    """A text as lines at most `width` wide, the first one behind `first`, the others behind
    `rest`."""
    blocks = parse_text(text, gaps)
    if blocks and isinstance(blocks[0], Paragraph):
        lines = wrapped(_inline(blocks[0].spans, gap), width, first, rest)
        more = block_lines(blocks[1:], width - len(rest), gap)
        return [*lines, *(["", *behind(rest, rest, more)] if more else [])]
    return list(behind(first, rest, block_lines(blocks, width - max(len(first), len(rest)), gap)))


def line_text(text: str) -> str:
    """A line without marks of emphasis; a link is followed by where it leads."""
    return _inline(parse_line(text), str)


def block_lines(blocks: Sequence[Block], width: int, gap: GapText = str) -> list[str]:
    """Blocks as lines, an empty line between two."""
    lines: list[str] = []
    for block in blocks:
        new = list(_block(block, max(_NARROWEST, width), gap))
        lines += ["", *new] if lines and new else new
    return lines


def _block(block: Block, width: int, gap: GapText) -> Iterator[str]:
    match block:
        case Heading(_, spans) | Paragraph(spans):
            yield from wrapped(_inline(spans, gap), width)
        case ListBlock(items, start):
            for place, item in enumerate(items):
                mark = "- " if start is None else f"{start + place}. "
                lines = block_lines(item, width - len(mark), gap)
                yield from behind(mark, " " * len(mark), lines)
        case Quote(inside):
            yield from behind(_QUOTE, _QUOTE, block_lines(inside, width - len(_QUOTE), gap))
        case CodeBlock(spans):
            yield from ((_CODE + line).rstrip() for line in _inline(spans, gap).split("\n"))
        case TableBlock(rows):
            yield from _table([[_inline(cell, gap) for cell in row] for row in rows], width)


def behind(first: str, rest: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines, the first one behind `first`, the others behind `rest`."""
    for place, line in enumerate(lines or [""]):
        yield ((rest if place else first) + line).rstrip()


def _table(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    head, *others = rows
    for row in others:
        pairs = zip(head, row, strict=True)
        cells = (f"{label}: {cell}" if label else cell for label, cell in pairs)
        yield from wrapped("; ".join(cells), width, "- ", "  ")
    if not others:
        yield from wrapped("; ".join(head), width, "- ", "  ")


def _inline(spans: Spans, gap: GapText) -> str:
    """The characters of spans; behind the last one of a link, where it leads."""
    parts: list[str] = []
    for place, span in enumerate(spans):
        parts.append(gap(span.gap) if span.gap else span.text)
        ends = place + 1 == len(spans) or spans[place + 1].link != span.link
        if span.link and ends and not "".join(parts).endswith(span.link):
            parts.append(f" ({span.link})")
    return "".join(parts)

"""The words of a text without its Markdown, on one line: as they are searched, counted, listed."""

from collections.abc import Iterable, Iterator

from sidos.content.markdown_parser import is_plain, parse, parse_line, parse_page, parse_text
from sidos.model.rich_text import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    Markup,
    Paragraph,
    Quote,
    Spans,
    TableBlock,
)

BLANK = "…"
"""What is read in the place of a gap."""

_BULLET = "•"


def plain_line(text: str) -> str:
    """A line's words, its code with all blanks."""
    return text if is_plain(text) else spans_text(parse_line(text))


def plain_text(text: str, gaps: tuple[str, ...] = (), blank: str = BLANK) -> str:
    """A text's words; `blank` in the place of each gap."""
    return _folded(blocks_texts(parse_text(text, gaps), blank, listed=True))


def plain_page(page: str) -> str:
    """A page's words."""
    return _folded(blocks_texts(parse_page(page), listed=True))


def visible_text(text: str, markup: Markup) -> str:
    """The words of a text of any kind."""
    if markup is Markup.LINE:
        return plain_line(text)
    return text if markup is Markup.TYPED else _folded(blocks_texts(parse(text, markup)))


def spans_text(spans: Spans, blank: str = BLANK) -> str:
    """The characters of spans."""
    return "".join(blank if span.gap else span.text for span in spans)


def blocks_texts(
    blocks: Iterable[Block], blank: str = BLANK, *, listed: bool = False
) -> Iterator[str]:
    """The characters of each run of spans in the blocks, in order. `listed`: items of lists have
    their numbers and bullets."""
    for block in blocks:
        match block:
            case Paragraph() | Heading() | CodeBlock():
                yield spans_text(block.spans, blank)
            case Quote():
                yield from blocks_texts(block.blocks, blank, listed=listed)
            case ListBlock(items, start):
                for place, item in enumerate(items):
                    if listed:
                        yield _BULLET if start is None else f"{start + place}."
                    yield from blocks_texts(item, blank, listed=listed)
            case TableBlock():
                yield from (spans_text(cell, blank) for row in block.rows for cell in row)


def _folded(texts: Iterable[str]) -> str:
    return " ".join(" ".join(texts).split())

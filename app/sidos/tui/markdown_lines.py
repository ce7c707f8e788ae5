"""A text as lines of content for a given width, with hanging indents, quotes and tables.

One widget draws a whole page from these: Textual's own Markdown widget makes a widget of each
block, which costs ten times as much to open.
"""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from sidos.content.markdown_parser import parse_line, parse_page, parse_text
from sidos.model.rich_text import (
    Block,
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Span,
    Spans,
    TableBlock,
    ThematicBreak,
)
from sidos.tui.text import plain, wrapped

_BULLET = "• "
_QUOTE = "▌ "
_NARROWEST = 12  # cells that are left for text; where there are fewer, nothing is indented
_CELL = 3  # cells that a table's column has at least
_BAR = " │ "

GapContent = Callable[[int], Content]
"""What is drawn for the gap with that number."""


def numbered_gap(number: int) -> Content:
    """A gap as its number."""
    return Content(f"[{number}]")


def page_lines(text: str, width: int) -> list[Content]:
    """A page as lines at most `width` cells wide."""
    return block_lines(parse_page(plain(text)), width)


def text_lines(
    text: str, width: int, gaps: tuple[str, ...] = (), gap: GapContent = numbered_gap
) -> list[Content]:
    """A text as lines at most `width` cells wide; `gaps` are the ids of a cloze's gaps."""
    return block_lines(parse_text(plain(text), gaps), width, gap)


def line_content(text: str) -> Content:
    """A line, its emphasis kept."""
    return spans_content(parse_line(plain(text)))


def spans_content(spans: Spans) -> Content:
    """Spans without gaps."""
    return _inline(spans, numbered_gap)


def block_lines(
    blocks: Sequence[Block], width: int, gap: GapContent = numbered_gap
) -> list[Content]:
    """Blocks as lines, an empty line between two."""
    lines: list[Content] = []
    for block in blocks:
        lines += [Content("")] if lines else []
        lines += _block(block, max(1, width), gap)
    return lines


def _block(block: Block, width: int, gap: GapContent) -> Iterator[Content]:
    match block:
        case Heading(level, spans):
            style = "bold $mark underline" if level == 1 else "bold $mark"
            yield from wrapped(_inline(spans, gap).stylize(style), width)
        case Paragraph(spans):
            yield from wrapped(_inline(spans, gap), width)
        case ListBlock(items, start):
            for place, item in enumerate(items):
                mark = _BULLET if start is None else f"{start + place}. "
                lines = block_lines(item, _room(width, len(mark)), gap)
                yield from _behind(Content.styled(mark, "$mark"), None, lines, width)
        case Quote(inside):
            bar = Content.styled(_QUOTE, "$mark")
            lines = block_lines(inside, _room(width, len(_QUOTE)), gap)
            yield from _behind(bar, bar, [line.stylize("italic") for line in lines], width)
        case CodeBlock(spans):
            for line in _inline(spans, gap).split(allow_blank=True):
                for piece in line.wrap(_room(width, 2)):
                    yield Content.assemble("  " if width - 2 >= _NARROWEST else "", piece)
        case TableBlock(rows):
            yield from _table([[_inline(cell, gap) for cell in row] for row in rows], width)
        case ThematicBreak():
            yield Content.styled("─" * min(width, 20), "$quiet")


def _room(width: int, indent: int) -> int:
    return width - indent if width - indent >= _NARROWEST else width


def _behind(
    first: Content, rest: Content | None, lines: Sequence[Content], width: int
) -> Iterator[Content]:
    """The lines, the first one behind `first`, the others behind `rest` (blanks where None)."""
    if width - first.cell_length < _NARROWEST:
        yield from lines
        return
    indent = rest or Content(" " * first.cell_length)
    for place, line in enumerate(lines or [Content("")]):
        yield Content.assemble(indent if place else first, line)


def _table(rows: Sequence[Sequence[Content]], width: int) -> Iterator[Content]:
    """A table; columns wider than the room shrink, the widest first. Where there is no room for
    columns, a row is its cells joined by dots."""
    columns = len(rows[0])
    room = width - len(_BAR) * (columns - 1)
    widths = [max(_CELL, *(row[place].cell_length for row in rows)) for place in range(columns)]
    if room < _CELL * columns:
        for row in rows:
            yield from wrapped(Content(" · ").join(row), width)
        return
    while sum(widths) > room:
        widest = max(range(columns), key=lambda place: widths[place])
        widths[widest] -= 1
    for place, row in enumerate(rows):
        cells = [
            wrapped(cell.stylize("bold") if place == 0 else cell, cells_wide)
            for cell, cells_wide in zip(row, widths, strict=True)
        ]
        for line in range(max(map(len, cells))):
            parts = [
                _padded(cell[line] if line < len(cell) else Content(""), cells_wide)
                for cell, cells_wide in zip(cells, widths, strict=True)
            ]
            yield Content.styled(_BAR, "$quiet").join(parts)
        if place == 0:
            yield Content.styled("─┼─".join("─" * cells_wide for cells_wide in widths), "$quiet")


def _padded(cell: Content, width: int) -> Content:
    return cell.pad_right(max(0, width - cell.cell_length))


def _inline(spans: Spans, gap: GapContent) -> Content:
    pieces = [gap(span.gap) if span.gap else (span.text, _style(span)) for span in spans]
    return Content.assemble(*pieces)


def _style(span: Span) -> str:
    styles = {
        "italic": span.em,
        "bold $accent": span.strong,
        "underline $mark": bool(span.link),
        "$secondary": span.code,
    }
    return " ".join(style for style, applies in styles.items() if applies)

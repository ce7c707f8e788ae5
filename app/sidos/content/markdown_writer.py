"""The tree as CommonMark that any reader shows the same: what was shown as typed is escaped."""

import re
from collections.abc import Callable, Iterator, Sequence

from sidos.content.page_blocks import as_prose
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

_SPECIAL = re.compile(
    r"[\\`*\[\]|]|<(?=[a-zA-Z/!?])|&(?=[#\w]+;)|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~"
)
_MARKS = {"strong": "**", "em": "*"}

GapMarkdown = Callable[[int], str]
"""What is written in the place of the gap with that number, as Markdown."""


def write_line(spans: Spans, gap: GapMarkdown = str) -> str:
    """Spans on one line, which begins no list or heading of its own."""
    return as_prose(_title(spans, gap), goes_on=False)


def _title(spans: Spans, gap: GapMarkdown) -> str:
    """Spans on one line; at the end of a heading, number signs would be marks."""
    line = " ".join(_inline(spans, gap).split("\\\n")).strip()
    return re.sub(r"(^|\s)(#+)$", r"\1\\\2", line)


def write_blocks(blocks: Sequence[Block], gap: GapMarkdown = str, *, level: int = 0) -> str:
    """Blocks, an empty line between two; `level` is added to that of headings."""
    written: list[str] = []
    second = False
    for place, block in enumerate(blocks):
        second = isinstance(block, ListBlock) and not second and _goes_on(blocks, place)
        written.append("\n".join(_block(block, gap, level, second=second)))
    return "\n\n".join(text for text in written if text)


def _goes_on(blocks: Sequence[Block], place: int) -> bool:
    """Whether a list comes right after a list: without other marks it would be the same one."""
    return place > 0 and isinstance(blocks[place - 1], ListBlock)


def _block(block: Block, gap: GapMarkdown, level: int, *, second: bool) -> Iterator[str]:
    match block:
        case Heading(own, spans):
            yield f"{'#' * min(6, own + level)} {_title(spans, gap)}".rstrip()
        case Paragraph(spans):
            lines = _inline(spans, gap).split("\n")
            yield from (as_prose(line, goes_on=at > 0) for at, line in enumerate(lines))
        case ListBlock(items, start):
            for place, item in enumerate(items):
                bullet, stop = ("*", ")") if second else ("-", ".")
                mark = bullet if start is None else f"{start + place}{stop}"
                yield from _behind(f"{mark} ", _item(item, gap, level))
        case Quote(inside):
            text = write_blocks(inside, gap, level=level)
            yield from (f"> {line}".rstrip() for line in text.split("\n"))
        case CodeBlock(spans, language):
            code = "".join(gap(span.gap) if span.gap else span.text for span in spans)
            fence = "`" * max(3, 1 + _longest_run(code))
            yield from (f"{fence}{language if '`' not in language else ''}", code, fence)
        case TableBlock(rows):
            for place, row in enumerate(rows):
                yield f"| {' | '.join(_cell(cell, gap) for cell in row)} |"
                if not place:
                    yield f"|{'---|' * len(row)}"
        case ThematicBreak():
            yield "---"


def _item(item: Sequence[Block], gap: GapMarkdown, level: int) -> list[str]:
    """An item's lines; a list right below its first paragraph needs no empty line."""
    match item:
        case (Paragraph() as first, ListBlock() as inner):
            parts = [write_blocks((each,), gap, level=level) for each in (first, inner)]
            return "\n".join(parts).split("\n")
    return write_blocks(item, gap, level=level).split("\n")


def _behind(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for place, line in enumerate(lines):
        yield ((" " * len(mark) if place else mark) + line).rstrip()


def _cell(spans: Spans, gap: GapMarkdown) -> str:
    return " ".join(_inline(spans, gap, cell=True).split("\\\n"))


def _inline(spans: Sequence[Span], gap: GapMarkdown, *, cell: bool = False) -> str:
    return "".join(_runs(spans, gap, cell, ("strong", "em", "link")))


def _runs(
    spans: Sequence[Span], gap: GapMarkdown, cell: bool, styles: tuple[str, ...]
) -> Iterator[str]:
    """Spans with their marks, the style that lasts longest outermost."""
    place = 0
    while place < len(spans):
        lasting = {style: _last(spans, place, style) for style in styles}
        style = max(lasting, key=lambda each: lasting[each], default="")
        end = lasting.get(style, 0)
        if end <= place:
            yield _written(spans[place], gap, cell)
            place += 1
            continue
        rest = tuple(each for each in styles if each != style)
        inside = "".join(_runs(spans[place:end], gap, cell, rest))
        yield _marked(inside, style, spans[place].link)
        place = end


def _last(spans: Sequence[Span], start: int, style: str) -> int:
    """The end of the run of spans that have the style of the one at `start`; 0 for none."""
    wanted = getattr(spans[start], style)
    end = start
    while wanted and end < len(spans) and getattr(spans[end], style) == wanted:
        end += 1
    return end


def _marked(inside: str, style: str, link: str) -> str:
    """`inside` between marks, which are next to no blank."""
    if style == "link":
        return f"[{inside}](<{link}>)" if re.search(r"[()]", link) else f"[{inside}]({link})"
    words = inside.strip()
    before, _, after = inside.partition(words) if words else (inside, "", "")
    mark = _MARKS[style]
    return f"{before}{mark}{words}{mark}{after}" if words else inside


def _written(span: Span, gap: GapMarkdown, cell: bool) -> str:
    if span.gap:
        return gap(span.gap)
    if span.code:
        code = span.text.replace("|", "\\|") if cell else span.text
        tick = "`" * (1 + _longest_run(code))
        pad = " " if _needs_pad(code) else ""
        return f"{tick}{pad}{code}{pad}{tick}"
    return _SPECIAL.sub(r"\\\g<0>", span.text).replace("\n", "\\\n")


def _needs_pad(code: str) -> bool:
    is_padded = code.startswith(" ") and code.endswith(" ") and bool(code.strip())
    return is_padded or code.startswith("`") or code.endswith("`")


def _longest_run(code: str) -> int:
    return max(map(len, re.findall("`+", code)), default=0)

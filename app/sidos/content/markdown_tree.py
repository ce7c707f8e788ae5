"""From the tokens of Markdown to the tree."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from sidos.model.rich_text import (
    Block,
    Blocks,
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

NAMED_BRACE = re.compile(r"(?<!\\)((?:\\\\)*)\{([a-z0-9-]+)\}")
"""A brace in code, with the backslashes before it: an odd one more would escape it."""

MarkdownToken = Any
"""A token of markdown-it, which the parser alone knows."""


def blocks_of(tokens: Sequence[MarkdownToken], gaps: tuple[str, ...]) -> Iterator[Block]:
    """The blocks of a run of tokens."""
    index = 0
    while index < len(tokens):
        token, end = tokens[index], _end(tokens, index)
        inside = tokens[index + 1 : end]
        match token.type:
            case "paragraph_open":
                yield Paragraph(spans_of(inside[0], gaps))
            case "heading_open":
                yield Heading(int(token.tag[1:]), spans_of(inside[0], gaps))
            case "bullet_list_open":
                yield ListBlock(tuple(_items(inside, gaps)))
            case "ordered_list_open":
                yield ListBlock(tuple(_items(inside, gaps)), int(token.attrs.get("start", 1)))
            case "blockquote_open":
                yield Quote(tuple(blocks_of(inside, gaps)))
            case "fence":
                code = token.content.removesuffix("\n")
                yield CodeBlock(tuple(_code(code, gaps)), token.info.strip())
            case "table_open":
                yield TableBlock(tuple(_rows(inside, gaps)))
            case "hr":
                yield ThematicBreak()
        index = end + 1


def _end(tokens: Sequence[MarkdownToken], start: int) -> int:
    """The index of the token that closes the one at `start` (itself where it is closed)."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _items(tokens: Sequence[MarkdownToken], gaps: tuple[str, ...]) -> Iterator[Blocks]:
    index = 0
    while index < len(tokens):
        end = _end(tokens, index)
        yield tuple(blocks_of(tokens[index + 1 : end], gaps))
        index = end + 1


def _rows(tokens: Sequence[MarkdownToken], gaps: tuple[str, ...]) -> Iterator[tuple[Spans, ...]]:
    row: list[Spans] = []
    for token in tokens:
        if token.type == "inline":
            row.append(spans_of(token, gaps))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def spans_of(token: MarkdownToken, gaps: tuple[str, ...]) -> Spans:
    """The inline content of a block; neighbours of one style are one span."""
    spans: list[Span] = []
    opened: list[str] = []
    links: list[str] = []
    for child in token.children or ():
        name = child.type.removesuffix("_open")
        if child.nesting == 1:
            opened.append(name)
            links += [str(child.attrs.get("href", ""))] if name == "link" else []
        elif child.nesting == -1:
            opened.pop()
            links = [] if child.type == "link_close" else links
        else:
            for piece in _pieces(child, gaps):
                styled = Span(
                    text=piece.text,
                    em="em" in opened,
                    strong="strong" in opened,
                    code=piece.code,
                    link=links[0] if links else "",
                    gap=piece.gap,
                )
                _add(spans, styled)
    return tuple(spans)


def _pieces(token: MarkdownToken, gaps: tuple[str, ...]) -> Iterator[Span]:
    match token.type:
        case "code_inline":
            yield from _code(token.content, gaps)
        case "softbreak":
            yield Span(text=" ")
        case "hardbreak":
            yield Span(text="\n")
        case "gap" if token.content in gaps:
            yield Span(gap=gaps.index(token.content) + 1)
        case "gap":
            yield Span(text=f"{{{token.content}}}")
        case _:
            yield Span(text=token.content)


def _code(code: str, gaps: tuple[str, ...]) -> Iterator[Span]:
    """Code in which a brace is a gap only where it names one."""
    start = 0
    for brace in NAMED_BRACE.finditer(code) if gaps else ():
        if brace[2] in gaps:
            opens = brace.end(1)
            if start < opens:
                yield Span(text=code[start:opens], code=True)
            yield Span(code=True, gap=gaps.index(brace[2]) + 1)
            start = brace.end()
    if start < len(code):
        yield Span(text=code[start:], code=True)


def _add(spans: list[Span], span: Span) -> None:
    if not span.text and not span.gap:
        return
    last = spans[-1] if spans else Span(gap=1)
    if last.gap or span.gap or replace(last, text=span.text) != span:
        spans.append(span)
    else:
        spans[-1] = replace(span, text=last.text + span.text)

"""A text as blocks of spans, for every front end. `content.markdown_parser` makes it."""

from enum import Enum, auto

from msgspec import Struct


class Markup(Enum):
    """Which Markdown a field holds. LINE: inline only, block syntax is shown as typed; TEXT:
    paragraphs, lists, quotes, tables and fenced code as well; PAGE: also headings and rules;
    TYPED: none."""

    LINE = auto()
    TEXT = auto()
    PAGE = auto()
    TYPED = auto()


class Span(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Characters of one style; a line feed in `text` is a hard line break. `link`: where it leads.
    `gap`: this is the gap with that number, counted from 1, and has no text."""

    text: str = ""
    em: bool = False
    strong: bool = False
    code: bool = False
    link: str = ""
    gap: int = 0


Spans = tuple[Span, ...]


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """Running text."""

    spans: Spans


class Heading(Struct, frozen=True, tag="heading"):
    """A heading; `level` counts from 1."""

    level: int
    spans: Spans


class CodeBlock(Struct, frozen=True, tag="code"):
    """Fenced code, its line ends and indentation kept. `language`: as the fence names it."""

    spans: Spans
    language: str = ""


class TableBlock(Struct, frozen=True, tag="table"):
    """Rows of cells, as many in each; the first row is the heading."""

    rows: tuple[tuple[Spans, ...], ...]


class ThematicBreak(Struct, frozen=True, tag="rule"):
    """A rule across the page."""


class Quote(Struct, frozen=True, tag="quote"):
    """Quoted blocks."""

    blocks: "Blocks"


class ListBlock(Struct, frozen=True, tag="list"):
    """A list. `start`: the number of its first item; null where they are not numbered."""

    items: "tuple[Blocks, ...]"
    start: int | None = None


Block = Paragraph | Heading | CodeBlock | TableBlock | ThematicBreak | Quote | ListBlock
Blocks = tuple[Block, ...]

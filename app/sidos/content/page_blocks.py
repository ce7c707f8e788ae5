"""Markdown as blocks to translate, and back.

A heading, a paragraph, a list item, a paragraph of a quote and a table cell are one block each,
its soft line breaks folded, so that wrapping a paragraph anew changes no block. Code, rules and
HTML stay as they are. Joining translated blocks gives Markdown of the source's structure.

A page whose translation is cut into other blocks than its source is kept whole: its first block
holds the whole translated page, and every further block is `ELSEWHERE`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

ELSEWHERE = "<!-- -->"
"""A block whose text stands in the page's first block."""

_STARTS_BLOCK = re.compile(r"\s*([-+*>|#]|\d{1,9}[.)])(\s|$)|\s*[>|#]")
_SUSPICIOUS = re.compile(r"[\d#>\-+*=_~`<|\[]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_MARKUP = re.compile(r"^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)*")


class Block(Struct, frozen=True):
    """A block of a page. `kind`: heading, paragraph, list item, quote or table cell; `start` and
    `end`: its lines; `prefix`: what stands before its text in the line (for a cell, its row's)."""

    kind: str
    text: str
    start: int
    end: int
    prefix: str


def blocks(page: str) -> tuple[Block, ...]:
    """The blocks of a page, in order."""
    return tuple(_blocks(page))


def fold(text: str) -> str:
    """`text` with each paragraph on one line; lists and hard line breaks keep their lines."""
    paragraphs = []
    for paragraph in re.split(r"\n[ \t]*\n\s*", text.strip()):
        runs: list[list[str]] = [[]]
        for line in paragraph.split("\n"):
            if runs[-1] and _STARTS_BLOCK.match(line):
                runs.append([])
            runs[-1].append(line)
        paragraphs.append("\n".join(_fold_run(run) for run in runs))
    return "\n\n".join(paragraphs)


def _fold_run(lines: Sequence[str]) -> str:
    """Lines as one, but for hard line breaks, which end in a backslash."""
    folded = ""
    for line in lines[:-1]:
        hard = line.endswith(("  ", "\\"))
        folded += line.strip().removesuffix("\\") + ("\\\n" if hard else " ")
    return folded + lines[-1].strip()


def align(source: str, translated: str) -> tuple[str, ...]:
    """The translated page as translations of the source's blocks, one each."""
    wanted, given = blocks(source), blocks(translated)
    if not wanted:
        return ()
    if [block.kind for block in wanted] == [block.kind for block in given]:
        return tuple(block.text for block in given)
    whole = translated if len(wanted) > 1 else f"{translated}\n\n{ELSEWHERE}"
    return (whole, *[ELSEWHERE] * (len(wanted) - 1))


def join(page: str, translations: Sequence[str]) -> str:
    """The page with each of its blocks replaced by its translation (as many as it has blocks)."""
    first, *rest = translations or [page]
    if rest and all(text == ELSEWHERE for text in rest):
        return first
    if not rest and "\n\n" in first:
        return first.removesuffix(ELSEWHERE).rstrip()
    lines: list[str | None] = list(page.split("\n"))
    rows: dict[int, list[str]] = {}
    for block, text in zip(blocks(page), translations, strict=True):
        if block.kind == "table cell":
            rows.setdefault(block.start, []).append(" ".join(text.split()).replace("|", "\\|"))
            lines[block.start] = f"{block.prefix}| {' | '.join(rows[block.start])} |"
            continue
        lines[block.start] = _written(block, text)
        lines[block.start + 1 : block.end] = [None] * (block.end - block.start - 1)
    return "\n".join(line for line in lines if line is not None)


def _written(block: Block, text: str) -> str:
    if block.kind == "heading":
        return block.prefix + " ".join(text.split())
    indent = re.sub(r"[^>\s]", " ", block.prefix)
    parts = [part.strip() for part in text.strip().split("\n") if part.strip()]
    written = [as_prose(part, goes_on=number > 0) for number, part in enumerate(parts)]
    return block.prefix + f"\n{indent}".join(written)


def as_prose(line: str, *, goes_on: bool) -> str:
    """`line` so that it begins no list, heading or other block ("2. kesäkuuta" is a date), and,
    where it goes on from another line, doesn't underline that as a heading."""
    if line == ELSEWHERE or not _SUSPICIOUS.match(line):
        return line
    kinds = [token.type for token in _parser().parse(line)]
    underlines = goes_on and not line.strip("= ")
    if kinds == ["paragraph_open", "inline", "paragraph_close"] and not underlines:
        return line
    number = _NUMBERED.match(line)
    return f"{number[1]}\\{line[number.end(1) :]}" if number else f"\\{line}"


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _blocks(page: str) -> Iterator[Block]:
    lines = page.split("\n")
    parents: list[Token] = []
    for token in _parser().parse(page):
        if token.nesting < 0:
            parents.pop()
        elif token.nesting > 0:
            parents.append(token)
        elif token.type == "inline":
            names = [parent.type for parent in parents]
            start, end = token.map or (0, 0)
            if names[-1] in {"th_open", "td_open"}:
                start, _ = parents[-2].map or (0, 0)
                markup = _MARKUP.match(lines[start])
                prefix = markup[0] if markup else ""
                yield Block("table cell", token.content, start, start + 1, prefix)
            elif token.content:
                prefix = _prefix(lines[start], token.content.split("\n")[0])
                kind = _kind(names)
                if kind == "heading":  # an underlined one is written with # from now on
                    _, end = parents[-1].map or (start, end)
                    prefix += {"=": "# ", "-": "## "}.get(parents[-1].markup, "")
                yield Block(kind, _fold_run(token.content.split("\n")), start, end, prefix)


def _kind(parents: Sequence[str]) -> str:
    if parents[-1] == "heading_open":
        return "heading"
    for name in reversed(parents):
        if name == "list_item_open":
            return "list item"
        if name == "blockquote_open":
            return "quote"
    return "paragraph"


def _prefix(line: str, first: str) -> str:
    kept, head = line.rstrip(), first.strip()
    at = len(kept) - len(head) if kept.endswith(head) else kept.find(head)
    return kept[: max(at, 0)]

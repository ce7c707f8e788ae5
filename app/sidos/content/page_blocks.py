"""Markdown as blocks to translate, and back.

A heading, a paragraph, a list item, a paragraph of a quote and a table cell are one block each,
its soft line breaks folded, so that wrapping a paragraph again changes no block. Code and rules
stay as they are. Joining translated blocks gives Markdown of the source's structure.

A page whose translation is cut into other blocks than its source, or has other words in its code
(a drawing made of text), is kept whole: its first block holds the whole translated page, and every
further block is `ELSEWHERE`.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from sidos.content.markdown_parser import SourceBlock, is_paragraph, source_blocks, unfolded

ELSEWHERE = "<!-- -->"
"""A block whose text is in the page's first block."""

_STARTS_BLOCK = re.compile(r"\s*([-+*>|#]|\d{1,9}[.)])(\s|$)|\s*[>|#]")
_MARK_ALONE = re.compile(r"\s*(?:([-+*>]|\d{1,9}[.)])\s*)+")
_SUSPICIOUS = re.compile(r"[\d#>\-+*=_~`<|\[]")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
_FENCE = re.compile(r"```+[^`]*$|~~~")
_MARKUP = re.compile(r"^[\s>]*(?:[-+*]\s+|\d{1,9}[.)]\s+)*")


class Block(Struct, frozen=True):
    """A block of a page. `kind`: heading, paragraph, list item, quote or table cell; `start` and
    `end`: its lines; `prefix`: what is before its text in the line (for a cell, its row's)."""

    kind: str
    text: str
    start: int
    end: int
    prefix: str


def blocks(page: str) -> tuple[Block, ...]:
    """The blocks of a page, in order."""
    return tuple(_blocks(page))


def fold(text: str) -> str:
    """`text` with each paragraph on one line; lists and hard line breaks keep their lines, and
    fenced code and tables all of theirs. A list or quote of several lines is not made one line,
    which would be a line of text."""
    lines = text.strip().split("\n")
    fixed = {number for lines_range in unfolded("\n".join(lines)) for number in lines_range}
    folded: list[str] = []
    run: list[str] = []
    for number, line in enumerate([*lines, ""]):
        ends = number in fixed or not line.strip() or _STARTS_BLOCK.match(line)
        if run and (ends or _MARK_ALONE.fullmatch(run[-1])):
            indent = " " * (len(run[0]) - len(run[0].lstrip()))
            folded.append(indent + _fold_run(run))
            run = []
        if number in fixed:
            folded.append(line)
        elif line.strip():
            run.append(line)
        elif folded[-1:] != [""]:
            folded.append("")
    result = "\n".join(folded).rstrip()
    is_block = len(lines) > 1 and "\n" not in result and _STARTS_BLOCK.match(result)
    return "\n".join(lines) if is_block else result


def fold_line(text: str) -> str:
    """`text` on one line, the blanks inside its lines kept: code may need them."""
    lines = (line.strip().removesuffix("\\") for line in text.split("\n"))
    return " ".join(line for line in lines if line)


def _fold_run(lines: Sequence[str]) -> str:
    """Lines as one, but for hard line breaks, which end in a backslash."""
    folded = ""
    for line in lines[:-1]:
        is_escape = _ends_in_escape(line)
        hard = line.endswith("  ") or is_escape
        folded += line.removesuffix("\\" if is_escape else "").strip()
        folded += "\\\n" if hard else " "
    last = lines[-1].strip()
    # Without the blank behind it, its backslash would break the line.
    blank = " " if _ends_in_escape(last) and lines[-1][-1:].isspace() else ""
    return folded + last + blank


def _ends_in_escape(line: str) -> bool:
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def align(source: str, translated: str) -> tuple[str, ...]:
    """The translated page as translations of the source's blocks, one each."""
    original, result = blocks(source), blocks(translated)
    if not original:
        return ()
    same_blocks = [block.kind for block in original] == [block.kind for block in result]
    if same_blocks and _code(source) == _code(translated):
        return tuple(block.text for block in result)
    whole = translated if len(original) > 1 else f"{translated}\n\n{ELSEWHERE}"
    return (whole, *[ELSEWHERE] * (len(original) - 1))


def _code(page: str) -> list[str]:
    """The lines of a page's fenced code."""
    code, inside = list[str](), False
    for line in page.split("\n"):
        if line.strip().startswith(("```", "~~~")):
            inside = not inside
        elif inside:
            code.append(line.rstrip())
    return code


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
    underlines = goes_on and not line.strip("= ")
    if is_paragraph(line) and not underlines and not _FENCE.match(line):
        return line
    number = _NUMBERED.match(line)
    return f"{number[1]}\\{line[number.end(1) :]}" if number else f"\\{line}"


def _blocks(page: str) -> Iterator[Block]:
    lines = page.split("\n")
    for run in source_blocks(page):
        if run.parents[-1] in {"th_open", "td_open"}:
            markup = _MARKUP.match(lines[run.row])
            prefix = markup[0] if markup else ""
            yield Block("table cell", run.text, run.row, run.row + 1, prefix)
        elif run.text:
            first, *_ = pieces = run.text.split("\n")
            prefix = _prefix(lines[run.start], first)
            # an underlined heading is written with # from now on
            prefix += {"=": "# ", "-": "## "}.get(run.underline, "")
            yield Block(_kind(run), _fold_run(pieces), run.start, run.end, prefix)


def _kind(run: SourceBlock) -> str:
    if run.parents[-1] == "heading_open":
        return "heading"
    for name in reversed(run.parents):
        if name == "list_item_open":
            return "list item"
        if name == "blockquote_open":
            return "quote"
    return "paragraph"


def _prefix(line: str, first: str) -> str:
    stripped, head = line.rstrip(), first.strip()
    at = len(stripped) - len(head) if stripped.endswith(head) else stripped.find(head)
    return stripped[: max(at, 0)]

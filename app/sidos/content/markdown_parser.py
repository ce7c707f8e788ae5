"""Markdown to the tree that every front end writes from; nothing else imports markdown-it-py.

CommonMark with rules taken away, so that what isn't markup is shown as typed: no HTML, images,
entities, reference links or indented code, no emphasis inside a word or between digits, none by
two underscores, no link with a title, no fence without an end, no table that would lose a cell.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sidos.content.markdown_tree import NAMED_BRACE, blocks_of, spans_of
from sidos.model.rich_text import Blocks, Markup, Paragraph, Span, Spans

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_OFF = ("code", "html_block", "reference", "html_inline", "entity", "image")
_PAGE_ONLY = ("heading", "lheading", "hr")
_MARKS = re.compile(r"[\\*_`\[<{\n]")
_BRACE = re.compile(r"\{([^{}\s]*)\}")
_OPENING, _CLOSING = "\"'/¡¿", "\"'/.,;:!?"
_OPENING_CATEGORIES, _CLOSING_CATEGORIES = {"Ps", "Pi", "Pd"}, {"Pe", "Pf", "Pd"}


def parse(text: str, markup: Markup, gaps: tuple[str, ...] = ()) -> Blocks:
    """`text` by the rules of its field, as blocks. `gaps`: the ids that a brace may name."""
    match markup:
        case Markup.TYPED:
            return (Paragraph((Span(text=text),)),)
        case Markup.LINE:
            return (Paragraph(parse_line(text)),)
        case Markup.TEXT:
            return parse_text(text, gaps)
        case Markup.PAGE:
            return parse_page(text)


def is_plain(text: str) -> bool:
    """Whether a line surely has no marks: its characters are what is shown."""
    return not _MARKS.search(text)


@lru_cache(maxsize=1024)
def parse_line(text: str) -> Spans:
    """A line: inline Markdown alone; a line end is a space."""
    if is_plain(text):
        return (Span(text=text),) if text else ()
    (token,) = _parser(Markup.TEXT).parseInline(" ".join(text.split("\n")).strip())
    return spans_of(token, ())


@lru_cache(maxsize=1024)
def parse_text(text: str, gaps: tuple[str, ...] = ()) -> Blocks:
    """A text: a line, or blocks but headings and rules. `gaps`: the ids that a brace may name."""
    tokens = _text_tokens(text, {"gaps": gaps} if gaps else {})
    if tokens and tokens[0].type == "inline":
        return (Paragraph(spans_of(tokens[0], gaps)),)
    return tuple(blocks_of(tokens, gaps))


def _text_tokens(text: str, env: dict[str, Any]) -> "list[Token]":
    """The tokens of a text: those of its blocks, or a single inline one where it is one line,
    which begins no list or quote."""
    line = text.strip()
    if not line or "\n" in line:
        return _parser(Markup.TEXT).parse(text, env)
    return _parser(Markup.TEXT).parseInline(line, env)


@lru_cache(maxsize=64)
def parse_page(text: str) -> Blocks:
    """A page: all blocks."""
    return tuple(blocks_of(_parser(Markup.PAGE).parse(text), ()))


def named_gaps(text: str, gaps: tuple[str, ...]) -> tuple[str, ...]:
    """What is in braces in a cloze's prompt, in order: a gap's id, or another name where it
    isn't escaped and isn't code."""
    names: list[str] = []
    for token in _text_tokens(text, {"gaps": gaps}):
        for each in token.children or (token,):
            if each.type == "gap":
                names.append(each.content)
            elif each.type in {"code_inline", "fence"}:
                in_code = (brace[2] for brace in NAMED_BRACE.finditer(each.content))
                names += [name for name in in_code if name in gaps]
    return tuple(names)


def rename_gaps(text: str, names: Mapping[str, str]) -> str:
    """`text` with the names of its gaps replaced."""

    def renamed(brace: re.Match[str]) -> str:
        return f"{brace[1]}{{{names.get(brace[2], brace[2])}}}"

    return NAMED_BRACE.sub(renamed, text)


# Places in a text


class SourceBlock(Struct, frozen=True):
    """A run of inline text where it is in its page: `start` and `end` are its lines; `parents`:
    what it is in, by markdown-it's names; `row`: the first line of what holds it; `underline`: the
    character below an underlined heading."""

    text: str
    start: int
    end: int
    parents: tuple[str, ...]
    row: int
    underline: str


def source_blocks(page: str) -> Iterator[SourceBlock]:
    """The runs of inline text of a page, in order."""
    parents: list[Token] = []
    for token in _parser(Markup.PAGE).parse(page):
        if token.nesting < 0:
            parents.pop()
        elif token.nesting > 0:
            parents.append(token)
        elif token.type == "inline":
            start, end = token.map or (0, 0)
            names = tuple(parent.type for parent in parents)
            outer = parents[-2 if names[-1] in {"th_open", "td_open"} else -1]
            row, last = outer.map or (start, end)
            underlined = names[-1] == "heading_open" and outer.markup in {"=", "-"}
            yield SourceBlock(
                text=token.content,
                start=start,
                end=last if underlined else end,
                parents=names,
                row=row,
                underline=outer.markup if underlined else "",
            )


def unfolded(text: str) -> tuple[range, ...]:
    """The lines of `text` whose ends matter: fenced code and tables."""
    if "|" not in text and "```" not in text and "~~~" not in text:
        return ()
    tokens = _parser(Markup.TEXT).parse(text)
    return tuple(range(*token.map) for token in tokens if _is_unfolded(token) and token.map)


def _is_unfolded(token: "Token") -> bool:
    return token.type in {"fence", "table_open"}


def indented_code(page: str) -> Iterator[str]:
    """What CommonMark takes for code by its indentation, which is shown as running text here."""
    if re.search(r"^[ >]*(?: {4}|\t)", page, re.MULTILINE):
        for token in _parser(Markup.PAGE, indented=True).parse(page):
            if token.type == "code_block":
                yield token.content


def is_paragraph(line: str) -> bool:
    """Whether `line` alone on a page is a paragraph, no other block."""
    kinds = [token.type for token in _parser(Markup.PAGE).parse(line)]
    return kinds == ["paragraph_open", "inline", "paragraph_close"]


# Our own rules


@cache
def _parser(markup: Markup, *, indented: bool = False) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 100}).enable("table")
    parser.disable([*_OFF, *(() if markup is Markup.PAGE else _PAGE_ONLY)])
    if indented:
        parser.enable("code")
    parser.block.ruler.at("fence", _fence, {"alt": ["paragraph", "blockquote", "list"]})
    parser.block.ruler.at("table", _table, {"alt": ["paragraph"]})
    parser.inline.ruler.at("emphasis", _emphasis)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("link", "picture", _picture)
    parser.inline.ruler.before("link", "gap", _gap)
    return parser


def _emphasis(state: "StateInline", silent: bool) -> bool:
    from markdown_it.rules_inline.state_inline import Delimiter

    start, marker = state.pos, state.src[state.pos]
    if silent or marker not in "*_":
        return False
    end = start
    while end < state.posMax and state.src[end] == marker:
        end += 1
    # Marks side by side are at the edge of the same word.
    before = state.src[:start].rstrip("*_")[-1:] or " "
    after = state.src[end : state.posMax].lstrip("*_")[:2]
    after = " " if after in {"", "\\\n"} else after[0]  # a hard line break is a blank
    is_mark = marker == "*" or end - start == 1
    opens, closes = _flanking(before, after) if is_mark else (False, False)
    for _ in range(end - start):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=end - start,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = end
    return True


def _flanking(before: str, after: str) -> tuple[bool, bool]:
    """Whether marks between these two characters can open emphasis, and whether they can close
    it: they are at the edge of a word, next to a space or to punctuation that is on its side."""
    opens = not after.isspace() and (
        before.isspace() or (_is_opening(before) and not _is_closing(after))
    )
    closes = not before.isspace() and (
        after.isspace() or (_is_closing(after) and not _is_opening(before))
    )
    return opens, closes


def _is_opening(character: str) -> bool:
    return character in _OPENING or unicodedata.category(character) in _OPENING_CATEGORIES


def _is_closing(character: str) -> bool:
    category = unicodedata.category(character)
    is_other = category == "Po" and not character.isascii() and character not in _OPENING
    return character in _CLOSING or category in _CLOSING_CATEGORIES or is_other


def _link(state: "StateInline", silent: bool) -> bool:
    """A link that has words, and a target without a title: nothing of it would be lost."""
    from markdown_it.rules_inline import link

    start = state.pos
    if state.src[start] != "[":
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, disableNested=True)
    if label_end < 0 or not link(state, silent=True):
        state.pos = start
        return False
    target = state.src[label_end + 2 : state.pos - 1].strip()
    state.pos = start
    words = state.src[start + 1 : label_end]
    if not words.strip() or not target or re.search(r"\s", target):
        return False
    return bool(link(state, silent))


def _picture(state: "StateInline", silent: bool) -> bool:
    """`![` is shown as typed, and begins no link."""
    if not state.src.startswith("![", state.pos):
        return False
    if not silent:
        state.pending += "!["
    state.pos += 2
    return True


def _gap(state: "StateInline", silent: bool) -> bool:
    """A brace, in a text that has gaps."""
    if state.src[state.pos] != "{" or "gaps" not in state.env:
        return False
    brace = _BRACE.match(state.src, state.pos, state.posMax)
    if brace is None:
        return False
    if not silent:
        state.push("gap", "", 0).content = brace[1]
    state.pos = brace.end()
    return True


def _fence(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A fence that is closed."""
    from markdown_it.rules_block import fence

    if not fence(state, start, end, True):  # noqa: FBT003 - its type has no names
        return False
    opening = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    run = opening[: len(opening) - len(opening.lstrip(opening[0]))]
    for line in range(start + 1, end):
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()
        if text and state.sCount[line] < state.blkIndent:
            return False
        if text.startswith(run) and not text.strip(run[0]):
            return silent or bool(fence(state, start, end, False))  # noqa: FBT003
    return False


def _table(state: "StateBlock", start: int, end: int, silent: bool) -> bool:
    """A table none of whose rows has more cells than its heading: they would not be shown."""
    from markdown_it.rules_block import table

    before, line, parent = len(state.tokens), state.line, state.parentType
    if not table(state, start, end, silent=False):
        del state.tokens[before:]
        return False
    columns = sum(token.type == "th_open" for token in state.tokens[before:])
    rows = range(start + 2, state.line)
    is_whole = all(_cells(state, row) <= columns for row in rows)
    if silent or not is_whole:
        del state.tokens[before:]
        state.line, state.parentType = line, parent
    return is_whole


def _cells(state: Any, line: int) -> int:
    from markdown_it.rules_block.table import escapedSplit, getLine

    cells = escapedSplit(getLine(state, line).strip())
    return len(cells) - (cells[:1] == [""]) - (cells[-1:] == [""] and len(cells) > 1)

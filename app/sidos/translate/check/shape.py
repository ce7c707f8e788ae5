"""Markdown of the source's shape, and markup whose tags are the source's and are all closed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sidos.content.markdown_parser import parse_text
from sidos.content.page_blocks import as_prose
from sidos.content.text import TEXTS
from sidos.model.message import N_, Message
from sidos.model.rich_text import (
    Block,
    CodeBlock,
    ListBlock,
    Markup,
    Paragraph,
    Quote,
    Span,
    Spans,
    TableBlock,
)
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known

_BLOCKS = {
    field.kind
    for fields in TEXTS.values()
    for field in fields.values()
    if field.markup is Markup.TEXT
}
"""Kinds of text that may hold lists and paragraphs; all others are a line of running text."""

_SIGN = re.compile(r"[*_`\[\]<>|\\~]|\n|^\s*(?:[-+#]|\d+[.)]\s)")
_TAG = re.compile(r"\[(/?)([a-zA-Z$@][^\[\]{}\n]*|(?<=/))\](?![(\[])|<(/?)([a-zA-Z][^<>{}\n]*)>")
_EMPHASISED = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
_LINK = re.compile(r"\]\([^)\s]*\)")

_NAMES = {
    "a",
    "b",
    "bold",
    "code",
    "dim",
    "em",
    "i",
    "italic",
    "kbd",
    "link",
    "reverse",
    "s",
    "span",
}
_NAMES |= {"strike", "strong", "u", "underline"}

_PARTS = {
    "em": N_("Emphasis with one marker, as in *word*: {found}. In the source: {expected}."),
    "strong": N_("Emphasis with two markers, as in **word**: {found}. In the source: {expected}."),
    "code": N_("Pieces of code, as in `code`: {found}. In the source: {expected}."),
    "link": N_("Links to {target}: {found}. In the source: {expected}."),
    "list": N_("Lists: {found}. In the source: {expected}."),
    "item": N_("Entries of lists: {found}. In the source: {expected}."),
    "quote": N_("Quotes: {found}. In the source: {expected}."),
    "table": N_("Tables: {found}. In the source: {expected}."),
    "cell": N_("Cells of tables: {found}. In the source: {expected}."),
    "block": N_("Blocks of code: {found}. In the source: {expected}."),
    "paragraph": N_("Paragraphs: {found}. In the source: {expected}."),
    "line": N_("Line breaks: {found}. In the source: {expected}."),
}


def markdown(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """As much emphasis and code, the same links, as many lists, headings and table cells. In the
    interface, whose texts are no Markdown but for a few, also as many lines."""
    if entry.is_list or not (_SIGN.search(wording.source) or _SIGN.search(wording.text)):
        return
    whole = entry.kind in _BLOCKS
    wanted, given = (_shape(text, whole=whole) for text in (wording.source, wording.text))
    if known.interface:
        wanted["line", ""] = wording.source.count("\n")
        given["line", ""] = wording.text.count("\n")
    if wanted["em", ""] != given["em", ""] and _names_words(wording):
        wanted["em", ""] = given["em", ""]
    for part, target in dict.fromkeys((*wanted, *given)):
        found, expected = given[part, target], wanted[part, target]
        if found != expected:
            values: dict[str, str | int] = {"found": found, "expected": expected, "target": target}
            yield Issue("markdown", Message(_PARTS[part], values))


def tags(_entry: CheckedEntry, wording: TextPair, _known: Known) -> Iterator[Issue]:
    """Every tag that opens closes, in order, and the source has as many of each."""
    source, found = _tags(wording.source), _tags(wording.text)
    if source == found or not any(_is_markup(name) for name in (*source, *found)):
        return
    unclosed = _unclosed(found)
    if unclosed and not _unclosed(source):
        said = N_("The tag “{found}” has no partner. Close each tag that you open.")
        yield Issue("markup", Message(said, {"found": f"[{unclosed}]"}))
    elif Counter(found) != Counter(source):
        odd = next(iter((Counter(found) - Counter(source)) + (Counter(source) - Counter(found))))
        said = N_("The tag “{found}” is here {count} times. In the source: {expected}.")
        values: dict[str, str | int] = {
            "found": f"[{odd}]",
            "count": found.count(odd),
            "expected": source.count(odd),
        }
        yield Issue("markup", Message(said, values))


def _names_words(wording: TextPair) -> bool:
    """Whether something emphasised stands in both texts: a text about words emphasises those of
    another language, and that is another one in its translation."""
    texts = wording.source.casefold(), wording.text.casefold()
    return any(
        named.casefold() in texts[0] and named.casefold() in texts[1]
        for text in (wording.source, wording.text)
        for named in _EMPHASISED.findall(text)
    )


def _shape(text: str, *, whole: bool) -> Counter[tuple[str, str]]:
    if not whole:
        lines = enumerate(text.split("\n"))
        text = "\n".join(as_prose(line, goes_on=number > 0) for number, line in lines)
    return Counter(part for part in _parts(parse_text(text)) if whole or part[0] != "paragraph")


def _parts(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Paragraph(spans):
                yield "paragraph", ""
                yield from _span_parts(spans)
            case ListBlock(items):
                yield "list", ""
                for item in items:
                    yield "item", ""
                    yield from _parts(item)
            case Quote(inside):
                yield "quote", ""
                yield from _parts(inside)
            case CodeBlock():
                yield "block", ""
            case TableBlock(rows):
                yield "table", ""
                for cell in (cell for row in rows for cell in row):
                    yield "cell", ""
                    yield from _span_parts(cell)


def _span_parts(spans: Spans) -> Iterator[tuple[str, str]]:
    """What begins with each span, and the line breaks."""
    for before, span in zip((Span(), *spans), spans, strict=False):
        begun = {
            "em": span.em and not before.em,
            "strong": span.strong and not before.strong,
            "code": span.code,
            "link": bool(span.link) and span.link != before.link,
        }
        yield from ((name, span.link if name == "link" else "") for name in begun if begun[name])
        yield from [("line", "")] * (0 if span.code else span.text.count("\n"))


def _tags(text: str) -> list[str]:
    """The names of the tags in a text, closing ones with their slash."""
    if "[" not in text and "<" not in text:
        return []
    names = []
    for found in _TAG.finditer(_LINK.sub("]()", text)):
        slash, name = found[1] or found[3] or "", (found[2] or found[4] or "").strip()
        if not name.endswith("/"):
            names.append(f"{slash}{name}")
    return names


def _is_markup(name: str) -> bool:
    """Whether this in brackets is a tag: it closes one, or is called as tags are. In capitals it is
    what a command takes: [CODE]."""
    called = name.split(maxsplit=1)[0]
    is_argument = len(called) > 1 and called.isupper()
    return name.startswith("/") or (called.lower() in _NAMES and not is_argument)


def _unclosed(names: list[str]) -> str:
    """The first tag without a partner; "[/]" closes whatever is open."""
    opened: list[str] = []
    for name in names:
        if not name.startswith("/"):
            opened.append(name)
        elif opened and name in {"/", f"/{opened[-1]}", f"/{opened[-1].split()[0]}"}:
            opened.pop()
        else:
            return name
    return opened[0] if opened else ""

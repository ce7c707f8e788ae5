"""Markdown of the source's shape, and markup whose tags are the source's and are all closed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from sidos.content.markdown_parser import parse_text
from sidos.content.page_blocks import as_prose
from sidos.content.text import TEXTS
from sidos.model.message import N_
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
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, error
from sidos.translate.check.facts import LocaleFacts

_BLOCKS = {
    field.kind
    for fields in TEXTS.values()
    for field in fields.values()
    if field.markup is Markup.TEXT
}
"""Kinds of text that may hold lists and paragraphs; all others are a line of running text."""

_MARKUP = re.compile(r"[*_`\[\]<>|\\~]|\n|^\s*(?:[-+#]|\d+[.)]\s)")
_TAG = re.compile(r"\[(/?)([a-zA-Z$@][^\[\]{}\n]*|(?<=/))\](?![(\[])|<(/?)([a-zA-Z][^<>{}\n]*)>")
_EMPHASISED = re.compile(r"(?<![*\w])\*([^*\n]+)\*(?![*\w])")
_LINK = re.compile(r"\]\([^)\s]*\)")

_NAMES = {"a", "b", "bold", "code", "dim", "em", "i", "italic", "kbd", "link"}
_NAMES |= {"reverse", "s", "span", "strike", "strong", "u", "underline"}

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


def markdown(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """As much emphasis and code, the same links, as many lists, headings and table cells. In the
    interface, whose texts are no Markdown but for a few, also as many lines."""
    if entry.is_list or not (_MARKUP.search(wording.source) or _MARKUP.search(wording.text)):
        return
    whole = entry.kind in _BLOCKS
    source_shape, target_shape = (
        _shape(text, whole=whole) for text in (wording.source, wording.text)
    )
    if facts.interface:
        source_shape["line", ""] = wording.source.count("\n")
        target_shape["line", ""] = wording.text.count("\n")
    if source_shape["em", ""] != target_shape["em", ""] and _names_words(wording):
        source_shape["em", ""] = target_shape["em", ""]
    for part, target in dict.fromkeys((*source_shape, *target_shape)):
        actual, expected = target_shape[part, target], source_shape[part, target]
        if actual != expected:
            yield error("markdown", _PARTS[part], found=actual, expected=expected, target=target)


def tags(_entry: CheckedEntry, wording: TextPair, _facts: LocaleFacts) -> Iterator[Issue]:
    """Every opened tag is closed, in order, and the source has as many of each."""
    source, target = _tags(wording.source), _tags(wording.text)
    if source == target or not any(_is_markup(name) for name in (*source, *target)):
        return
    unclosed = _unclosed(target)
    if unclosed and not _unclosed(source):
        template = N_("The tag “{found}” has no partner. Close each tag that you open.")
        yield error("markup", template, found=f"[{unclosed}]")
    elif Counter(target) != Counter(source):
        odd = next(iter((Counter(target) - Counter(source)) + (Counter(source) - Counter(target))))
        template = N_("The tag “{found}” is here {count} times. In the source: {expected}.")
        yield error(
            "markup",
            template,
            found=f"[{odd}]",
            count=target.count(odd),
            expected=source.count(odd),
        )


def _names_words(wording: TextPair) -> bool:
    """Whether both texts contain an emphasised word: a text about words emphasises foreign ones,
    and which are foreign changes in translation."""
    texts = wording.source.casefold(), wording.text.casefold()
    return any(
        word.casefold() in texts[0] and word.casefold() in texts[1]
        for text in (wording.source, wording.text)
        for word in _EMPHASISED.findall(text)
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
    """The marks that begin with each span, and the line breaks."""
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
    for match in _TAG.finditer(_LINK.sub("]()", text)):
        slash, name = match[1] or match[3] or "", (match[2] or match[4] or "").strip()
        if not name.endswith("/"):
            names.append(f"{slash}{name}")
    return names


def _is_markup(name: str) -> bool:
    """Whether a name in brackets is a tag: a closing one, or one of the usual names. In capitals it
    is a command's argument: [CODE]."""
    tag = name.split(maxsplit=1)[0]
    is_argument = len(tag) > 1 and tag.isupper()
    return name.startswith("/") or (tag.lower() in _NAMES and not is_argument)


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

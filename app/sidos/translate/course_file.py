"""A course's file for the translator's tools: its texts, their lines, its drafts.

`sidos.content.text` defines which texts there are; here they only get a comment.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from sidos.content.finding import Finding, in_order
from sidos.content.loader import drafts_of, parse_course, parse_glossary, parse_lesson, parse_source
from sidos.content.node import MapNode, compose
from sidos.content.parsed import Parsed
from sidos.content.reading import read_text
from sidos.content.text import (
    TextUnit,
    text_units,
)
from sidos.translate.message_unit import describe

Parser = Callable[[Path], Parsed[Any]]

_KINDS: tuple[tuple[set[str], Parser], ...] = (
    ({"steps", "minutes", "quiz"}, parse_lesson),
    ({"units"}, parse_course),
    ({"author", "published"}, parse_source),
    ({"terms"}, parse_glossary),
)
"""Keys that only this kind of file has, in the order of checking; a lesson names its terms as
well."""


class FileText(Struct, frozen=True, kw_only=True):
    """One text of a file, in its source language. `line`: from 1."""

    context: str
    text: str
    comment: str
    line: int


class CourseFile(Struct, frozen=True, kw_only=True):
    """`value`: the lesson, course, glossary or source, None where errors (`findings`) keep it
    from being read; `inline`: tag to context to text, from an author's draft."""

    path: Path
    lang: str
    value: Struct | None
    texts: tuple[FileText, ...] = ()
    inline: Mapping[str, Mapping[str, str]] = {}
    findings: tuple[Finding, ...] = ()


def read_course_file(path: Path) -> CourseFile | None:
    """The file's texts; None where it is well-formed and holds none (a lab, say)."""
    text = read_text(path)
    root = None if isinstance(text, Finding) else compose(text, str(path)).root
    if isinstance(root, MapNode):
        keys = set(root.entries)
        kind = next((kind for kind in _KINDS if kind[0] & keys), None)
        if kind is None:
            return None
    else:
        kind = _KINDS[0]  # every parser reports the same for a file that isn't a mapping
    parsed = kind[1](path)
    errors = [finding for finding in parsed.findings if finding.severity == "error"]
    if parsed.value is None or errors:
        return CourseFile(path=path, lang=parsed.lang, value=None, findings=in_order(errors))
    title = getattr(parsed.value, "title", "")
    units = text_units(parsed.value, parsed.notes, parsed.untranslatable)
    return CourseFile(
        path=path,
        lang=parsed.lang,
        value=parsed.value,
        texts=tuple(_text(unit, parsed, title) for unit in units),
        inline=drafts_of(parsed),
    )


def _text(unit: TextUnit, parsed: Parsed[Any], title: str) -> FileText:
    return FileText(
        context=unit.context,
        text=unit.text,
        comment=describe(unit.note, unit.kind, unit.width, title, optional=unit.optional),
        line=parsed.place(unit.context).line,
    )

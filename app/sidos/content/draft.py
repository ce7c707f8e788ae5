"""Texts as a file gives them: plain, or an author's draft in several languages at once.

A draft is a mapping whose keys all look like language tags, with the file's own among them. The
model gets the file's own language; the others go to `Parsed.inline` in the units of a PO file.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sidos.content import page_blocks
from sidos.content.node import ListNode, MapNode, Node, ScalarNode
from sidos.content.parsed import Parsed, SourcePosition
from sidos.content.scalar import FAILED, TAG, excerpt
from sidos.content.text import Form, TranslatableField
from sidos.model.message import N_
from sidos.model.rich_text import Markup

Find = Callable[[Node, str, str, str, Mapping[str, str | int]], None]
Texts = tuple[str, ...]

_NOTHING = N_("This is empty. Write some text here.")
NO_LIST = N_("Found “{found}”, but this must be a list. Start a line with “- ” for each entry.")
TOO_FEW = N_("The list has too few entries: {found}. Add entries; it must have at least {least}.")


def _escaped(text: str) -> str:
    """`text` with each `=` escaped, which would begin a reason."""
    return text.replace("=", r"\=")


class DraftReader:
    """Reads the text fields of one file."""

    def __init__(self, parsed: Parsed[Any], report: Find) -> None:
        self._parsed = parsed
        self._report = report

    def read(
        self,
        node: Node,
        where: str,
        at: str,
        field: TranslatableField,
        *,
        required: bool,
        least: int,
    ) -> object:
        """The text or texts at `node` in the file's language; FAILED with findings otherwise.

        `required`: a single text may not be empty; `least`: entries that a list has to have.
        """
        before = len(self._parsed.findings)
        listed = field.form in {Form.EACH, Form.LINES}
        by_language = self._texts_by_language(node, where, at, field)
        own = by_language.pop(self._parsed.lang, ())
        if len(self._parsed.findings) == before:
            if not own and by_language and not field.stand_in:
                self._report_missing_source(node, where)
            elif listed and len(own) < least:
                self._report(node, where, "schema", TOO_FEW, {"found": len(own), "least": least})
            elif required and not listed and not own:
                self._report(node, where, "schema", _NOTHING, {})
        if len(self._parsed.findings) > before:
            return FAILED
        self._keep(at, field, own, by_language)
        return own if listed else (own[0] if own else "")

    def _texts_by_language(
        self, node: Node, where: str, at: str, field: TranslatableField
    ) -> dict[str, Texts]:
        """The texts in each language that has any."""
        lang = self._parsed.lang
        languages = self._languages(node, where, reasons=field.reasons)
        by_language: dict[str, Texts] = {}
        for tag, (value, inside) in languages.items():
            if tag != lang:
                self._parsed.places[at, tag] = SourcePosition(inside, value.line, value.column)
            if field.form in {Form.PROSE, Form.PAGE}:
                text = self._text(value, inside, field)
                by_language[tag] = (text,) if text else ()
            elif field.reasons and isinstance(value, MapNode):
                by_language[tag] = self._with_reasons(value, inside, field)
            elif not isinstance(value, ListNode):
                self._report(value, inside, "schema", NO_LIST, {"found": excerpt(value)})
            elif len(languages) == 1 and tag == lang:
                by_language |= self._entries(value, inside, at, field)
            else:
                texts = (
                    self._text(entry, f"{inside}[{index}]", field)
                    for index, entry in enumerate(value.items)
                )
                by_language[tag] = tuple(text for text in texts if text)
        return {tag: texts for tag, texts in by_language.items() if any(texts)}

    def _with_reasons(self, node: MapNode, where: str, field: TranslatableField) -> Texts:
        """A mapping of answers to reasons, which may be empty, as lines."""
        lines = []
        for answer, (_, value) in node.entries.items():
            empty = isinstance(value, ScalarNode) and not value.text.strip()
            reason = "" if empty else _escaped(self._text(value, f"{where}.{answer}", field))
            lines.append(f"{_escaped(answer)} = {reason}" if reason else _escaped(answer))
        return tuple(lines)

    def _entries(
        self, node: ListNode, where: str, at: str, field: TranslatableField
    ) -> dict[str, Texts]:
        """A list whose entries are plain, or drafts themselves."""
        lang = self._parsed.lang
        rows: list[dict[str, str]] = []
        for index, entry in enumerate(node.items):
            row: dict[str, str] = {}
            place = SourcePosition(f"{where}[{index}]", entry.line, entry.column)
            self._parsed.places[f"{at}/{index + 1}", ""] = place
            for tag, (value, inside) in self._languages(entry, f"{where}[{index}]").items():
                if tag != lang:
                    place = SourcePosition(inside, value.line, value.column)
                    self._parsed.places[f"{at}/{index + 1}", tag] = place
                row[tag] = self._text(value, inside, field)
                if not row[tag] and tag == lang:
                    self._report(value, inside, "schema", _NOTHING, {})
            rows.append(row)
        tags = dict.fromkeys(tag for row in rows for tag in row)
        return {tag: tuple(row.get(tag, "") for row in rows) for tag in tags}

    def _languages(
        self, node: Node, where: str, *, reasons: bool = False
    ) -> dict[str, tuple[Node, str]]:
        """Tag to value and path; a text that is no draft is in the file's language. `reasons`: a
        mapping to single texts is one of answers to reasons, whatever its keys look like."""
        lang = self._parsed.lang
        if not isinstance(node, MapNode) or not node.entries:
            return {lang: (node, where)}
        if reasons and all(isinstance(value, ScalarNode) for _, value in node.entries.values()):
            return {lang: (node, where)}
        if not all(TAG.fullmatch(key) for key in node.entries):
            return {lang: (node, where)}
        if lang not in node.entries:
            self._report_missing_source(node, where)
        return {key: (value, f"{where}.{key}") for key, (_, value) in node.entries.items()}

    def _text(self, node: Node, where: str, field: TranslatableField) -> str:
        if not isinstance(node, ScalarNode):
            text = N_(
                "Found “{found}”, but this must be text. If the text has a colon, or starts "
                "with a bracket or “- ”, put it in quotes or on its own line after “|”."
            )
            self._report(node, where, "schema", text, {"found": excerpt(node)})
            return ""
        if field.markup is Markup.PAGE:
            return node.text.strip("\n").rstrip()
        if field.markup is Markup.TYPED:
            return " ".join(node.text.split())
        if field.markup is Markup.LINE:
            return page_blocks.fold_line(node.text)
        return page_blocks.fold(node.text)

    def _report_missing_source(self, node: Node, where: str) -> None:
        text = N_("The text is missing in “{lang}”, the language of the file. Add it.")
        self._report(node, where, "missing-source", text, {"lang": self._parsed.lang})

    def _keep(
        self, at: str, field: TranslatableField, own: Texts, by_language: dict[str, Texts]
    ) -> None:
        self._parsed.texts[at, ""] = own
        self._parsed.markup[at] = field.markup
        for tag, texts in by_language.items():
            self._parsed.texts[at, tag] = texts
            inline = self._parsed.inline.setdefault(tag, {})
            match field.form:
                case Form.PROSE:
                    inline[at] = texts[0]
                case Form.LINES:
                    inline[at] = "\n".join(text for text in texts if text)
                case Form.EACH:
                    inline |= {f"{at}/{n}": text for n, text in enumerate(texts, 1) if text}
                case Form.PAGE:
                    self._parsed.pages[at, tag] = own[0], texts[0]

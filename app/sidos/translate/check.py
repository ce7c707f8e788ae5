"""`sidos locale check`: what is wrong in the PO files, each with its file and line.

Errors keep CI from passing. A gap in a locale whose locale.yaml says `complete: true` is one; in
another it is a warning, for a locale grows text by text.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sidos.content.finding import Finding, in_order
from sidos.content.reading import CONTROL
from sidos.i18n.locale_info import LocaleError, LocaleInfo
from sidos.i18n.po_syntax import Scan
from sidos.model.message import N_, Message
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains, locale_of, tags_of
from sidos.translate.message_unit import OPTIONAL, kind_of
from sidos.translate.placeholder import placeholders
from sidos.translate.po_file import FaultyPoError, has_translation, read_po

if TYPE_CHECKING:
    from polib import POEntry, POFile

_ACCEPT = "accepted answers"


def check(root: Path, tags: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Everything to be found in the PO files of the project at `root`, for `tags` or for all its
    locales; also in sources that can't be read, for their texts can't be compared."""
    findings: list[Finding] = []
    for domain in domains(root):
        extracted = extract(domain)
        findings += extracted.findings
        for tag in tags or tags_of(domain):
            findings += _checked(domain, tag, extracted)
    return in_order(findings)


def _checked(domain: Domain, tag: str, extracted: Extracted) -> Iterator[Finding]:
    path, units = domain.po(tag), extracted.foreign(tag)
    if not units and not path.exists():
        return
    if not path.exists():
        text = N_("This file is missing. Run “sidos locale update {tag}” to make it.")
        yield Finding(str(path), 1, 1, "", "missing-file", Message(text, {"tag": tag}))
        return
    try:
        info = locale_of(domain, tag)
        po, scan = read_po(path)
    except FaultyPoError as faulty:
        yield from faulty.findings
        return
    except LocaleError as error:
        where = domain.locales / tag / "locale.yaml"
        yield Finding(str(where), 1, 1, "", "locale", error.message)
        return
    file = _File(path, po, scan, info)
    yield from file.header()
    if not extracted.findings:
        yield from file.currency({unit.key for unit in units})
    for entry in po:
        if not entry.obsolete:
            yield from file.entry(entry)


class _File:
    """One PO file under examination."""

    def __init__(self, path: Path, po: "POFile", scan: Scan, info: LocaleInfo) -> None:
        self._path = str(path)
        self._po = po
        self._lines = scan.lines
        self._info = info

    def header(self) -> Iterator[Finding]:
        """The header's fields that matter for reading the file."""
        fields = self._po.metadata
        expected = {
            "Language": self._info.tag.replace("-", "_"),
            "Content-Type": "text/plain; charset=UTF-8",
            "Plural-Forms": self._info.plural_forms,
        }
        for name, value in expected.items():
            found = fields.get(name, "")
            if _squeezed(found) != _squeezed(value):
                text = N_("The header says “{field}: {found}”, but it must say “{expected}”.")
                said = Message(text, {"field": name, "found": found, "expected": value})
                yield self._finding((None, ""), "po-header", said)

    def currency(self, keys: set[tuple[str | None, str]]) -> Iterator[Finding]:
        """Whether the file has the entries that the sources ask for, no more and no less."""
        there = {(entry.msgctxt, entry.msgid) for entry in self._po if not entry.obsolete}
        if len(keys ^ there):
            text = N_(
                "The file is out of date (texts that differ: {count}). Run “sidos locale update”."
            )
            said = Message(text, {"count": len(keys ^ there)})
            yield self._finding((None, ""), "stale", said)

    def entry(self, entry: "POEntry") -> Iterator[Finding]:
        """One entry that is in use."""
        key = (entry.msgctxt, entry.msgid)
        given = [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]
        if not all(text.strip() for text in given):
            yield from self._gap(entry, key, given)
        elif entry.fuzzy:
            said = Message(N_("The translation is out of date, because its source has changed."))
            yield self._finding(key, "outdated", said, self._severity())
        else:
            for rule, said in (*_characters(given), *_placeholders(entry)):
                yield self._finding(key, rule, said)

    def _gap(
        self, entry: "POEntry", key: tuple[str | None, str], given: list[str]
    ) -> Iterator[Finding]:
        if any(given) and kind_of(entry.comment).startswith(_ACCEPT):
            said = Message(
                N_("The list of accepted answers is empty, so no answer would be right.")
            )
            yield self._finding(key, "empty-accept", said)
        elif OPTIONAL not in entry.flags or has_translation(entry):
            said = Message(N_("The translation is missing."))
            yield self._finding(key, "missing", said, self._severity())

    def _severity(self) -> Literal["error", "warning"]:
        return "error" if self._info.complete else "warning"

    def _finding(
        self,
        key: tuple[str | None, str],
        rule: str,
        said: Message,
        severity: Literal["error", "warning"] = "error",
    ) -> Finding:
        line = self._lines.get(key, 1)
        where = key[0] or _shortened(key[1])
        return Finding(self._path, line, 1, where, rule, said, severity)


def _characters(given: list[str]) -> Iterator[tuple[str, Message]]:
    for text in given:
        if unicodedata.normalize("NFC", text) != text:
            yield (
                "not-nfc",
                Message(N_("Letters and their accents are separate characters (not NFC).")),
            )
        control = CONTROL.search(text)
        if control:
            said = N_("There is a control character here: {code}. Delete it.")
            yield "control-character", Message(said, {"code": f"U+{ord(control[0]):04X}"})


def _placeholders(entry: "POEntry") -> Iterator[tuple[str, Message]]:
    """The same names in every form; a plural's first form may do without ("one lesson")."""
    wanted = placeholders(entry.msgid_plural or entry.msgid)
    allowed = wanted.names | placeholders(entry.msgid).names
    forms = entry.msgstr_plural or {0: entry.msgstr}
    for form, text in sorted(forms.items()):
        found = placeholders(text)
        needed = wanted.names if len(forms) == 1 or form > 0 else frozenset[str]()
        for name in sorted(needed - found.names):
            said = N_("The placeholder {{{name}}} of the source is missing.")
            yield "placeholder", Message(said, {"name": name})
        for name in sorted(found.names - allowed):
            said = N_("The placeholder {{{name}}} is not in the source.")
            yield "placeholder", Message(said, {"name": name})
        if found.malformed and not wanted.malformed:
            said = N_("“{piece}” is not a placeholder. There is a brace too few or too many.")
            yield "placeholder", Message(said, {"piece": found.malformed[0]})


def _squeezed(value: str) -> str:
    """A header's value without what makes no difference."""
    return re.sub(r"[\s();]", "", value).casefold()


def _shortened(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= 60 else f"{folded[:59]}…"  # noqa: PLR2004 - a line's worth

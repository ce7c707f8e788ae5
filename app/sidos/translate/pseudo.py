"""`sidos locale pseudo`: the pseudo-locale en-XA, generated from the sources.

A text on screen without brackets isn't translatable; one with only the first bracket is cut off in
languages that need more room than English. It is generated again each time, and isn't in version
control.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.finding import Finding
from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.extractor import extract
from sidos.translate.layout import PSEUDO, Domain, domains
from sidos.translate.message_unit import MessageUnit, kind_of, width_of
from sidos.translate.new_locale import locale_text
from sidos.translate.po_file import new_po, write_text
from sidos.translate.po_source import po_text
from sidos.translate.pseudo_text import accented, pseudo_answers, pseudo_text

if TYPE_CHECKING:
    from polib import POEntry

_INFO = LocaleInfo(tag=PSEUDO, name=pseudo_text("English", 12), cldr="en_GB", fallback="en")
_ANSWERS = ("accepted answers", "refused answers")
_FORMS = "inflected forms"


class Pseudo(Struct, frozen=True, kw_only=True):
    """The generated files, and why texts are missing in them."""

    files: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()


def make_pseudo(root: Path, to: Path | None = None) -> Pseudo:
    """Generate the pseudo-locale of the project at `root`, in its own locales or in the folder
    `to`."""
    files: list[Path] = []
    findings: list[Finding] = []
    for domain in domains(root):
        home = domain if to is None else replace(domain, locales=to)
        extracted = extract(domain)
        findings += extracted.findings
        units = extracted.foreign(PSEUDO)
        write_text(home.locales / PSEUDO / "locale.yaml", locale_text(_INFO))
        write_text(home.po(PSEUDO), _po(home, units))
        files.append(home.po(PSEUDO))
    return Pseudo(files=tuple(files), findings=tuple(findings))


def _po(domain: Domain, units: tuple[MessageUnit, ...]) -> str:
    po = new_po(domain.name, _INFO)
    po.extend(_entry(unit) for unit in units)
    return po_text(po)


def _entry(unit: MessageUnit) -> "POEntry":
    import polib

    entry = polib.POEntry(msgctxt=unit.context, msgid=unit.text, flags=list(unit.flags))
    if unit.plural is None:
        entry.msgstr = _translation(unit, unit.text)
    else:
        entry.msgid_plural = unit.plural
        entry.msgstr_plural = {0: _translation(unit, unit.text), 1: _translation(unit, unit.plural)}
    return entry


def _translation(unit: MessageUnit, text: str) -> str:
    kind = kind_of(unit.comment)
    if kind.startswith(_ANSWERS):
        return pseudo_answers(text)
    if kind.startswith(_FORMS):
        return accented(text)
    return pseudo_text(text, width_of(unit.comment))

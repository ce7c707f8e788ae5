"""How each text of a domain stands in a language: translated, outdated or missing.

Texts are those of the sources as they are now, in the order of their files, so that a PO file that
was not updated yet counts no text that is gone and hides none that is new.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from sidos.i18n.po.record import forms_of, is_optional
from sidos.model.translation import is_translated
from sidos.translate.extractor import Extracted
from sidos.translate.layout import INTERFACE, Domain
from sidos.translate.message_unit import MessageUnit
from sidos.translate.po_file import read_po

if TYPE_CHECKING:
    from polib import POEntry

State = Literal["translated", "outdated", "missing", "optional"]
"""`optional`: not translated, and the language may do without it."""


class Standing(Struct, frozen=True, kw_only=True):
    """`forms`: its translation, one for each plural form; `before`: the source that an outdated
    translation is of; `remark`: the translator's own; `line`: where it stands in the PO file, 0
    where it does not."""

    unit: MessageUnit
    state: State
    forms: tuple[str, ...] = ()
    before: str = ""
    remark: str = ""
    line: int = 0


def standings(domain: Domain, tag: str, extracted: Extracted) -> Iterator[Standing]:
    """Every text that is to be translated into `tag`; FaultyPoError where the PO file is faulty."""
    path = domain.po(tag)
    entries: dict[tuple[str | None, str], POEntry] = {}
    by_id: dict[str, POEntry] = {}
    lines: dict[tuple[str | None, str], int] = {}
    if path.exists():
        po, scan = read_po(path)
        lines = scan.lines
        for entry in po:
            if not entry.obsolete:
                entries[entry.msgctxt, entry.msgid] = entry
                if entry.msgctxt and domain.name != INTERFACE:
                    by_id[entry.msgctxt] = entry
    for unit in extracted.foreign(tag):
        found = entries.get(unit.key) or by_id.get(unit.context or "")
        if found is None:
            yield Standing(unit=unit, state="optional" if is_optional(unit.comment) else "missing")
        else:
            yield _standing(unit, found, lines.get((found.msgctxt, found.msgid), 0))


def _standing(unit: MessageUnit, entry: "POEntry", line: int) -> Standing:
    forms = forms_of(entry)
    before = ""
    if not is_translated(forms):
        state: State = "optional" if is_optional(unit.comment) else "missing"
    elif entry.fuzzy or entry.msgid != unit.text:
        state = "outdated"
        # Without a previous source it was a tool that marked the entry, not a change.
        before = entry.previous_msgid or (entry.msgid if entry.msgid != unit.text else "")
    else:
        state = "translated"
    return Standing(
        unit=unit, state=state, forms=forms, before=before, remark=entry.tcomment, line=line
    )

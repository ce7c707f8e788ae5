"""The state of each text of a domain in a language: translated, outdated or missing.

Texts are those of the present sources, in the order of their files, so that a PO file that isn't
updated yet neither adds removed texts nor hides new ones.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from sidos.i18n.locales import INTERFACE
from sidos.i18n.po.record import forms_of, is_optional
from sidos.i18n.po.syntax import Key
from sidos.model.translation import is_translated
from sidos.translate.extractor import Extracted
from sidos.translate.layout import Domain
from sidos.translate.message_unit import MessageUnit
from sidos.translate.po_file import read_po

if TYPE_CHECKING:
    from polib import POEntry

State = Literal["translated", "outdated", "missing", "optional"]
"""`optional`: not translated, and a translation isn't required."""


class TextStatus(Struct, frozen=True, kw_only=True):
    """`forms`: its translation, one for each plural form; `before`: the source of an
    outdated translation; `remark`: the translator's comment; `line`: in the PO file, 0 where it
    isn't there."""

    unit: MessageUnit
    state: State
    forms: tuple[str, ...] = ()
    before: str = ""
    remark: str = ""
    line: int = 0


def text_statuses(domain: Domain, tag: str, extracted: Extracted) -> Iterator[TextStatus]:
    """Every text that is to be translated into `tag`; FaultyPoError where the PO file is faulty."""
    path = domain.po(tag)
    entries: dict[Key, POEntry] = {}
    by_id: dict[str, POEntry] = {}
    lines: dict[Key, int] = {}
    if path.exists():
        po, scan = read_po(path)
        lines = scan.lines
        for used in po:
            if not used.obsolete:
                entries[used.msgctxt, used.msgid] = used
                if used.msgctxt and domain.name != INTERFACE:
                    by_id[used.msgctxt] = used
    for unit in extracted.foreign(tag):
        entry = entries.get(unit.key) or by_id.get(unit.context or "")
        if entry is None:
            yield TextStatus(
                unit=unit, state="optional" if is_optional(unit.comment) else "missing"
            )
        else:
            yield _status(unit, entry, lines.get((entry.msgctxt, entry.msgid), 0))


def _status(unit: MessageUnit, entry: "POEntry", line: int) -> TextStatus:
    forms = forms_of(entry)
    before = ""
    if not is_translated(forms):
        state: State = "optional" if is_optional(unit.comment) else "missing"
    elif entry.fuzzy or entry.msgid != unit.text:
        state = "outdated"
        # Without a previous source, a tool marked the entry as fuzzy, not a change.
        before = entry.previous_msgid or (entry.msgid if entry.msgid != unit.text else "")
    else:
        state = "translated"
    return TextStatus(
        unit=unit, state=state, forms=forms, before=before, remark=entry.tcomment, line=line
    )

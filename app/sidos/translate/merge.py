"""Merging extracted texts into a PO file: by id, never by similarity.

Same context and source: kept. Moved (the old context is gone, kind and text agree): kept. Same
context, changed source: kept as outdated, with the source that was translated. Otherwise
untranslated. Entries of removed texts are kept as obsolete. Merging twice changes nothing.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.po.record import forms_of
from sidos.i18n.po.syntax import Key
from sidos.translate.check.header import header as header_issues
from sidos.translate.message_unit import BRACE_FORMAT, MessageUnit, kind_of
from sidos.translate.po_file import has_translation, header, make_current

if TYPE_CHECKING:
    from polib import POEntry, POFile


_OURS = {BRACE_FORMAT}
"""Flags that extraction replaces; a translator's own stay."""


class Merged(Struct, kw_only=True):
    """How many entries are new and untranslated, have become outdated, were moved, or have
    become obsolete."""

    added: int = 0
    outdated: int = 0
    moved: int = 0
    obsolete: int = 0


def merge(
    po: "POFile", units: Sequence[MessageUnit], info: LocaleInfo, *, by_id: bool, typo: str = ""
) -> Merged:
    """Bring `po` in line with `units`, in place.

    `by_id`: contexts are ids, as in a course's domain (in the interface's domain a context only
    distinguishes two meanings). `typo`: the id (or the start of it) of texts whose source was only
    corrected, so that their translations stay current.
    """
    merging = _Merging(po, units, info, typo)
    merging.same()
    if by_id:
        merging.moved()
        merging.changed()
    merging.write()
    _complete_header(po, info)
    return merging.counts


class _Merging:
    def __init__(
        self, po: "POFile", units: Sequence[MessageUnit], info: LocaleInfo, typo: str
    ) -> None:
        self.counts = Merged()
        self._po = po
        self._units = units
        self._forms = info.nplurals
        self._typo = typo
        # Entries in use first, so that an obsolete one never replaces them.
        ordered = sorted(po, key=lambda entry: bool(entry.obsolete))
        self._old = {id(entry): entry for entry in ordered}
        self._open = {unit.key: unit for unit in units}
        self._taken: dict[Key, POEntry] = {}

    def same(self) -> None:
        """Entries whose context and source are as they were."""
        for entry in list(self._old.values()):
            unit = self._open.get((entry.msgctxt, entry.msgid))
            if unit is not None:
                self._take(unit, entry)
                if entry.fuzzy and self._is_current(unit, entry):
                    make_current(entry)

    def moved(self) -> None:
        """Entries whose context is gone, where the same text of the same kind is in another."""
        left: dict[tuple[str, str], list[POEntry]] = defaultdict(list)
        for entry in self._old.values():
            if not entry.obsolete and has_translation(entry) and entry.msgctxt is not None:
                left[kind_of(entry.comment), entry.msgid].append(entry)
        for unit in list(self._open.values()):
            candidates = left.get((kind_of(unit.comment), unit.text), [])
            # Two contexts with different translations: which of them moved here is a guess.
            if candidates and len({forms_of(entry) for entry in candidates}) == 1:
                candidates.sort(key=lambda entry: entry.fuzzy)  # current ones first
                self._take(unit, candidates.pop(0))
                self.counts.moved += 1

    def changed(self) -> None:
        """Entries whose context is unchanged and whose source has changed."""
        left = {
            entry.msgctxt: entry for entry in reversed(self._old.values()) if has_translation(entry)
        }
        for unit in list(self._open.values()):
            entry = left.get(unit.context) if unit.context is not None else None
            if entry is None:
                continue
            current = not entry.fuzzy
            # Marked by a translator: which source was translated is unknown.
            before = entry.msgid if current else entry.previous_msgid
            self._take(unit, entry)
            if before == unit.text or (current and self._is_typo(unit)):
                make_current(entry)
            else:
                _make_outdated(entry, before)
                self.counts.outdated += current

    def write(self) -> None:
        """Put the entries in the order of the units, obsolete ones last."""
        import polib

        entries = []
        for unit in self._units:
            entry = self._taken.get(unit.key)
            if entry is None:
                entry = polib.POEntry(msgid=unit.text, msgctxt=unit.context)
                self.counts.added += 1
            self._fill(entry, unit)
            entries.append(entry)
        gone = [entry for entry in self._old.values() if has_translation(entry)]
        for entry in gone:
            if not entry.obsolete:
                self.counts.obsolete += 1
                entry.obsolete, entry.comment, entry.occurrences = True, "", []
        gone.sort(key=lambda entry: (entry.msgctxt or "", entry.msgid))
        self._po[:] = [*entries, *gone]

    def _take(self, unit: MessageUnit, entry: "POEntry") -> None:
        self._taken[unit.key] = entry
        del self._open[unit.key]
        del self._old[id(entry)]

    def _is_typo(self, unit: MessageUnit) -> bool:
        name = unit.context or ""
        return bool(self._typo) and (name == self._typo or name.startswith(f"{self._typo}/"))

    def _is_current(self, unit: MessageUnit, entry: "POEntry") -> bool:
        """Whether an outdated entry is current again: its source is back, or was only corrected."""
        before = entry.previous_msgid
        return before is not None and (before == unit.text or self._is_typo(unit))

    def _fill(self, entry: "POEntry", unit: MessageUnit) -> None:
        entry.msgctxt = unit.context  # type: ignore[assignment]  # None is no context, to polib
        entry.msgid, entry.obsolete = unit.text, False
        entry.comment = unit.comment
        entry.occurrences = [(file, "") for file in unit.files]
        theirs = [flag for flag in entry.flags if flag not in _OURS]
        entry.flags = [*theirs, *unit.flags]
        if (unit.plural or "") != (entry.msgid_plural or ""):
            self._reshape(entry, unit)
        if unit.plural is not None:
            forms = range(self._forms)
            if any(text for form, text in entry.msgstr_plural.items() if form not in forms):
                _make_outdated(entry, entry.previous_msgid)  # the language has fewer forms now
            entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in forms}

    def _reshape(self, entry: "POEntry", unit: MessageUnit) -> None:
        """The plural was added, removed or changed: its translation has to be checked."""
        if has_translation(entry):
            _make_outdated(entry, entry.previous_msgid if entry.fuzzy else entry.msgid)
            entry.previous_msgid_plural = entry.msgid_plural or None
        if unit.plural is None:
            entry.msgstr = next(filter(None, forms_of(entry)), "")
            entry.msgstr_plural = {}
        elif not entry.msgid_plural:
            entry.msgstr_plural = dict.fromkeys(range(self._forms), entry.msgstr)
            entry.msgstr = ""
        entry.msgid_plural = unit.plural or ""


def _complete_header(po: "POFile", info: LocaleInfo) -> None:
    """Add missing fields to the header, and correct those that a check would report."""
    for field, value in header(po.metadata.get("Project-Id-Version", ""), info).items():
        if not po.metadata.get(field, "").strip():
            po.metadata[field] = value
    for issue in header_issues(po.metadata, info):
        po.metadata[str(issue.message.values["field"])] = str(issue.message.values["expected"])


def _make_outdated(entry: "POEntry", before: str | None) -> None:
    """`before`: the source that was translated, None where it is unknown."""
    entry.flags = ["fuzzy", *(flag for flag in entry.flags if flag != "fuzzy")]
    entry.previous_msgid = before

"""A PO file's entries for the preview: each with its line and its comments."""

from msgspec import Struct

from sidos.i18n.po.syntax import Key, Record, Scan
from sidos.model.translation import is_translated


class PoEntry(Struct, frozen=True, kw_only=True):
    """`forms`: the translation, a plural's in order; `comment`: the one for translators; `files`:
    where the source is; `line`: where the msgid is."""

    context: str | None
    text: str
    plural: str | None = None
    forms: tuple[str, ...] = ()
    comment: str = ""
    files: tuple[str, ...] = ()
    outdated: bool = False
    line: int = 1

    @property
    def key(self) -> Key:
        """Its context and source text."""
        return self.context, self.text

    @property
    def translated(self) -> bool:
        """Whether it has a translation, current or outdated."""
        return is_translated(self.forms)


def po_entries(scan: Scan) -> dict[Key, PoEntry]:
    """The entries in use of a file without faults, the header among them."""
    return {record.key: _entry(record) for record in scan.records if not record.obsolete}


def _entry(record: Record) -> PoEntry:
    return PoEntry(
        context=record.texts.get("msgctxt"),
        text=record.texts.get("msgid", ""),
        plural=record.texts.get("msgid_plural"),
        forms=tuple(text for name, text in record.texts.items() if name.startswith("msgstr")),
        comment="\n".join(record.comments_of(".")),
        files=tuple(file for line in record.comments_of(":") for file in line.split()),
        outdated="fuzzy" in record.flags,
        line=record.line,
    )

"""A PO file's records as polib's entries, which everything else works with.

polib's own reader loses some of what is in a file (the previous source of an obsolete entry, the
order of the header's fields, a comment before the first entry), so it isn't used.
"""

import re
from typing import TYPE_CHECKING

from sidos.i18n.po.syntax import Record, Scan

if TYPE_CHECKING:
    from polib import POEntry, POFile

OPTIONAL = "optional: it may be left empty"
"""The comment of a text that a language may do without: refused answers, inflected forms."""

_REFERENCE = re.compile("\u2068([^\u2069]+)\u2069(?::(\\d+))?|(\\S+?)(?::(\\d+))?(?=\\s|$)")
"""A file and a line; a name with spaces is between isolating characters."""


def is_optional(comment: str) -> bool:
    """Whether a language may do without the text that has this `comment`."""
    return OPTIONAL in comment.split("\n")


def forms_of(entry: "POEntry") -> tuple[str, ...]:
    """The entry's translation; a plural's in order."""
    if not entry.msgid_plural:
        return (entry.msgstr,)
    return tuple(entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural))


def po_file(scan: Scan) -> "POFile":
    """The entries and the header of a file without faults."""
    import polib

    po = polib.POFile(wrapwidth=0)
    header = Record()
    for record in scan.records:
        if record.key == (None, "") and not record.obsolete:
            header = record
        else:
            po.append(_entry(record))
    comments = [*header.comments, *scan.tail]
    po.header = "\n".join(_headed(mark, text) for mark, text in comments if mark != ",")
    po.metadata = _fields(header.texts.get("msgstr", ""))
    po.metadata_is_fuzzy = header.flags  # type: ignore[assignment]  # as polib's reader sets it
    return po


def _entry(record: Record) -> "POEntry":
    import polib

    texts, previous = record.texts, record.previous
    references = [
        (one[1] or one[3], one[2] or one[4] or "")
        for one in _REFERENCE.finditer(" ".join(record.comments_of(":")))
    ]
    forms = {int(name[7:-1]): text for name, text in texts.items() if name.startswith("msgstr[")}
    return polib.POEntry(
        msgctxt=texts.get("msgctxt"),
        msgid=texts["msgid"],
        msgid_plural=texts.get("msgid_plural", ""),
        msgstr=texts.get("msgstr", ""),
        msgstr_plural=forms,
        obsolete=record.obsolete,
        tcomment="\n".join(record.comments_of("")),
        comment="\n".join(record.comments_of(".")),
        occurrences=[(file.removeprefix("./"), line) for file, line in references],
        flags=record.flags,
        previous_msgctxt=previous.get("msgctxt"),
        previous_msgid=previous.get("msgid"),
        previous_msgid_plural=previous.get("msgid_plural"),
        linenum=record.line,
    )


def _headed(mark: str, text: str) -> str:
    """A comment of the header: all are one text in polib, with their marks in front."""
    if mark:
        return f"{mark} {text}"
    return f" {text}" if text.startswith((".", ":", ",")) else text


def _fields(header: str) -> dict[str, str]:
    """The header's fields in their order. A line that isn't a field, or a repeated field,
    is appended to the field before it."""
    fields: dict[str, str] = {}
    last = ""
    for line in header.removesuffix("\n").split("\n") if header else ():
        name, colon, value = line.partition(":")
        if last and (not colon or name in fields):
            fields[last] += f"\n{line}"
        else:
            last = name
            fields[name] = value.removeprefix(" ")
    return fields

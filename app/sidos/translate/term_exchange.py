"""Terms for other people's tools: TBX-Basic (ISO 30042, with its DTD named) and the CSV that
Weblate imports. Only current translations are written."""

import csv
from collections.abc import Sequence
from io import StringIO
from typing import TYPE_CHECKING

from sidos.translate.glossary import TermEntry, TermWording

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CSV_FIELDS = ("source", "target", "context", "translator_comments", "developer_comments")
"""The fields of Weblate's header that are used; the definitions are the comments."""

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
"""
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def tbx(entries: Sequence[TermEntry], title: str) -> str:
    """A termbase with one entry for each concept, and in it one language set for each language."""
    from xml.etree import ElementTree as ET

    lang = entries[0].lang if entries else "en"
    root = ET.Element("martif", {"type": "TBX-Basic", _XML_LANG: lang})
    header = _put(root, "martifHeader")
    described = _put(header, "fileDesc")
    _put(_put(described, "titleStmt"), "title", title)
    _put(_put(described, "sourceDesc"), "p", title)
    _put(_put(header, "encodingDesc"), "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    body = _put(_put(root, "text"), "body")
    for entry in entries:
        # An XML id begins with a letter and is there once in a file.
        concept = _put(body, "termEntry", id=f"term.{entry.course}.{entry.id}")
        for tag, wording in entry.wordings.items():
            if wording.term:
                _language(concept, tag, wording)
    ET.indent(root, space=" ")
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def weblate_csv(entries: Sequence[TermEntry], tag: str) -> str:
    """The terms in one language, a row each; an untranslated term has no target."""
    stream = StringIO()
    writer = csv.DictWriter(stream, CSV_FIELDS, lineterminator="\n")
    writer.writeheader()
    for entry in entries:
        wording = entry.wordings.get(tag)
        if wording is None or tag == entry.lang:
            continue
        values = (
            entry.source.term,
            wording.term,
            entry.id,
            wording.definition,
            entry.source.definition,
        )
        writer.writerow(dict(zip(CSV_FIELDS, values, strict=True)))
    return stream.getvalue()


def _language(concept: "Element", tag: str, wording: TermWording) -> None:
    inside = _put(concept, "langSet", **{_XML_LANG: tag})
    if wording.definition:
        _put(inside, "descrip", wording.definition, type="definition")
    _put(_put(inside, "tig"), "term", wording.term)


def _put(parent: "Element", name: str, text: str = "", **attributes: str) -> "Element":
    from xml.etree import ElementTree as ET

    child = ET.SubElement(parent, name, attributes)
    child.text = text or None
    return child

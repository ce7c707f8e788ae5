"""White space is no translation, whoever looks: look-ups, counts, the check and the preview."""

from pathlib import Path

from sidos.content.localize import draft_lookup
from sidos.i18n.catalogue import load
from sidos.i18n.po.entry import po_entries
from sidos.translate.check.entry import entry_of
from sidos.translate.check.gap import gap
from sidos.translate.extractor import Extracted
from sidos.translate.layout import Domain
from sidos.translate.message_unit import MessageUnit
from sidos.translate.po_file import has_translation, read_po
from sidos.translate.status import text_statuses

BLANK = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgctxt "wood/title"
msgid "Wood"
msgstr "  \\n"
"""


def test_everybody_finds_it_missing(tmp_path: Path) -> None:
    path = tmp_path / "fi" / "LC_MESSAGES" / "trees.po"
    path.parent.mkdir(parents=True)
    path.write_text(BLANK, "utf-8")
    po, scan = read_po(path)
    catalogue = load(path, None)

    assert catalogue.find("wood/title", "Wood") is None
    assert (catalogue.translated, catalogue.total) == (0, 1)
    assert not has_translation(po[0])
    assert not po_entries(scan)["wood/title", "Wood"].translated
    lacking = gap(entry_of(po[0], frozenset(), interface=False))
    assert lacking is not None
    assert lacking.rule == "missing"
    unit = MessageUnit(text="Wood", context="wood/title", files=("wood.yaml",))
    domain = Domain(name="trees", locales=tmp_path, base=tmp_path, course=tmp_path)
    [status] = text_statuses(domain, "fi", Extracted(units={"en": (unit,)}))
    assert status.state == "missing"


def test_a_blank_draft_is_none() -> None:
    assert draft_lookup({"fi": {"a": " "}}, "fi", lambda context, text: "b")("a", "x") == "b"

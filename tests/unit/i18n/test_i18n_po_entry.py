"""A PO file read after a save: its entries for the preview, and look-ups in it."""

from pathlib import Path

import polib
import pytest

from sidos.i18n.catalogue import catalogue_of, load
from sidos.i18n.po.entry import po_entries
from sidos.i18n.po.record import po_file
from sidos.i18n.po.syntax import scan_file

REAL = Path(__file__).parents[3] / "locales/fi/LC_MESSAGES/sidos.po"
HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
WHOLE = f"""{HEADER}
#. kind: title
#. width: 48
#: course.yaml lesson.yaml
msgctxt "lesson/title"
msgid "Title"
msgstr "Otsikko"

#, fuzzy
#| msgid "Older"
msgid "Old"
msgstr "Vanha"

msgid "One"
msgid_plural "Many"
msgstr[0] "Yksi"
msgstr[1] "Monta"

msgid "Blank"
msgstr " "

#~ msgid "Gone"
#~ msgstr "Poissa"
"""


def test_an_entry_has_its_comments() -> None:
    entries = po_entries(scan_file(WHOLE.encode()))

    entry = entries["lesson/title", "Title"]
    assert (entry.forms, entry.comment) == (("Otsikko",), "kind: title\nwidth: 48")
    assert entry.files == ("course.yaml", "lesson.yaml")
    assert WHOLE.split("\n")[entry.line - 1] == 'msgid "Title"'
    assert entries[None, "Old"].outdated
    assert not entries[None, "Blank"].translated
    assert (None, "Gone") not in entries


def test_look_ups_find_what_is_current() -> None:
    catalogue = catalogue_of(po_file(scan_file(WHOLE.encode())))

    assert catalogue.find("lesson/title", "Title") == "Otsikko"
    assert catalogue.find("elsewhere", "Title") is None
    assert catalogue.texts.ngettext("One", "Many", 2) == "Monta"
    nothing = load(Path("none"), None).texts.gettext("Old")
    assert catalogue.texts.gettext("Old") is nothing
    assert catalogue.texts.gettext("Blank") is nothing
    assert (catalogue.translated, catalogue.total) == (2, 4)


def test_an_outdated_translation_is_found_as_such(tmp_path: Path) -> None:
    outdated = '\n#, fuzzy\nmsgctxt "lesson/page"\nmsgid "New"\nmsgstr "Ennen"\n'
    path = tmp_path / "x.po"
    path.write_text(f"{WHOLE}{outdated}", "utf-8")
    for catalogue in (catalogue_of(po_file(scan_file(path.read_bytes()))), load(path, None)):
        assert catalogue.find("lesson/page", "New") is None
        assert catalogue.find_outdated("lesson/page", "New") == "Ennen"
        assert catalogue.find_outdated("lesson/title", "Title") is None


def test_a_real_file_is_read_as_the_app_reads_it() -> None:
    scan = scan_file(REAL.read_bytes())
    loaded, own, entries = load(REAL, None), catalogue_of(po_file(scan)), po_entries(scan)

    assert (own.translated, own.total) == (loaded.translated, loaded.total)
    for entry in polib.pofile(str(REAL), encoding="utf-8"):
        if not entry.obsolete:
            assert entries[entry.msgctxt, entry.msgid].comment == entry.comment
            assert own.texts.gettext(entry.msgid) == loaded.texts.gettext(entry.msgid)


HALF = {
    "empty": ("", 1),
    "inside a string": (WHOLE[: WHOLE.index("sikko")], 11),
    "without a msgstr": (WHOLE[: WHOLE.index('msgstr "Otsikko"')], 10),
    "without a form": (WHOLE[: WHOLE.index("msgstr[1]")], 18),
    "twice": (WHOLE + '\nmsgid "Old"\nmsgstr "Taas"\n', 29),
    "conflict": ("<<<<<<< ours\n" + WHOLE, 1),
}


@pytest.mark.parametrize(("text", "line"), HALF.values(), ids=HALF)
def test_a_file_half_written_is_faulty(text: str, line: int) -> None:
    assert scan_file(text.encode()).faults[0].line == line


def test_a_plural_rule_half_written_is_a_problem() -> None:
    spoilt = WHOLE.replace("plural=(n != 1)", "plural=(n !")
    assert catalogue_of(po_file(scan_file(spoilt.encode()))).problem is not None

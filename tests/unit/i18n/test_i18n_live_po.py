"""A PO file read anew after each save: only what was changed, and nothing of a faulty one."""

from pathlib import Path

import polib
import pytest

from sidos.i18n.catalogue import load
from sidos.i18n.live_po import LivePo

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

#~ msgid "Gone"
#~ msgstr "Poissa"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.po"
    path.write_text(WHOLE, "utf-8")
    return path


def test_an_entry_with_all_that_is_told_of_it(path: Path) -> None:
    live = LivePo(path)

    assert live.read() is None

    entry = live.entries["lesson/title", "Title"]
    assert (entry.forms, entry.comment) == (("Otsikko",), "kind: title\nwidth: 48")
    assert entry.files == ("course.yaml", "lesson.yaml")
    assert path.read_text("utf-8").split("\n")[entry.line - 1] == 'msgid "Title"'
    assert live.entries[None, "Old"].outdated
    assert (None, "Gone") not in live.entries


def test_look_ups_find_what_is_current(path: Path) -> None:
    live = LivePo(path)
    live.read()
    catalogue = live.catalogue()

    assert catalogue.find("lesson/title", "Title") == "Otsikko"
    assert catalogue.find("elsewhere", "Title") is None
    assert catalogue.texts.ngettext("One", "Many", 2) == "Monta"
    assert catalogue.texts.gettext("Old") is load(Path("none"), None).texts.gettext("Old")
    assert (catalogue.translated, catalogue.total) == (2, 3)


def test_an_outdated_translation_is_found_as_such(path: Path) -> None:
    outdated = '\n#, fuzzy\nmsgctxt "lesson/page"\nmsgid "New"\nmsgstr "Ennen"\n'
    path.write_text(f"{WHOLE}{outdated}", "utf-8")
    live = LivePo(path)
    live.read()
    for catalogue in (live.catalogue(), load(path, None)):
        assert catalogue.find("lesson/page", "New") is None
        assert catalogue.find_outdated("lesson/page", "New") == "Ennen"
        assert catalogue.find_outdated("lesson/title", "Title") is None


def test_a_real_file_is_read_as_the_app_reads_it() -> None:
    live = LivePo(REAL)
    assert live.read() is None
    kept, own = load(REAL, None), live.catalogue()

    assert (own.translated, own.total) == (kept.translated, kept.total)
    for entry in polib.pofile(str(REAL), encoding="utf-8"):
        if not entry.obsolete:
            assert live.entries[entry.msgctxt, entry.msgid].comment == entry.comment
            assert own.texts.gettext(entry.msgid) == kept.texts.gettext(entry.msgid)


def test_a_save_changes_what_was_changed_and_the_lines_below(path: Path) -> None:
    live = LivePo(path)
    live.read()
    before = live.entries[None, "One"].line
    path.write_text(WHOLE.replace('"Otsikko"', '""\n"Otsikko "\n"on tässä"'), "utf-8")

    assert live.read() is None

    assert live.entries["lesson/title", "Title"].forms == ("Otsikko on tässä",)
    assert live.entries[None, "One"].line == before + 2


HALF = {
    "empty": ("", 1),
    "inside a string": (WHOLE[: WHOLE.index("sikko")], 11),
    "without a msgstr": (WHOLE[: WHOLE.index('msgstr "Otsikko"')], 10),
    "without a form": (WHOLE[: WHOLE.index("msgstr[1]")], 18),
    "twice": (WHOLE + '\nmsgid "Old"\nmsgstr "Taas"\n', 26),
    "plural rule": (WHOLE.replace("plural=(n != 1)", "plural=(n !"), 1),
    "conflict": ("<<<<<<< ours\n" + WHOLE, 1),
}


@pytest.mark.parametrize(("text", "line"), HALF.values(), ids=HALF)
def test_a_file_half_written_changes_nothing(path: Path, text: str, line: int) -> None:
    live = LivePo(path)
    live.read()
    before = live.entries
    path.write_text(text, "utf-8")

    fault = live.read()

    assert fault is not None
    assert fault.line == line
    assert live.entries == before
    path.write_text(WHOLE.replace("Otsikko", "Uusi"), "utf-8")
    assert live.read() is None
    assert live.catalogue().find("lesson/title", "Title") == "Uusi"


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_what_is_no_text_is_a_fault(path: Path, content: bytes | None) -> None:
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    assert LivePo(path).read() is not None

"""Damaged PO files: an update, a check and the app report each with its line and a sentence,
and each stays as it is."""

import os
from pathlib import Path
from random import Random

import pytest

from sidos.content.finding import Finding
from sidos.i18n.locales import Locales
from sidos.translate.check.project import check
from sidos.translate.error import FaultyPoError
from sidos.translate.po_file import read_po
from sidos.translate.update import update

ROOT = Path(__file__).parents[3]
GOOD = """\
msgid ""
msgstr ""
"Language: fi\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Quit"
msgstr "Lopeta hetkeksi, ääni hiljaa"

msgid "{n} lesson"
msgid_plural "{n} lessons"
msgstr[0] "{n} oppitunti"
msgstr[1] "{n} oppituntia"
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    code = tmp_path / "app" / "sidos" / "screen.py"
    code.parent.mkdir(parents=True)
    code.write_text('t.gettext("Quit")\nt.ngettext("{n} lesson", "{n} lessons", n=n)\n', "utf-8")
    for tag, name in (("fi", "suomi"), ("sv", "svenska")):
        (tmp_path / "locales" / tag / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / "locales" / tag / "locale.yaml").write_text(f"name: {name}\n", "utf-8")
    return tmp_path / "locales" / "fi" / "LC_MESSAGES" / "sidos.po"


def reported(po: Path) -> Finding:
    """What an update says of the file, if a check says the same and the app does so too."""
    root = po.parents[3]
    done = update(root)
    (finding,) = done.findings
    assert [one for one in check(root) if one.path == str(po)] == [finding]
    # Another language's file is written all the same.
    assert (root / "locales/sv/LC_MESSAGES/sidos.po").is_file()
    locales = Locales([root / "locales"], None)
    assert locales.translator("fi").gettext("Quit") == "Quit"
    (problem,) = [str(one) for one in locales.problems()]
    assert str(po) in problem
    assert f"line {finding.line} is" in problem or finding.rule == "unreadable"
    assert finding.path == str(po)
    return finding


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ('oppituntia"\n', "oppit", 15, "quotation marks"),
        (GOOD[GOOD.index('msgstr "Lopeta') :], "", 9, "ends in the middle"),
        ('msgstr "Lopeta', "msgstr Lopeta", 10, "quotation marks"),
        ('msgid "{n}', 'msgid "Quit"\nmsgstr "Poistu"\n\nmsgid "{n}', 12, "already on line 9"),
        ('msgstr "Lopeta', '<<<<<<< HEAD\nmsgstr "x"\n=======\nmsgstr "Lopeta', 10, "conflict"),
        ("msgstr[1]", "msgstr[2]", 15, "can’t be used here"),
        ('msgstr[1] "{n} oppituntia"\n', "", 12, "plural forms"),
        ("\nmsgid_plural", "\nstray words\nmsgid_plural", 13, "doesn’t belong"),
        ('msgid "Quit"', 'msgid "Quit\\q"', 9, "escape"),
        ("ääni", "ä\0ni", 10, "0x00 is not UTF-8"),
        (GOOD, "", 1, "no entry"),
        (GOOD, "\n \n", 1, "no entry"),
        (GOOD, "{\\rtf1 rubbish\nand more of it\n", 1, "doesn’t belong"),
    ],
)
def test_damage_has_its_line(po: Path, old: str, new: str, line: int, expected: str) -> None:
    assert old in GOOD
    data = GOOD.replace(old, new, 1).encode()
    po.write_bytes(data)
    finding = reported(po)
    assert finding.line == line
    assert expected in str(finding.message)
    assert po.read_bytes() == data


@pytest.mark.parametrize(
    ("encoding", "line"), [("latin-1", 10), ("utf-16", 1), ("utf-16-le", 1), ("utf-32-be", 1)]
)
def test_other_encodings_are_reported_with_what_to_do(po: Path, encoding: str, line: int) -> None:
    data = GOOD.encode(encoding)
    po.write_bytes(data)
    finding = reported(po)
    assert finding.line == line
    assert str(finding.message).endswith("Save the file as UTF-8.")
    assert po.read_bytes() == data


def test_a_program_in_its_place_is_reported(po: Path) -> None:
    po.write_bytes(b"\x7fELF" + bytes(range(256)) * 40)
    assert reported(po).line == 1


def test_a_folder_in_its_place_is_reported(po: Path) -> None:
    po.mkdir()
    assert "folder" in str(reported(po).message)
    assert po.is_dir()


def test_what_may_not_be_read_or_written_is_reported(po: Path) -> None:
    po.write_text(GOOD, "utf-8")
    po.chmod(0)
    if os.access(po, os.R_OK):
        pytest.skip("root may read and write anything")
    assert "not allowed" in str(reported(po).message)
    po.chmod(0o600)
    po.parent.chmod(0o500)
    (finding,) = update(po.parents[3]).findings
    assert "not allowed" in str(finding.message)
    assert po.read_text("utf-8") == GOOD
    po.parent.chmod(0o700)
    assert [path.name for path in po.parent.iterdir()] == ["sidos.po"]


def test_where_nothing_can_be_written_the_other_files_are(po: Path) -> None:
    po.parent.rmdir()
    po.parent.write_text("a file where the folder should be", "utf-8")
    done = update(po.parents[3])
    assert [one.path for one in done.changed] == [po.parents[2] / "sv/LC_MESSAGES/sidos.po"]
    (finding,) = done.findings
    assert (finding.path, finding.rule) == (str(po), "unreadable")
    assert "There is a file where" in str(finding.message)


def entries(path: Path) -> set[tuple[str, ...]]:
    """The translations that a file holds, which is to say all that may not be lost."""
    return {
        (entry.msgctxt or "", entry.msgid, entry.msgstr, *map(str, entry.msgstr_plural.values()))
        for entry in read_po(path)[0]
        if entry.msgstr or any(entry.msgstr_plural.values())
    }


def findings(path: Path) -> tuple[Finding, ...]:
    try:
        read_po(path)
    except FaultyPoError as faulty:
        return faulty.findings
    return ()


def test_any_damage_is_reported_or_does_no_harm(po: Path) -> None:
    """A real file with bytes taken out, put in, doubled and flipped, in seventy ways."""
    random = Random(11)
    real = (ROOT / "locales/fi/LC_MESSAGES/sidos.po").read_bytes()
    blocks = real.split(b"\n\n")
    accepted = refused = 0
    for _ in range(70):
        data = bytearray(b"\n\n".join([blocks[0], *random.sample(blocks[1:], 12)]) + b"\n")
        for _ in range(random.randint(1, 3)):
            at, size = random.randrange(len(data)), random.randint(1, 40)
            match random.randrange(5):
                case 0:
                    del data[at : at + size]
                case 1:
                    data[at:at] = data[at : at + size]
                case 2:
                    data[at] ^= 1 << random.randrange(8)
                case 3:
                    data[at:at] = random.choice([b'"', b"\n", b"\\", b"#", b"msgid", b"#~ ", b"\r"])
                case 4:
                    del data[at:]
        po.write_bytes(data)
        faults = findings(po)
        if faults:
            refused += 1
            assert update(po.parents[3]).findings == faults
            assert po.read_bytes() == data
            continue
        before = entries(po)
        accepted += 1
        assert update(po.parents[3]).findings == ()
        after = entries(po)
        assert {line[2:] for line in before} <= {line[2:] for line in after}
        assert update(po.parents[3]).current
    assert accepted > 15
    assert refused > 15

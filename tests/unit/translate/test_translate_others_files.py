"""PO files as other tools leave them (tests/unit/translate/po): an update loses nothing of them."""

import re
from pathlib import Path

import pytest
from tests.unit.translate.gettext_tool import msgcat, msgfmt_complaint, needs_gettext

from sidos.translate.check.project import check
from sidos.translate.po_file import read_po
from sidos.translate.update import update

FILES = Path(__file__).with_name("po")
NAMES = ("poedit", "weblate", "django", "sphinx")
CODE = """
def draw(t, n, name):
    t.gettext("Quit")
    t.pgettext("verb", "Open")
    t.ngettext("{n} lesson", "{n} lessons", n=n)
    t.gettext("Hello, {name}.", name=name)
    t.gettext("Print a script that completes commands, options and lessons in SHELL, "
              "so that you need not type them.")
    t.gettext("Two\\nlines")
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    """Where a project's Finnish is looked for."""
    code = tmp_path / "app" / "sidos" / "screen.py"
    code.parent.mkdir(parents=True)
    code.write_text(CODE, "utf-8")
    path = tmp_path / "locales" / "fi" / "LC_MESSAGES" / "sidos.po"
    path.parent.mkdir(parents=True)
    (tmp_path / "locales" / "fi" / "locale.yaml").write_text("name: suomi\n", "utf-8")
    return path


def put(po: Path, name: str) -> bytes:
    data = (FILES / f"{name}.po").read_bytes()
    po.write_bytes(data)
    return data


def pieces(text: str) -> dict[str, set[str]]:
    """By the source: all of an entry except its references, which an update replaces."""
    by_source: dict[str, set[str]] = {}
    for block in text.removesuffix("\n").split("\n\n"):
        lines = re.sub(r'"\n(?:#~ |#~?\| )?"', "", block).split("\n")
        key = next(line for line in lines if re.match(r"(#~ )?msgid ", line))
        details: set[str] = set()
        for line in lines:
            if line.startswith("#,"):
                details |= {f"flag {flag.strip()}" for flag in line[2:].split(",")}
            elif line.startswith('msgstr "Project-Id-Version'):
                details |= set(line[8:-1].split("\\n"))
            elif not line.startswith(("#:", "#.")):
                details.add(line)
        by_source[key] = details
    return by_source


def updated(po: Path) -> str:
    """The file after an update, and after a second one as well."""
    root = po.parents[3]
    assert update(root).findings == ()
    data = po.read_bytes()
    assert update(root).current
    assert po.read_bytes() == data
    return data.decode()


@needs_gettext
@pytest.mark.parametrize("name", NAMES)
def test_an_update_loses_nothing(po: Path, name: str) -> None:
    put(po, name)
    # gettext drops flags that it doesn't know; its reading is the judge of all else.
    before = pieces(msgcat(po).decode())
    unknown = {"weblate": {"flag max-length:12", "flag read-only"}}.get(name, set[str]())
    after = pieces(updated(po))
    assert set(before) <= set(after)
    for key, details in before.items():
        assert details - {"Language: "} <= after[key]
    assert unknown <= {flag for details in after.values() for flag in details}
    assert msgfmt_complaint(po) == ""


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_how_they_are_written(po: Path, name: str) -> None:
    put(po, name)
    updated(po)
    rules = {finding.rule for finding in check(po.parents[3])}
    assert not rules & {"po-syntax", "po-header", "stale"}


def test_a_tools_header_stays(po: Path) -> None:
    header = put(po, "poedit").decode().partition("\n\n")[0]
    assert updated(po).partition("\n\n")[0] == header
    put(po, "weblate")
    text = updated(po)
    assert (
        "Language-Team: Finnish <https://hosted.example.org/projects/example/interface/fi/>" in text
    )
    assert "Plural-Forms: nplurals=2; plural=n != 1;" in text
    put(po, "sphinx")
    text = updated(po)
    assert '"POT-Creation-Date: 2026-01-12T09:00:00+00:00\\n"\n"PO-Revision-Date: \\n"\n' in text


@pytest.mark.parametrize(
    ("old", "new", "more"),
    [
        (b"\n", b"\r\n", ""),
        (b"# Finnish", b"\xef\xbb\xbf# Finnish", ""),
        (b"charset=UTF-8", b"charset=Windows-Finnish", ""),
        (b'#\nmsgid ""', b'#\n#, fuzzy\nmsgid ""', "#, fuzzy\n"),
        (b'\xa4"\n', b'\xa4"', ""),
        (b'\xa4"\n', b'\xa4"\n\n# At the end.\n', "# At the end.\n"),
    ],
    ids=["CRLF", "BOM", "charset", "fuzzy header", "no newline", "remark at the end"],
)
def test_how_a_file_is_written_makes_no_difference(
    po: Path, old: bytes, new: bytes, more: str
) -> None:
    """`more`: what stays of the difference, in the header."""
    data = put(po, "poedit")
    expected = updated(po)
    first, separator, last = data.rpartition(old) if old.endswith(b'"\n') else data.partition(old)
    assert separator
    po.write_bytes(data.replace(old, new) if old == b"\n" else first + new + last)
    result = updated(po)
    assert more in result.partition("\n\n")[0]
    assert (result.replace(more, "", 1) if more else result) == expected


def test_a_file_without_a_header_gets_one_and_keeps_its_remarks(po: Path) -> None:
    body = put(po, "poedit").decode().partition("\n\n")[2]
    po.write_text(f"# On quitting.\n{body}", "utf-8")
    text = updated(po)
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"' in text
    assert "# On quitting.\n#" in text.partition("\n\n")[2]
    entries = read_po(po)[0]
    assert sum(bool(entry.msgstr or entry.msgstr_plural) for entry in entries) == 8

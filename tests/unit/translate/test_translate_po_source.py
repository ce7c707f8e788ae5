"""What we write is what GNU gettext writes, to the byte."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polib import POEntry, POFile
from tests.unit.translate.gettext_tool import msgcat, msgfmt_complaint, needs_gettext

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.po.record import po_file
from sidos.i18n.po.syntax import scan_file
from sidos.translate.po_file import new_po, read_po, write_text
from sidos.translate.po_source import po_text

ROOT = Path(__file__).parents[3]
REAL = sorted(ROOT.glob("locales/*/LC_MESSAGES/*.po"))
WORDS = (
    "kissa",
    "sää",
    "«söi»",
    "日本語",
    "a\tb",
    'sanoi "ei"',
    "C:\\temp",
    "{name}",
    "…",
    "100 %",
)
FLAGS = ("python-brace-format", "no-wrap", "c-format", "no-awk-format", "range: 0..9")
FILES = ("app/sidos/cli/a.py", "lessons/my course/a file.yaml", "lessons/sää/ö.yaml", "x" * 85)
EMPTY = 0.2


def text(random: Random) -> str:
    words = " ".join(random.choices(WORDS, k=random.randint(1, 30)))
    return random.choice(["", "\n", "{}", "{}", "{}\n", "\n{}", "{}\n\n{}", "{}\n{}\n"]).replace(
        "{}", words
    )


def maybe(random: Random) -> str | None:
    return text(random) if random.random() < EMPTY else None


def random_file(entries: int) -> POFile:
    """A file with everything that a PO file can have, the same each time."""
    random = Random(7)
    po = new_po("made", LocaleInfo(tag="fi", name="suomi"))
    po.header += "\n\n  indented\nlast"
    po.metadata["X-Generator"] = "a tool 1.0"
    po.metadata["Last-Translator"] = ""
    for number in range(entries):
        plural = random.random() < EMPTY
        source, msgstr = f"{number} {text(random)}".rstrip("\n"), text(random).strip("\n")
        msgstr = "x" if plural and not msgstr else msgstr
        entry = POEntry(
            msgctxt=f"made/{number}" if random.random() > EMPTY else None,
            msgid=source,
            msgid_plural=f"{source}s" if plural else "",
            msgstr="" if plural else msgstr,
            msgstr_plural={0: msgstr, 1: f"{msgstr}t"} if plural else {},
            tcomment=(maybe(random) or "").strip("\n"),
            flags=random.sample(["fuzzy", *FLAGS] if msgstr else FLAGS, k=random.randint(0, 3)),
            obsolete=bool(msgstr) and random.random() < EMPTY,
        )
        if entry.obsolete:
            entry.flags = [flag for flag in entry.flags if not flag.startswith("range")]
        else:
            entry.comment = (maybe(random) or "").strip("\n")
            files = random.sample(FILES, k=random.randint(0, len(FILES)))
            entry.occurrences = [(file, random.choice(["", "12"])) for file in files]
        if "fuzzy" in entry.flags:
            entry.previous_msgctxt = maybe(random)
            entry.previous_msgid = text(random)
            entry.previous_msgid_plural = maybe(random)
        po.append(entry)
    return po


@needs_gettext
@pytest.mark.parametrize("path", REAL, ids=lambda path: "-".join(path.parts[-3::2]))
def test_the_real_files_are_as_gettext_writes_them(path: Path) -> None:
    data = path.read_bytes()
    assert po_text(read_po(path)[0]).encode() == data
    assert msgcat(path) == data
    assert msgfmt_complaint(path) == ""


@needs_gettext
def test_a_file_with_everything_is_as_gettext_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "made.po"
    write_text(path, po_text(random_file(600)))
    assert msgcat(path).decode() == path.read_text("utf-8")


def test_a_file_with_everything_is_read_without_loss(tmp_path: Path) -> None:
    path = tmp_path / "made.po"
    po = random_file(200)
    write_text(path, po_text(po))
    again, _ = read_po(path)
    used = [entry for entry in po if not entry.obsolete]
    gone = [entry for entry in po if entry.obsolete]
    assert [vars(entry) | {"linenum": 0, "flags": set(entry.flags)} for entry in again] == [
        vars(entry) | {"linenum": 0, "flags": set(entry.flags)} for entry in (*used, *gone)
    ]
    assert (again.header, again.metadata) == (po.header, po.metadata)
    assert po_text(again) == po_text(po)


def test_flags_that_gettext_does_not_know_stand_last(tmp_path: Path) -> None:
    path = tmp_path / "made.po"
    path.write_text(
        '#, max-length:9, no-wrap, python-format,fuzzy\nmsgid "a"\nmsgstr "b"\n', "utf-8"
    )
    assert "#, fuzzy, python-format, no-wrap, max-length:9\n" in po_text(read_po(path)[0])


def test_comments_may_be_marked_obsolete_too(tmp_path: Path) -> None:
    path = tmp_path / "made.po"
    path.write_text('#~ # note\n#~ #, fuzzy\n#~| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n', "utf-8")
    expected = '# note\n#, fuzzy\n#~| msgid "x"\n#~ msgid "a"\n#~ msgstr "b"\n'
    assert po_text(read_po(path)[0]).endswith(f"\n{expected}")


def test_a_header_is_kept_field_by_field(tmp_path: Path) -> None:
    path = tmp_path / "made.po"
    lines = ("X-B: 1", "no field", "X-A: ", "X-B: 2", "Language: fi")
    header = "".join(f'"{line}\\n"\n' for line in lines)
    notes = "# .a comment\n#. note\n#, fuzzy, no-wrap\n"
    whole = f'{notes}msgid ""\nmsgstr ""\n{header}\nmsgid "a"\nmsgstr "b"\n'
    path.write_text(f"{whole}\n# at the end\n", "utf-8")
    result = po_text(read_po(path)[0])
    assert result == whole.replace("# .a", "#  .a").replace("note\n", "note\n# at the end\n")


anything = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
lines = anything.map(lambda msgstr: " ".join(msgstr.split()).strip())


@settings(max_examples=50)
@given(
    context=st.none() | anything,
    source=anything,
    msgstr=anything,
    remark=lines,
    gone=st.booleans(),
)
def test_any_text_is_read_as_it_was_written(
    context: str | None, source: str, msgstr: str, remark: str, *, gone: bool
) -> None:
    po = new_po("made", LocaleInfo(tag="fi", name="suomi"))
    entry = POEntry(msgctxt=context, msgid=f"x{source}", msgstr=msgstr, obsolete=gone)
    entry.tcomment, entry.previous_msgid = remark, msgstr
    po.append(entry)
    result = scan_file(po_text(po).encode())
    assert result.faults == ()
    (again,) = po_file(result)
    assert (again.msgctxt, again.msgid, again.msgstr) == (context, f"x{source}", msgstr)
    assert (again.tcomment, again.previous_msgid, again.obsolete) == (remark, msgstr, gone)

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polib import POFile

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.merge import Merged, merge
from sidos.translate.message_unit import MessageUnit, describe
from sidos.translate.po_file import new_po, read_po, write_text
from sidos.translate.po_source import po_text

FI = LocaleInfo(tag="fi", name="suomi")
Entry = tuple[str | None, str, str, bool, bool]


def unit(
    context: str | None, text: str, kind: str = "paragraph", plural: str | None = None
) -> MessageUnit:
    comment = describe("", kind, None, "A lesson")
    return MessageUnit(
        context=context, text=text, comment=comment, files=("a.yaml",), plural=plural
    )


def translated(*units: MessageUnit) -> POFile:
    """A file with every unit translated as its text in capitals."""
    po = new_po("course", FI)
    merge(po, units, FI, by_id=True)
    for entry in po:
        entry.msgstr = entry.msgid.upper()
    return reread(po)


def reread(po: POFile) -> POFile:
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.po")
        write_text(path, po_text(po))
        return read_po(path)[0]


def entries(po: POFile) -> list[Entry]:
    return [(e.msgctxt, e.msgid, e.msgstr, e.fuzzy, bool(e.obsolete)) for e in po]


def merged(po: POFile, *units: MessageUnit, typo: str = "") -> tuple[list[Entry], Merged]:
    counts = merge(po, units, FI, by_id=True, typo=typo)
    return entries(reread(po)), counts


def test_the_same_is_kept() -> None:
    po = translated(unit("l/a", "one"), unit("l/b", "two"))
    before = po_text(po)
    entries, counts = merged(po, unit("l/a", "one"), unit("l/b", "two"))
    assert counts == Merged()
    assert po_text(po) == before
    assert entries == [("l/a", "one", "ONE", False, False), ("l/b", "two", "TWO", False, False)]


def test_a_changed_source_is_outdated_however_small_the_change() -> None:
    po = translated(unit("l/a", "one thing"))
    entries, counts = merged(po, unit("l/a", "one thing."))
    assert entries == [("l/a", "one thing.", "ONE THING", True, False)]
    assert po[0].previous_msgid == "one thing"
    assert counts == Merged(outdated=1)


def test_a_second_change_still_names_the_source_that_was_translated() -> None:
    po = translated(unit("l/a", "one"))
    merge(po, [unit("l/a", "two")], FI, by_id=True)
    merge(po, [unit("l/a", "three")], FI, by_id=True)
    assert po[0].previous_msgid == "one"


def test_a_source_changed_back_is_current_again() -> None:
    po = translated(unit("l/a", "one"))
    merge(po, [unit("l/a", "two")], FI, by_id=True)
    entries, _ = merged(po, unit("l/a", "one"))
    assert entries == [("l/a", "one", "ONE", False, False)]
    assert po[0].previous_msgid is None


@pytest.mark.parametrize("name", ["l/a", "l"])
def test_a_typo_leaves_translations_current(name: str) -> None:
    po = translated(unit("l/a", "teh"), unit("lx/a", "teh teh"))
    entries, _ = merged(po, unit("l/a", "the"), unit("lx/a", "the the"), typo=name)
    assert entries[0] == ("l/a", "the", "TEH", False, False)
    assert entries[1][3]


def test_a_typo_named_after_the_update_is_still_one() -> None:
    po = translated(unit("l/a", "teh"))
    merge(po, [unit("l/a", "the")], FI, by_id=True)
    entries, _ = merged(po, unit("l/a", "the"), typo="l/a")
    assert entries == [("l/a", "the", "TEH", False, False)]


def test_a_moved_text_keeps_its_translation_where_kind_and_text_agree() -> None:
    po = translated(unit("l/a", "one"), unit("l/b", "two", kind="option"))
    entries, counts = merged(po, unit("m/a", "one"), unit("m/b", "two", kind="why"))
    assert entries[:2] == [("m/a", "one", "ONE", False, False), ("m/b", "two", "", False, False)]
    assert entries[2] == ("l/b", "two", "TWO", False, True)
    assert counts == Merged(added=1, moved=1, obsolete=1)


def test_a_paragraph_put_before_others_moves_them() -> None:
    po = translated(unit("l/p/text/1", "one"), unit("l/p/text/2", "two"))
    entries, _ = merged(
        po, unit("l/p/text/1", "new"), unit("l/p/text/2", "one"), unit("l/p/text/3", "two")
    )
    assert [entry[2] for entry in entries] == ["", "ONE", "TWO"]
    assert not any(entry[3] for entry in entries)


def test_a_paragraph_taken_away_moves_the_others() -> None:
    po = translated(unit("l/p/text/1", "one"), unit("l/p/text/2", "two"))
    entries, _ = merged(po, unit("l/p/text/1", "two"))
    assert entries == [
        ("l/p/text/1", "two", "TWO", False, False),
        ("l/p/text/1", "one", "ONE", False, True),
    ]


def test_a_copy_elsewhere_is_no_move() -> None:
    po = translated(unit("l/a", "one"))
    entries, _ = merged(po, unit("l/a", "one"), unit("l/b", "one"))
    assert [entry[2] for entry in entries] == ["ONE", ""]


def test_which_of_two_moved_is_not_guessed() -> None:
    po = translated(unit("l/a", "one"), unit("l/b", "one"))
    po[1].msgstr = "another"
    entries, _ = merged(po, unit("m/c", "one"))
    assert entries[0] == ("m/c", "one", "", False, False)


def test_likeness_counts_for_nothing() -> None:
    po = translated(unit("l/a", "a long sentence about a ferry"))
    entries, _ = merged(po, unit("l/b", "a long sentence about a ferry."))
    assert entries[0][2] == ""


def test_what_comes_back_is_found_among_the_obsolete() -> None:
    po = translated(unit("l/a", "one"), unit("l/b", "two"))
    merge(po, [unit("l/b", "two")], FI, by_id=True)
    po = reread(po)
    entries, counts = merged(po, unit("l/a", "one"), unit("l/b", "two"))
    assert entries[0] == ("l/a", "one", "ONE", False, False)
    assert counts == Merged()


def test_an_untranslated_text_that_is_gone_leaves_no_trace() -> None:
    po = new_po("course", FI)
    merge(po, [unit("l/a", "one")], FI, by_id=True)
    assert merged(po, unit("l/b", "two"))[0] == [("l/b", "two", "", False, False)]


def test_a_translators_words_and_flags_stay() -> None:
    po = translated(unit("l/a", "one"))
    po[0].tcomment = "ask the author\nagain"
    po[0].flags = ["no-wrap"]
    po.metadata["X-Generator"] = "Poedit 3"
    merged(po, unit("l/a", "one"))
    text = po_text(po)
    assert "# ask the author\n# again\n" in text
    assert "#, no-wrap\n" in text
    assert "X-Generator: Poedit 3" in text


def test_interface_texts_go_by_their_text_alone() -> None:
    po = new_po("sidos", FI)
    merge(po, [unit(None, "Quit"), unit("verb", "Open")], FI, by_id=False)
    for entry in po:
        entry.msgstr = "x"
    merge(po, [unit(None, "Leave"), unit("verb", "Close")], FI, by_id=False)
    assert [entry[2:] for entry in entries(po)] == [
        ("", False, False),
        ("", False, False),
        ("x", False, True),
        ("x", False, True),
    ]


def test_a_plural_gets_the_languages_forms() -> None:
    po = new_po("sidos", FI)
    lessons = unit(None, "{n} lesson", plural="{n} lessons")
    merge(po, [lessons], FI, by_id=False)
    assert reread(po)[0].msgstr_plural == {0: "", 1: ""}


def test_a_text_that_becomes_a_plural_is_outdated_and_back() -> None:
    po = translated(unit(None, "a day"))
    merge(po, [unit(None, "a day", plural="{n} days")], FI, by_id=False)
    assert po[0].fuzzy
    assert po[0].msgstr_plural == {0: "A DAY", 1: "A DAY"}
    merge(po, [unit(None, "a day")], FI, by_id=False)
    assert (po[0].msgstr, po[0].msgstr_plural) == ("A DAY", {})
    reread(po)


def test_a_language_with_fewer_forms_than_before_is_looked_at_again() -> None:
    po = translated(unit(None, "a day", plural="{n} days"))
    po[0].msgstr, po[0].msgstr_plural = "", {0: "a", 1: "b", 2: "c"}
    merge(po, [unit(None, "a day", plural="{n} days")], FI, by_id=False)
    assert po[0].fuzzy
    assert po[0].msgstr_plural == {0: "a", 1: "b"}


def test_what_a_translator_marked_never_becomes_current_by_itself() -> None:
    po = translated(unit("l/a", "one"))
    po[0].flags = ["fuzzy"]
    for text in ("two", "one"):
        entries, _ = merged(po, unit("l/a", text))
        assert entries == [("l/a", text, "ONE", True, False)]


def test_the_header_is_only_mended() -> None:
    po = translated(unit("l/a", "one"))
    po.metadata = {
        "X-Generator": "a tool",
        "Language": "",
        "Content-Type": "text/plain; charset=CHARSET",
        "Plural-Forms": "nplurals=2; plural=n != 1;",
        "Last-Translator": "",
    }
    merge(po, [unit("l/a", "one")], FI, by_id=True)
    assert list(po.metadata.items())[:5] == [
        ("X-Generator", "a tool"),
        ("Language", "fi"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Plural-Forms", "nplurals=2; plural=n != 1;"),
        ("Last-Translator", ""),
    ]
    assert po.metadata["MIME-Version"] == "1.0"


def test_a_file_is_written_without_wrapping_lines_numbers_or_dates() -> None:
    long = "word " * 40 + "end"
    text = po_text(translated(unit("l/a", long), unit("l/b", "one\ntwo")))
    assert f'msgid "{long}"\n' in text
    assert '"one\\n"\n"two"\n' in text
    assert "#: a.yaml\n" in text
    assert "Date" not in text


texts = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1)
units = st.lists(
    st.builds(
        unit,
        st.sampled_from(["l/a", "l/b", "l/c", "m/a"]),
        texts | st.sampled_from(["one", "two", "two\nlines", "\\n", 'a "b"']),
        st.sampled_from(["option", "why"]),
    ),
    unique_by=lambda one: one.context,
    max_size=4,
)


@settings(max_examples=40)
@given(before=units, after=units)
def test_merging_twice_changes_nothing(before: list[MessageUnit], after: list[MessageUnit]) -> None:
    po = translated(*before)
    merge(po, after, FI, by_id=True)
    once = po_text(po)
    again = reread(po)
    assert merge(again, after, FI, by_id=True) == Merged()
    assert po_text(again) == once


@settings(max_examples=40)
@given(history=st.lists(units, max_size=5))
def test_no_translation_vanishes_or_passes_for_anothers(history: list[list[MessageUnit]]) -> None:
    """Each merge is followed by a translator who translates every other text that is left."""
    po, sources = new_po("course", FI), dict[str, str]()
    for after in history:
        merge(po, after, FI, by_id=True)
        po = reread(po)
        assert {entry.msgstr for entry in po} >= set(sources)
        for entry in po:
            if entry.msgstr and not entry.fuzzy:
                assert sources[entry.msgstr] == entry.msgid
        for number, entry in enumerate(po):
            if not entry.obsolete and not entry.msgstr and number % 2:
                entry.msgstr = f"translation {len(sources)}"
                sources[entry.msgstr] = entry.msgid

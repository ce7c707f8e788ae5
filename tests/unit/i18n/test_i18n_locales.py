import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sidos.i18n.locales import Locales
from sidos.model.message import Message

HEADER = """msgid ""
msgstr ""
"Language: {tag}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plural}\\n"
"""
INTERFACE = """
msgid "Quit"
msgstr "Lopeta"

msgid "Fine"
msgstr "Fine"

#, fuzzy
msgid "Old"
msgstr "Vanha"

msgid "Missing"
msgstr ""

msgctxt "verb"
msgid "Open"
msgstr "Avaa"

msgid "{n} lesson"
msgid_plural "{n} lessons"
msgstr[0] "{n} oppitunti"
msgstr[1] "{n} oppituntia"

msgid "Hello, {name}."
msgstr "Hei, {name}. {nobody} {{x}}"

#~ msgid "Gone"
#~ msgstr "Mennyt"
"""


def write_locale(root: Path, tag: str, name: str, *lines: str) -> Path:
    folder = root / tag
    (folder / "LC_MESSAGES").mkdir(parents=True)
    (folder / "locale.yaml").write_text("\n".join([f"name: {name}", *lines]), "utf-8")
    return folder


def write_po(
    root: Path, tag: str, domain: str, body: str, plural: str = "nplurals=2; plural=(n != 1);"
) -> Path:
    path = root / tag / "LC_MESSAGES" / f"{domain}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEADER.format(tag=tag, plural=plural) + body, "utf-8")
    return path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "locales"
    write_locale(folder, "en", "English")
    write_locale(folder, "fi", "suomi", "cldr: fi", "fallback: en")
    write_po(folder, "fi", "sidos", INTERFACE)
    return folder


def test_locales_are_found_by_their_folders(root: Path) -> None:
    (root / "notes").mkdir()
    available = Locales([root], None).available()
    assert [(info.tag, info.name, info.cldr) for info in available] == [
        ("en", "English", "en"),
        ("fi", "suomi", "fi"),
    ]


def test_english_is_there_without_any_file(tmp_path: Path) -> None:
    locales = Locales([tmp_path / "none"], None)
    assert [info.tag for info in locales.available()] == ["en"]
    assert locales.translator("fi").gettext("Quit") == "Quit"


def test_norwegian_is_no_boolean(root: Path) -> None:
    write_locale(root, "no", "norsk", "fallback: no")
    assert Locales([root], None).info("no").fallback == "no"


@pytest.mark.parametrize("cached", [False, True])
def test_the_interface_in_finnish(root: Path, tmp_path: Path, cached: bool) -> None:
    cache = tmp_path / "cache" if cached else None
    for _ in range(2):  # the second time from the cache
        fi = Locales([root], cache).translator("fi")
        assert (fi.tag, fi.direction) == ("fi", "ltr")
        assert fi.gettext("Quit") == "Lopeta"
        assert fi.pgettext("verb", "Open") == "Avaa"
        assert fi.pgettext("noun", "Open") == "Open"
        assert fi.gettext("Old") == "Old"
        assert fi.gettext("Missing") == "Missing"
        assert fi.gettext("Gone") == "Gone"
        assert fi.gettext("") == ""
        assert fi.ngettext("{n} lesson", "{n} lessons", 1) == "{n} oppitunti"
        assert fi.ngettext("{n} lesson", "{n} lessons", 0) == "{n} oppituntia"
        assert fi.ngettext("{n} cat", "{n} cats", 1) == "{n} cat"
        assert fi.npgettext("x", "{n} cat", "{n} cats", 2) == "{n} cats"


def test_a_message_is_filled_in_and_a_bad_placeholder_stays(root: Path) -> None:
    fi = Locales([root], None).translator("fi")
    message = Message("Hello, {name}.", {"name": "Aino {name}"})
    assert fi.say(message) == "Hei, Aino {name}. {nobody} {x}"


def test_values_may_have_any_name(root: Path) -> None:
    fi = Locales([root], None).translator("fi")
    assert fi.say(Message("{message} {self}", {"message": "a", "self": "b"})) == "a b"
    assert fi.ngettext("{n} lesson", "{n} lessons", 2, n=2) == "2 oppituntia"
    assert fi.ngettext("{number} cat", "{number} cats", 1, number=1) == "1 cat"
    assert fi.pgettext("verb", "Open {one}", one="x") == "Open x"


def test_a_locale_falls_back_along_its_chain(root: Path) -> None:
    write_locale(root, "krl", "karjal", "cldr: fi", "fallback: fi")
    write_po(root, "krl", "sidos", '\nmsgid "Fine"\nmsgstr "Hyvä"\n')
    krl = Locales([root], None).translator("krl")
    assert krl.tag == "krl"
    assert krl.gettext("Fine") == "Hyvä"
    assert krl.gettext("Quit") == "Lopeta"
    assert krl.gettext("Missing") == "Missing"


def test_fallbacks_in_a_circle_end(root: Path) -> None:
    write_locale(root, "aa", "a", "fallback: bb")
    write_locale(root, "bb", "b", "fallback: aa")
    assert Locales([root], None).translator("aa").gettext("Quit") == "Quit"


def test_missing_and_outdated_texts_of_a_course(root: Path, tmp_path: Path) -> None:
    write_po(
        root,
        "fi",
        "course",
        '\nmsgctxt "a/1"\nmsgid "One"\nmsgstr "Yksi"\n'
        '\nmsgctxt "a/2"\nmsgid "Data"\nmsgstr "Data"\n'
        '\n#, fuzzy\nmsgctxt "a/3"\nmsgid "Three"\nmsgstr "Kolme"\n'
        '\nmsgctxt "a/4"\nmsgid "Four"\nmsgstr ""\n',
    )
    locales = Locales([root], tmp_path / "cache")
    find = locales.lookup("fi", "course")
    assert find("a/1", "One") == "Yksi"
    assert find("a/1", "Another one") is None
    assert find("b/1", "One") is None
    assert find("a/2", "Data") == "Data"
    assert find("a/3", "Three") is None
    assert find("a/4", "Four") is None
    assert find("a/5", "") is None
    assert locales.share("fi", "course") == (2, 4)
    assert locales.share("en", "course") == (4, 4)
    assert locales.share("sv", "course") == (0, 4)
    assert locales.lookup("fi", "")("a/1", "One") is None
    assert locales.lookup("sv", "course")("a/1", "One") is None


def test_a_courses_own_folder_comes_first(root: Path, tmp_path: Path) -> None:
    own = tmp_path / "course" / "locales"
    write_po(root, "fi", "course", '\nmsgctxt "a"\nmsgid "One"\nmsgstr "Yksi"\n')
    write_po(own, "fi", "course", '\nmsgctxt "a"\nmsgid "One"\nmsgstr "Yks"\n')
    locales = Locales([root], None)
    assert locales.lookup("fi", "course", own)("a", "One") == "Yks"
    assert locales.lookup("fi", "course", tmp_path / "none")("a", "One") == "Yksi"


def test_a_changed_file_is_read_again(root: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    path = write_po(root, "fi", "course", '\nmsgctxt "a"\nmsgid "One"\nmsgstr "Yksi"\n')
    assert Locales([root], cache).lookup("fi", "course")("a", "One") == "Yksi"
    before = path.stat()
    write_po(root, "fi", "course", '\nmsgctxt "a"\nmsgid "One"\nmsgstr "Eins"\n')
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert Locales([root], cache).lookup("fi", "course")("a", "One") == "Eins"
    assert not list(cache.glob("*.tmp"))


@pytest.mark.parametrize("junk", [b"", b"\xde\x12\x04\x95", b"\x00" * 200, b"junk" * 99])
def test_a_damaged_cache_is_replaced(root: Path, tmp_path: Path, junk: bytes) -> None:
    cache = tmp_path / "cache"
    Locales([root], cache).translator("fi")
    cached = list(cache.iterdir())
    assert {path.suffix for path in cached} == {".mo", ".msgpack"}
    for path in cached:
        path.write_bytes(junk)
    assert Locales([root], cache).translator("fi").gettext("Quit") == "Lopeta"
    assert all(path.read_bytes() != junk for path in cached)


def test_a_cache_that_cant_be_written_is_fine(root: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    locales = Locales([root], blocked / "cache")
    assert locales.translator("fi").gettext("Quit") == "Lopeta"
    assert locales.problems() == ()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('\nmsgid "One\nmsgstr "Yksi"\n', "line 7 is faulty"),
        ('\nmsgid "One"\nmsgstr "Yksi"\nrubbish\n', "line 9 is faulty"),
        ('\nmsgid "One"\nmsgstr "a"\n\nmsgid "One"\nmsgstr "b"\n', "line 10 is faulty"),
        ('\nmsgid "One"\n', "line 7 is faulty"),
        ('\nmsgstr "One"\n', "line 7 is faulty"),
    ],
)
def test_a_corrupt_file_falls_back_and_is_reported(
    root: Path, tmp_path: Path, body: str, expected: str
) -> None:
    path = write_po(root, "fi", "sidos", body)
    locales = Locales([root], tmp_path / "cache")
    assert locales.translator("fi").gettext("One") == "One"
    problems = [str(problem) for problem in locales.problems()]
    assert len(problems) == 1
    assert str(path) in problems[0]
    assert expected in problems[0]


@pytest.mark.parametrize("plural", ["nonsense", "nplurals=2; plural=(n %% 0);", "nplurals=x;"])
def test_a_faulty_plural_rule_is_a_problem_and_no_crash(root: Path, plural: str) -> None:
    write_po(root, "fi", "sidos", INTERFACE, plural.replace("%%", "%"))
    locales = Locales([root], None)
    assert locales.translator("fi").ngettext("{n} lesson", "{n} lessons", 2) == "{n} lessons"
    assert "no valid plural rule" in str(locales.problems()[0])


def test_bytes_that_are_not_utf8_are_a_problem(root: Path) -> None:
    path = write_po(root, "fi", "sidos", INTERFACE)
    path.write_bytes(path.read_bytes() + b'\nmsgid "\xe4"\nmsgstr "\xe4"\n')
    locales = Locales([root], None)
    assert locales.translator("fi").gettext("Quit") == "Quit"
    assert "is not UTF-8 text" in str(locales.problems()[0])


def test_a_folder_in_a_files_place_is_a_problem(root: Path) -> None:
    path = write_po(root, "fi", "sidos", INTERFACE)
    path.unlink()
    path.mkdir()
    locales = Locales([root], None)
    assert locales.translator("fi").gettext("Quit") == "Quit"
    assert "can’t be read" in str(locales.problems()[0])


@pytest.mark.parametrize(
    "text",
    ["", "- a\n- b\n", "name: [", "direction: up\nname: x", "name: x\nplural: n %", "fallback: fi"],
)
def test_a_faulty_locale_yaml_leaves_the_others(root: Path, tmp_path: Path, text: str) -> None:
    write_locale(root, "sv", "svenska")
    (root / "sv" / "locale.yaml").write_text(text, "utf-8")
    for _ in range(2):
        locales = Locales([root], tmp_path / "cache")
        assert [info.tag for info in locales.available()] == ["en", "fi"]
        assert "locale.yaml" in str(locales.problems()[0])


def test_a_folder_that_is_no_tag_is_a_problem(root: Path) -> None:
    write_locale(root, "Swedish!", "svenska")
    locales = Locales([root], None)
    assert [info.tag for info in locales.available()] == ["en", "fi"]
    assert "Swedish!" in str(locales.problems()[0])


def test_workers_may_look_up_at_once(root: Path, tmp_path: Path) -> None:
    locales = Locales([root], tmp_path / "cache")

    def quit_word(_: int) -> str:
        return locales.translator("fi").gettext("Quit")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(quit_word, range(64))) == {"Lopeta"}


def test_number_formats_are_cached_with_the_index(tmp_path: Path) -> None:
    root, cache = tmp_path / "locales", tmp_path / "cache"
    write_locale(root, "fi", "suomi", "cldr: fi")

    for locales in (Locales([root], cache), Locales([root], cache)):  # made, then read
        assert locales.writing("fi").decimal == ","
        assert locales.writing("xx").decimal == "."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "must have fields"),
        ("cldr: sv", "the field “name” is missing"),
        ("cldr: sv\nname: a: b", "can’t be read as YAML from line 2 on"),
        ("name: svenska\ndirection: up", "the field “direction” has a value"),
        ("name: svenska\nnplurals: two", "the field “nplurals” has a value"),
    ],
)
def test_a_faulty_locale_yaml_is_reported(root: Path, text: str, expected: str) -> None:
    write_locale(root, "sv", "svenska")
    (root / "sv" / "locale.yaml").write_text(text, "utf-8")
    [problem] = Locales([root], None).problems()
    assert expected in str(problem)


def test_outdated_translations_are_found_when_asked_for(root: Path, tmp_path: Path) -> None:
    write_po(
        root,
        "fi",
        "course",
        '\nmsgctxt "a/1"\nmsgid "One"\nmsgstr "Yksi"\n'
        '\n#, fuzzy\n#| msgid "3"\nmsgctxt "a/3"\nmsgid "Three"\nmsgstr "Kolme"\n'
        '\n#, fuzzy\nmsgctxt "a/4"\nmsgid "Four"\nmsgstr ""\n'
        '\n#~ msgctxt "a/5"\n#~ msgid "Five"\n#~ msgstr "Viisi"\n',
    )
    for _ in range(2):  # parsed, then from the cache
        find = Locales([root], tmp_path / "cache").lookup_old("fi", "course")
        assert find("a/1", "One") == "Yksi"
        assert find("a/3", "Three") == "Kolme"
        assert find("a/3", "Drei") is None
        assert find("a/4", "Four") is None
        assert find("a/5", "Five") is None


def test_fallbacks_of_a_language(root: Path) -> None:
    write_locale(root, "krl", "karjal", "fallback: fi")
    write_locale(root, "aa", "a", "fallback: bb")
    write_locale(root, "bb", "b", "fallback: aa")
    locales = Locales([root], None)
    assert locales.stand_ins("krl")[0] == "fi"
    assert locales.stand_ins("aa") == ("bb",)
    assert locales.stand_ins("la") == ()

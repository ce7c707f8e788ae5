"""Languages to choose from: which comes next, how much is translated, what stands beside."""

from pathlib import Path

import pytest
from tests.unit.study.conftest import Baker

from sidos.engine.session import Kind
from sidos.study.language_labels import language_label, listed_languages

SWEDISH = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "bread/title"
msgid "Bread"
msgstr "Bröd"

msgctxt "bread/nothing"
msgid "Nothing"
msgstr ""

msgctxt "bread/something"
msgid "Something"
msgstr ""
"""


def add(baker: Baker, tag: str, name: str, *lines: str) -> Path:
    folder = baker.home / "locales" / tag
    folder.mkdir()
    text = "\n".join([f"name: {name}", "nplurals: 2", "plural: n != 1", *lines])
    (folder / "locale.yaml").write_text(text, "utf-8")
    return folder


def test_switching_goes_back_and_forth(baker: Baker) -> None:
    add(baker, "aa", "Afar")
    add(baker, "sv", "svenska", "fallback: fi")
    for tag in ("en", "fi"):
        path = baker.home / "locales" / tag / "locale.yaml"
        path.write_text(path.read_text("utf-8") + "complete: true\n", "utf-8")
    study = baker.study("en")
    assert study.next_language() == "fi", "the next one that is whole"
    study.switch("sv")
    assert study.next_language() == "en", "the one before"
    study.switch("sv")
    assert study.next_language() == "en", "nothing was switched"
    assert baker.study("sv").next_language() == "fi", "the one that stands in"


def test_where_there_is_one_language_it_stays(baker: Baker) -> None:
    (baker.home / "locales" / "fi" / "locale.yaml").unlink()
    assert baker.study("en").next_language() == "en"


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (["complete: true"], "svenska"),
        (["complete: true", "direction: rtl"], "svenska (experimental)"),
        ([], "svenska, 33% translated"),
        (["direction: rtl"], "svenska (experimental), 33% translated"),
    ],
)
def test_a_label_says_how_much_there_is(baker: Baker, lines: list[str], label: str) -> None:
    folder = add(baker, "sv", "svenska", *lines) / "LC_MESSAGES"
    folder.mkdir()
    (folder / "baking.po").write_text(SWEDISH, "utf-8")
    study = baker.study("en")
    infos = listed_languages(study)
    assert [info.tag for info in infos] == ["en", "fi", "sv"]
    assert language_label(study, infos[-1]) == label


def test_a_language_without_a_locale_has_a_name(baker: Baker) -> None:
    study = baker.study("fi")
    assert study.language_name("fi") == "suomi"
    assert study.language_name("la") == "latina"


def test_what_stands_beside_is_in_another_language(baker: Baker) -> None:
    add(baker, "sv", "svenska", "fallback: en")
    study = baker.study("sv")
    session = study.open("baking/bread", Kind.LESSON).session
    opened = study.reworded(session)
    assert set(opened.languages.values()) == {"en"}
    beside = study.beside(session)
    assert beside is not None
    assert (beside.station, beside.language) == (study.translated(session, "fi").station, "fi")

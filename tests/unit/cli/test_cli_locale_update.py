import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


@pytest.fixture
def course(courses: Path) -> Path:
    (courses / "baking" / "locales" / "fi").mkdir(parents=True)
    return courses / "baking"


def test_each_file_has_its_line(sidos: Sidos, course: Path) -> None:
    root = ("--root", str(course))
    done = sidos("locale", "update", *root)
    path = course / "locales/fi/LC_MESSAGES/baking.po"
    assert done.said.startswith(f"{path}: ")
    assert " new, 0 out of date, 0 moved, 0 no longer used." in done.said
    path.write_text(path.read_text("utf-8").replace("#. kind", "#.  kind"), "utf-8")
    assert sidos("locale", "update", *root).said == (f"{path}: only notes or layout changed.\n")


def test_a_program_reads_json(sidos: Sidos, course: Path) -> None:
    arguments = ("locale", "update", "--root", str(course), "--format", "json")
    done = sidos(*arguments, "--check")
    found = json.loads(done.said)
    (change,) = found["changed"]
    assert done.code == 1
    assert found["findings"] == []
    assert change["path"].endswith("baking.po")
    assert change["added"] > 0
    sidos(*arguments)
    assert json.loads(sidos(*arguments).said) == {"changed": [], "findings": []}


def test_a_broken_file_fails_and_has_its_line(sidos: Sidos, course: Path) -> None:
    path = course / "locales/fi/LC_MESSAGES/baking.po"
    path.parent.mkdir()
    path.write_bytes('msgid "a"\nmsgstr "ä"\n'.encode("latin-1"))
    done = sidos("locale", "update", "--root", str(course))
    assert done.code == 1
    assert f"{path}:2:1: error: The byte 0xE4 is not UTF-8 text. Save" in done.said
    finnish = sidos("--lang", "fi", "locale", "update", "--root", str(course), "--format", "json")
    (finding,) = json.loads(finnish.said)["findings"]
    assert (finding["line"], finding["rule"]) == (2, "not-utf8")
    assert "UTF-8" in finding["message"]
    assert "byte 0xE4 is not" not in finding["message"]


def test_an_id_that_no_text_has_is_told(sidos: Sidos, course: Path) -> None:
    done = sidos("locale", "update", "--typo", "bread/none", "--root", str(course))
    assert done.code == 1
    assert "There is no text with the id “bread/none”." in done.said
    assert not list(course.rglob("*.po"))


def test_a_language_that_is_not_there_is_a_misuse(sidos: Sidos, course: Path) -> None:
    done = sidos("locale", "update", "sv", "--root", str(course))
    assert done.code == 2
    assert "There is no language “sv”." in done.complained


def test_before_the_first_translation_it_is_told_how_to_begin(sidos: Sidos, courses: Path) -> None:
    done = sidos("locale", "update", "sv", "--root", str(courses / "baking"))
    assert done.code == 2
    assert done.complained == (
        "sidos: There is no translation here yet. Start one: sidos locale new sv\n"
    )


def test_paths_are_told_from_the_folder_one_is_in(
    sidos: Sidos, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(course)
    assert sidos("locale", "update").said.startswith("locales/fi/LC_MESSAGES/baking.po: ")
    (course / "locales/fi/LC_MESSAGES/baking.po").write_bytes(b"\xff")
    assert sidos("locale", "update").said.startswith("locales/fi/LC_MESSAGES/baking.po:1:1: error")

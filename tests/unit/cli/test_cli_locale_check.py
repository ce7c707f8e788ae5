"""`sidos locale check`: the forms of its output, its exit codes, and tags that it doesn’t know."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

from sidos.translate.po_file import po_text, read_po

Sidos = Callable[..., Outcome]
TAG = "pt-BR"


@pytest.fixture
def course(courses: Path, sidos: Sidos, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course to be translated into Brazilian Portuguese; this folder is its own."""
    folder = courses / "baking"
    (folder / "locales" / TAG).mkdir(parents=True)
    (folder / "locales" / TAG / "locale.yaml").write_text("name: português\n", "utf-8")
    monkeypatch.chdir(folder)
    sidos("locale", "update")
    return folder


def translated(course: Path, text: str) -> int:
    """Give the course's title a translation; the line where it stands."""
    path = course / "locales" / TAG / "LC_MESSAGES" / "baking.po"
    po, _ = read_po(path)
    entry = next(entry for entry in po if entry.msgctxt == "@course/title")
    entry.msgstr = text
    path.write_text(po_text(po), "utf-8")
    return read_po(path)[1].lines[entry.msgctxt, entry.msgid]


def test_warnings_are_told_and_don_t_fail(sidos: Sidos, course: Path) -> None:
    line = translated(course, "Pão com  sal")

    done = sidos("locale", "check", TAG)

    assert done.code == 0
    path = f"locales/{TAG}/LC_MESSAGES/baking.po"
    assert f"{path}:{line}:1: warning: @course/title: There are two spaces" in done.said
    assert "Texts without a translation" in done.said
    assert done.complained == "No errors.\n"


def test_an_error_fails_and_each_form_says_where_it_stands(sidos: Sidos, course: Path) -> None:
    line = translated(course, "Pão {x}")
    path = f"locales/{TAG}/LC_MESSAGES/baking.po"

    text = sidos("locale", "check", TAG)
    rows = sidos("locale", "check", "--format", "json")
    github = sidos("locale", "check", "--format", "github")

    assert text.code == rows.code == github.code == 1
    assert f"{path}:{line}:1: error: @course/title: The placeholder {{x}}" in text.said
    row = next(row for row in json.loads(rows.said) if row["severity"] == "error")
    assert row == {
        "path": path,
        "line": line,
        "column": 1,
        "where": "@course/title",
        "rule": "placeholder",
        "severity": "error",
        "message": "The placeholder {x} is not in the source. The source has: –.",
    }
    assert f"::error file={path},line={line},col=1,title=placeholder::" in github.said


@pytest.mark.parametrize("tag", ["xx", "Finnish!", "pt_BR", ".."])
def test_a_language_that_isn_t_there_is_told_with_those_that_are(
    sidos: Sidos, course: Path, tag: str
) -> None:
    done = sidos("locale", "check", tag)

    assert done.code == 2
    assert done.said == ""
    assert f"There is no language “{tag}”. Available languages: {TAG}." in done.complained

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome
from tests.unit.translate.pond import pond

from sidos.cli.table import wrapped
from sidos.translate.cells import cells
from sidos.translate.po_file import read_po, write_text
from sidos.translate.po_source import po_text
from sidos.translate.update import update

Sidos = Callable[..., Outcome]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project, the lesson `frogs` partly translated: its title outdated, a summary with a
    remark, a page in wide signs."""
    project = pond(tmp_path / "project")
    update(project)
    path = po_path(project)
    po, _ = read_po(path)
    entries = {entry.msgctxt: entry for entry in po}
    entries["frogs/title"].msgstr = "Sammakot"
    entries["frogs/summary"].msgstr = "Kuka kurnuttaa?"
    entries["frogs/summary"].tcomment = "Tarkista!"
    entries["frogs/shore/text/1"].msgstr = "蛙" * 60
    write_text(path, po_text(po))
    lesson = project / "lessons/ponds/frogs.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace('"Frogs"', '"All frogs"'), "utf-8")
    update(project)
    return project


def po_path(project: Path) -> Path:
    return project / "locales/fi/LC_MESSAGES/ponds.po"


def test_source_and_translation_one_below_the_other_in_a_file(sidos: Sidos, root: Path) -> None:
    done = sidos("locale", "review", "fi", "frogs", "--root", str(root))

    assert done.code == 0
    assert done.complained == ""
    assert done.said.startswith(
        "frogs/title\n"
        "title · out of date · width: 48\n"
        "Translated from: Frogs\n"
        "  All frogs\n"
        "  → Sammakot\n"
        "\n"
        "frogs/summary\n"
        "summary · translated\n"
        "Translator’s note: Tarkista!\n"
        "  Who croaks?\n"
        "  → Kuka kurnuttaa?\n"
    )
    assert "frogs/call/prompt\nquestion · missing · a sound\n" in done.said
    assert "refused answers, one a line (answer = reason) · may stay empty" in done.said


def test_side_by_side_in_a_wide_terminal(
    sidos: Sidos, root: Path, terminal: Callable[[int], None]
) -> None:
    terminal(80)

    said = sidos("locale", "review", "fi", "ponds/frogs", "--root", str(root)).said

    assert f"{'All frogs':38} │ Sammakot\n" in said
    assert f"{'They sit.':38} │ {'蛙' * 19}\n{'':38} │ {'蛙' * 19}\n" in said
    assert max(map(cells, said.splitlines())) <= 80


def test_a_narrow_terminal_stacks(
    sidos: Sidos, root: Path, terminal: Callable[[int], None]
) -> None:
    terminal(60)

    said = sidos("locale", "review", "fi", "frogs", "--root", str(root)).said

    assert "  All frogs\n  → Sammakot\n" in said


def test_markdown_and_json(sidos: Sidos, root: Path) -> None:
    asked = ("locale", "review", "fi", "frogs", "--root", str(root), "--format")

    page = sidos(*asked, "md").said
    rows = json.loads(sidos(*asked, "json").said)

    assert page.startswith("# frogs: suomi (fi)\n\n## `frogs/title`\n\ntitle · out of date")
    assert "\n> All frogs\n\n> Sammakot\n" in page
    assert rows[0] == {
        "id": "frogs/title",
        "kind": "title",
        "state": "outdated",
        "notes": ["width: 48"],
        "source": ["All frogs"],
        "translation": ["Sammakot"],
        "translated_from": "Frogs",
        "remark": "",
        "source_files": ["lessons/ponds/frogs.yaml"],
        "file": str(po_path(root)),
        "line": rows[0]["line"],
    }
    assert po_path(root).read_text("utf-8").splitlines()[rows[0]["line"] - 1] == (
        'msgid "All frogs"'
    )


def test_the_interface_with_its_plurals(sidos: Sidos, root: Path) -> None:
    said = sidos("locale", "review", "fi", "interface", "--root", str(root)).said
    assert "  {n} frog\n  {n} frogs\n  → –\n  → –\n" in said


def test_lessons_and_languages_that_are_not_there(sidos: Sidos, root: Path) -> None:
    near = sidos("locale", "review", "fi", "frog", "--root", str(root))
    far = sidos("locale", "review", "fi", "x", "--root", str(root))
    nothing = sidos("locale", "review", "en", "frogs", "--root", str(root))
    nobody = sidos("locale", "review", "sv", "frogs", "--root", str(root))

    assert near.code == far.code == nothing.code == nobody.code == 2
    assert near.complained.endswith("You may have meant: frogs.\n")
    assert "course, newts, frogs, interface" in far.complained
    assert (
        "There is nothing to translate into “en”. Check the course folder and its languages."
        in nothing.complained
    )
    assert "There is no language “sv”." in nobody.complained


def test_a_faulty_file_is_told_with_its_line(sidos: Sidos, root: Path) -> None:
    po_path(root).write_text('msgid "a\n', "utf-8")

    done = sidos("locale", "review", "fi", "frogs", "--root", str(root))

    assert done.code == 1
    assert "ponds.po:1:1" in done.said


def test_lines_are_broken_at_spaces_and_inside_what_has_none() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("abcdefghij k", 4) == ["abcd", "efgh", "ij k"]
    assert wrapped("日本語 x", 4) == ["日本", "語 x"]
    assert wrapped("a\n\n b", 9) == ["a", "", " b"]
    assert wrapped("日本", 1)[:2] == ["日", "本"]

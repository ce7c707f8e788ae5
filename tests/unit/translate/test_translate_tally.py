"""The state of each text, counted by the parts of a project."""

from pathlib import Path

import pytest
from tests.unit.translate.pond import pond

from sidos.translate.extractor import extract
from sidos.translate.layout import domains
from sidos.translate.po_file import read_po, write_text
from sidos.translate.po_source import po_text
from sidos.translate.status import text_statuses
from sidos.translate.tally import TextTally, progress
from sidos.translate.update import update


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = pond(tmp_path)
    update(root)
    return root


def po_path(root: Path, name: str = "ponds") -> Path:
    return root / f"locales/fi/LC_MESSAGES/{name}.po"


def translated(root: Path, *contexts: str) -> None:
    """Translate these texts by copying them."""
    po, _ = read_po(po_path(root))
    for entry in po:
        if entry.msgctxt in contexts:
            entry.msgstr = entry.msgid
    write_text(po_path(root), po_text(po))


def test_parts_come_in_the_courses_order(project: Path) -> None:
    (result,) = progress(project)

    assert (result.tag, result.name) == ("fi", "suomi")
    assert [(part.domain, part.id) for part in result.parts] == [
        ("sidos", "interface"),
        ("ponds", "course"),
        ("ponds", "newts"),
        ("ponds", "frogs"),
    ]


def test_texts_and_words_are_counted_by_their_state(project: Path) -> None:
    translated(project, "frogs/title", "frogs/shore/text/1")
    lesson = project / "lessons/ponds/frogs.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("They sit.", "They sit and wait."), "utf-8")
    update(project)

    (result,) = progress(project, ["fi"])

    parts = {part.id: part.tally for part in result.parts}
    # Title, summary and page; a question's text, accepted answers, and what is refused, which a
    # language may do without.
    assert parts["frogs"] == TextTally(translated=1, outdated=1, missing=4, words=15, words_left=14)
    assert parts["frogs"].total == 6
    assert parts["frogs"].share == pytest.approx(1 / 6)
    assert parts["newts"].translated == 0
    assert result.total.words == sum(tally.words for tally in parts.values())
    assert result.total.translated == 1


def test_a_file_that_was_not_updated_hides_nothing(project: Path) -> None:
    translated(project, "frogs/title")
    lesson = project / "lessons/ponds/frogs.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace('"Frogs"', '"All frogs"'), "utf-8")

    course = domains(project)[1]
    result = {one.unit.context: one for one in text_statuses(course, "fi", extract(course))}

    assert result["frogs/title"].state == "outdated"
    assert result["frogs/title"].before == "Frogs"
    assert result["frogs/title"].forms == ("Frogs",)
    assert result["frogs/title"].line > 0
    assert result["frogs/summary"].state == "missing"
    assert result["frogs/call/reject"].state == "optional"


def test_a_plural_counts_when_all_its_forms_are_there(project: Path) -> None:
    path = po_path(project, "sidos")
    half = path.read_text("utf-8").replace('msgstr[0] ""', 'msgstr[0] "{n} sammakko"')
    path.write_text(half, "utf-8")

    (result,) = progress(project, ["fi"])

    assert result.parts[0].tally.missing == 2
    path.write_text(half.replace('msgstr[1] ""', 'msgstr[1] "{n} sammakkoa"'), "utf-8")
    assert progress(project, ["fi"])[0].parts[0].tally.translated == 1


def test_a_language_without_files_has_everything_to_do(project: Path) -> None:
    (project / "locales/sv").mkdir()

    result = {one.tag: one for one in progress(project)}

    assert result["sv"].total.missing == result["fi"].total.missing
    assert "en" not in result
    assert progress(project, ["en"])[0].parts == ()


def test_a_faulty_file_is_reported_and_the_others_are_counted(project: Path) -> None:
    po_path(project).write_text('msgid "a\n', "utf-8")

    (result,) = progress(project, ["fi"])

    assert {finding.path for finding in result.findings} == {str(po_path(project))}
    assert [part.id for part in result.parts] == ["interface"]


def test_a_faulty_locale_is_reported(project: Path) -> None:
    (project / "locales/fi/locale.yaml").write_text("direction: up\n", "utf-8")

    (result,) = progress(project, ["fi"])

    assert {finding.rule for finding in result.findings} == {"locale"}

"""What a course covers is counted from its lessons; what it leaves out is found in its place."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from sidos.content.coverage import Coverage, coverage, coverage_findings
from sidos.content.finding import Finding
from sidos.content.library import Library
from sidos.content.loader import parse_source
from sidos.content.localize import Localized, localize


def covered(courses: Path) -> tuple[Coverage, list[Finding]]:
    library = Library([courses], None)
    [entry] = library.courses()
    loaded = {name: library.lesson("animals", name) for name in entry.lessons}
    shown: Mapping[str, Mapping[str, Localized]] = {
        tag: {
            name: localize(lesson, tag, lambda _context, _text: None, {})
            for name, lesson in loaded.items()
        }
        for tag in ("en", "fi", "sv")
    }
    result = coverage(entry.course, library.sources("animals"), shown)
    card = parse_source(courses / "animals" / "seeds" / "book.yaml")
    return result, list(coverage_findings(result, [card]))


@pytest.fixture
def lesson(courses: Path) -> Path:
    return courses / "animals" / "puppies.yaml"


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_concepts_lessons_and_questions_are_counted(courses: Path) -> None:
    result, findings = covered(courses)

    [concept] = result.concepts
    assert (concept.id, concept.lessons, concept.items) == ("value-dynamics", ("puppies",), 3)
    assert findings == []


def test_types_and_minutes_are_counted_by_unit(courses: Path) -> None:
    [unit] = covered(courses)[0].units

    assert (unit.id, unit.lessons, unit.minutes) == ("dogs", ("puppies",), 5)
    assert {name: count for name, count in unit.types.items() if count} == {
        "choice": 1,
        "cloze": 1,
        "text": 1,
    }
    assert len(unit.types) == 9


def test_words_and_readability_of_each_language_a_page_is_in(courses: Path) -> None:
    result = covered(courses)[0]

    [page] = result.pages
    assert result.languages == ("en", "fi")
    assert (page.lesson, page.page) == ("puppies", "idea")
    assert page.words == {"en": 7, "fi": 4}
    assert page.lix["fi"] == pytest.approx(4 / 3 + 100 * 2 / 4, abs=0.1)


def test_a_concept_without_a_lesson_is_found_in_its_card(courses: Path, lesson: Path) -> None:
    lesson.unlink()

    result, findings = covered(courses)

    assert result.concepts[0].lessons == ()
    assert [finding.rule for finding in findings] == ["untaught", "untested"]
    card = courses / "animals" / "seeds" / "book.yaml"
    line = card.read_text("utf-8").split("\n")[findings[0].line - 1]
    assert findings[0].path == str(card)
    assert "id: value-dynamics" in line
    assert "value-dynamics" in str(findings[0].message)


def test_one_question_is_too_few_and_a_reflection_tests_nothing(lesson: Path) -> None:
    text = lesson.read_text("utf-8")
    start = text.index("  - id: gap")
    reflection = """\
  - id: own
    type: reflect
    prompt: {en: "And yours?", fi: "Entä sinun?"}
    model: {en: "Mine barks.", fi: "Omani haukkuu."}
"""
    lesson.write_text(text[:start] + reflection, "utf-8")

    result, [finding] = covered(lesson.parents[1])

    assert result.concepts[0].items == 1
    assert finding.rule == "untested"
    assert finding.severity == "error"
    assert "1" in str(finding.message)
    assert result.units[0].types["reflect"] == 1


def test_a_lesson_in_no_unit_covers_nothing(courses: Path, lesson: Path) -> None:
    spoil(lesson, "id: puppies", "id: kittens")
    lesson.rename(lesson.with_name("kittens.yaml"))

    result, findings = covered(courses)

    assert result.concepts[0].lessons == ()
    assert result.pages == ()
    assert len(findings) == 2


def test_a_page_that_falls_back_is_not_counted_in_that_language(lesson: Path) -> None:
    text = lesson.read_text("utf-8")
    start, end = text.index("      fi: |"), text.index("  # i18n")
    lesson.write_text(text[:start] + text[end:], "utf-8")

    result = covered(lesson.parents[1])[0]

    assert result.languages == ("en",)
    assert result.pages[0].words == {"en": 7}

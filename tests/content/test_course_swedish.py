"""Swedish, which is begun: what the first unit shows is there, the rest is in English, whole."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.content.real_course import COURSE, ROOT
from tests.content.test_course_questions import typed_parts

from sidos.content.library import CourseEntry, Library
from sidos.content.localize import Localized, localize, localize_course
from sidos.content.text import text_units
from sidos.engine.grading import grade, key
from sidos.i18n.format import Formats
from sidos.i18n.locales import Locales
from sidos.model.attempt import Verdict
from sidos.model.item import Reflect, Text

LIBRARY = Library([ROOT / "lessons"], None)
LOCALES = Locales([ROOT / "locales"], None)
FOUND = LOCALES.lookup("sv", COURSE)


@pytest.fixture(scope="module")
def entry() -> CourseEntry:
    [one] = LIBRARY.courses()
    return one


@pytest.fixture(scope="module")
def lessons(entry: CourseEntry) -> Mapping[str, Localized]:
    """Every lesson by its id."""
    return {
        name: localize(LIBRARY.lesson(COURSE, name), "sv", FOUND, {}, stand_ins=("en",))
        for name in entry.lessons
    }


def test_the_first_unit_is_whole(entry: CourseEntry, lessons: Mapping[str, Localized]) -> None:
    shown = localize_course(entry, "sv", FOUND)
    for name in entry.course.units[0].lessons:
        assert set(lessons[name].languages.values()) == {"sv"}, name
        assert shown.lessons[name].lang == "sv", name


def test_what_the_first_unit_names_is_there(entry: CourseEntry) -> None:
    first = [LIBRARY.lesson(COURSE, name).lesson for name in entry.course.units[0].lessons]
    terms = {f"@glossary/{term}/" for lesson in first for term in lesson.terms}
    concepts = {f"/concepts/{concept}/" for lesson in first for concept in lesson.concepts}
    cards = [card for card in LIBRARY.sources(COURSE) if card.id == "suhde-2011"]
    units = [
        *text_units(entry.course),
        *(
            unit
            for unit in text_units(LIBRARY.glossary(COURSE))
            if any(unit.context.startswith(term) for term in terms)
        ),
        *(
            unit
            for card in cards
            for unit in text_units(card)
            if "/concepts/" not in unit.context or any(one in unit.context for one in concepts)
        ),
    ]
    missing = [
        unit.context
        for unit in units
        if not unit.optional and FOUND(unit.context, unit.text) is None
    ]
    assert missing == []


def test_every_key_and_typed_answer_scores_as_it_should(
    entry: CourseEntry, lessons: Mapping[str, Localized]
) -> None:
    writing = Formats("sv").writing("sv")
    failed = []
    for name in entry.course.units[0].lessons:
        for item in lessons[name].lesson.items():
            given = grade(item, key(item), writing)
            if given.score != 1 and not isinstance(item, Reflect):
                failed.append(f"{name}/{item.id}")
            assert isinstance(item, Reflect) == (given.verdict is Verdict.NOTED)
            for gap in typed_parts(item):
                for typed in (*gap.accept, *gap.reject, "qwerty"):
                    answer = typed if isinstance(item, Text) else {gap.id: typed}
                    if grade(item, answer, writing).parts[gap.id] != (typed in gap.accept):
                        failed.append(f"{name}/{item.id}: {typed}")
    assert failed == []


def test_no_question_or_page_is_half_and_half(lessons: Mapping[str, Localized]) -> None:
    for shown in lessons.values():
        assert set(shown.languages.values()) <= {"sv", "en"}
        assert not shown.outdated


def test_the_interface_is_nearly_whole() -> None:
    done, total = LOCALES.share("sv", "sidos")
    assert done / total > 0.9


def test_swedish_has_swedish_quotation_marks() -> None:
    for domain in ("sidos", COURSE):
        path = Path(ROOT / "locales" / "sv" / "LC_MESSAGES" / f"{domain}.po")
        for line in path.read_text("utf-8").splitlines():
            assert not (line.startswith("msgstr") and ("“" in line or "»" in line)), line

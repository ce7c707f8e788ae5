"""Swedish, which is begun: the interface is there, and what the lessons are called in the first
unit; every page and question is in one language, whole."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.content.real_course import COURSE, ROOT

from sidos.content.library import CourseEntry, Library
from sidos.content.localize import Localized, localize, localize_course
from sidos.content.text import text_units
from sidos.i18n.locales import Locales

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


def test_what_the_list_of_lessons_shows_of_the_course_and_the_first_unit_is_there(
    entry: CourseEntry,
) -> None:
    shown = localize_course(entry, "sv", FOUND)
    missing = [
        unit.context for unit in text_units(entry.course) if not FOUND(unit.context, unit.text)
    ]

    assert missing == []
    for name in entry.course.units[0].lessons:
        assert shown.lessons[name].lang == "sv", name


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

"""The real course's pages: whole in both languages, short enough for a screen or two."""

from collections.abc import Iterator

import pytest
from tests.content.real_course import COURSE, LANGUAGES, RealCourse

from sidos.content.readability import words
from sidos.model.lesson import Page
from sidos.tui.markdown_lines import page_lines

MOST_WORDS = 120
WIDTH, TWO_SCREENS = 76, 2 * 24


def pages(course: RealCourse, tag: str) -> Iterator[tuple[str, str]]:
    for name, shown in course.lessons[tag].items():
        for step in shown.lesson.steps:
            if isinstance(step, Page):
                yield f"{name}/{step.id}", step.text


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_page_and_question_is_in_the_language(course: RealCourse, tag: str) -> None:
    for name, shown in course.lessons[tag].items():
        assert set(shown.languages.values()) == {tag}, name


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_is_too_long(course: RealCourse, tag: str) -> None:
    assert [name for name, text in pages(course, tag) if len(words(text)) > MOST_WORDS] == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_is_taller_than_two_screens(course: RealCourse, tag: str) -> None:
    tall = [name for name, text in pages(course, tag) if len(page_lines(text, WIDTH)) > TWO_SCREENS]
    assert tall == []


def test_every_term_of_the_glossary_is_taught(course: RealCourse) -> None:
    taught = {term for shown in course.lessons["en"].values() for term in shown.lesson.terms}
    terms = {term.id for term in course.library.glossary(COURSE).terms}

    assert len(terms) >= 36
    assert taught == terms

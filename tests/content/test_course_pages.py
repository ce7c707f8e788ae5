"""The real course's pages: whole in both languages, short, and easy to read."""

from collections.abc import Iterator

import pytest
from tests.content.real_course import COURSE, LANGUAGES, RealCourse

from sidos.content.readability import lix, words
from sidos.model.lesson import Page
from sidos.tui.markdown_lines import page_lines

MOST_WORDS = {"en": 90, "fi": 75}
"""Heading, key sentence and text together."""
MOST_LIX = {"en": 40, "fi": 60}
WIDTH, TWO_SCREENS = 76, 2 * 24


def pages(course: RealCourse, tag: str) -> Iterator[tuple[str, str]]:
    for name, shown in course.lessons[tag].items():
        for step in shown.lesson.steps:
            if isinstance(step, Page):
                yield f"{name}/{step.id}", step.markdown


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_page_and_question_is_in_the_language(course: RealCourse, tag: str) -> None:
    for name, shown in course.lessons[tag].items():
        assert set(shown.languages.values()) == {tag}, name


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_is_too_long(course: RealCourse, tag: str) -> None:
    long = {name: len(words(text)) for name, text in pages(course, tag)}
    assert {name: count for name, count in long.items() if count > MOST_WORDS[tag]} == {}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_is_hard_to_read(course: RealCourse, tag: str) -> None:
    hard = {name: lix(text) for name, text in pages(course, tag)}
    assert {name: figure for name, figure in hard.items() if figure > MOST_LIX[tag]} == {}


def test_every_page_of_a_lesson_has_a_heading_and_a_key_sentence(course: RealCourse) -> None:
    bare = [
        f"{name}/{step.id}"
        for name, shown in course.lessons["en"].items()
        for step in shown.lesson.steps
        if isinstance(step, Page) and not (step.heading and step.key)
    ]
    assert bare == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_is_taller_than_two_screens(course: RealCourse, tag: str) -> None:
    tall = [name for name, text in pages(course, tag) if len(page_lines(text, WIDTH)) > TWO_SCREENS]
    assert tall == []


def test_every_term_of_the_glossary_is_taught(course: RealCourse) -> None:
    taught = {term for shown in course.lessons["en"].values() for term in shown.lesson.terms}
    terms = {term.id for term in course.library.glossary(COURSE).terms}

    assert len(terms) >= 40
    assert taught == terms

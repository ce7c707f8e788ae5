"""A course's questions in every language there is."""

from pathlib import Path

import pytest

from sidos.content.error import UnknownLessonError
from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.study.paths import bundled
from sidos.workshop.deck import Deck
from sidos.workshop.question import asked


@pytest.fixture
def deck(courses: Path) -> Deck:
    return Deck(Library([courses], None), Locales([bundled("locales")], None), "baking", 5)


def test_questions_come_in_the_courses_order(deck: Deck) -> None:
    assert deck.names()[:3] == ("bread/wait", "bread/ready", "bread/what")
    assert deck.names(units=["start"]) == deck.names() == deck.names(["bread", "salt", "bread"])
    assert deck.names(["salt"]) == ()
    assert deck.units() == ("start",)
    with pytest.raises(UnknownLessonError):
        deck.names(["butter"])


def test_a_question_is_wholly_in_one_language(deck: Deck) -> None:
    english, finnish, swedish = (deck.question("bread/ready", tag) for tag in ("en", "fi", "sv"))

    assert (english.lang, finnish.lang, swedish.lang) == ("en", "fi", "en")
    assert asked(swedish).prompt == asked(english).prompt == "When is it ready?"
    assert {part.text for part in asked(finnish).parts} == {"Kaksinkertaisena", "Tunnin päästä"}
    assert deck.title("fi") == "Leipominen"
    assert deck.lesson_title("bread/ready", "fi") == "Leipä"


def test_typed_answers_count_in_all_of_the_courses_languages(deck: Deck) -> None:
    item = deck.question("bread/word", "fi").item

    assert getattr(item, "accept", ()) == ("taikina",)
    assert [answers.accept for answers in getattr(item, "others", ())] == [("dough", "the dough")]


def test_what_is_not_in_the_course_is_told(deck: Deck) -> None:
    assert deck.has("bread/ready")
    for name in ("bread/gone", "butter/ready", "nonsense", ""):
        assert not deck.has(name)
        with pytest.raises(KeyError):
            deck.question(name, "fi")
    assert deck.prepare(["bread/ready", "bread/gone"]) == ("bread/ready",)


def test_a_broken_lesson_has_no_questions_and_spoils_no_other(courses: Path) -> None:
    (courses / "baking" / "salt.yaml").write_text("id: [", "utf-8")

    deck = Deck(Library([courses], None), Locales([bundled("locales")], None), "baking")

    assert "bread/ready" in deck.names()


def test_an_unknown_course_is_told(courses: Path) -> None:
    with pytest.raises(UnknownLessonError):
        Deck(Library([courses], None), Locales([], None), "butter")

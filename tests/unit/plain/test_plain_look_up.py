"""Looking words up, line by line."""

from pathlib import Path

import pytest
from tests.unit.plain.desk import Desk
from tests.unit.study.conftest import GLOSSARY


@pytest.fixture
def baker(desk: Desk) -> Desk:
    """A desk whose course has a glossary."""
    course = Path(desk.courses) / "baking"
    (course / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    bread = course / "bread.yaml"
    text = bread.read_text("utf-8").replace("minutes: 5", "minutes: 5\nterms: [dough]")
    bread.write_text(text, "utf-8")
    return desk


def test_a_term_is_told_with_its_other_language_and_lessons(baker: Desk) -> None:
    output = baker.run("g doughs")

    assert (
        "dough: Flour and water, before the oven.\n    Finnish: taikina\n    1. Bread\n" in output
    )


def test_the_glossarys_page_comes_before_all_terms_and_not_before_one(baker: Desk) -> None:
    assert "Who bakes\n\nIrma bakes.\n\n" in baker.run("g")
    assert "Irma bakes." not in baker.run("g dough")


def test_a_near_term_is_told_as_such(baker: Desk) -> None:
    baker.tag = "fi"
    output = baker.run("g aari")

    assert "There is no term “aari”. These are similar:\nääri: Missä leipä loppuu.\n" in output
    assert "There is no term “xyz”.\n" in baker.run("g xyz")


@pytest.mark.parametrize("typed", ["/ waiting bak", "/waiting bak", ":/ waiting bak"])
def test_words_are_searched_everywhere(baker: Desk, typed: str) -> None:
    output = baker.run(typed)

    assert "In lessons\n  1. Bread\n    Time Bread is mostly waiting, as bakers say." in output


def test_terms_and_sources_are_searched_as_well(baker: Desk) -> None:
    output = baker.run("/ dough")

    assert "In the glossary\n" in output
    assert "In the sources\n  the notes\n    Dough rises. Time does it." in output


def test_what_is_nowhere_is_said_so(baker: Desk) -> None:
    assert "Nothing was found for “xyzzy”." in baker.run("/ xyzzy")
    assert "Type a slash and a word" in baker.run("/")
    baker.tag = "fi"
    assert "Nothing was found for “vetta”. These match “vettä”:" in baker.run("/ vetta")


def test_what_is_typed_as_an_answer_is_no_search(baker: Desk) -> None:
    output = baker.run("z 1", "1", "", "1 3", "", "/dough", "")

    assert "Your answer: /dough" in output

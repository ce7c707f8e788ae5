"""A recap and a start check, line by line."""

from pathlib import Path

import pytest
from tests.unit.plain.desk import Desk

CHECK = """\
format: 1
id: check
lang: en
title: {en: "Start check", fi: "Alkukartoitus"}
summary: {en: "What to read first?", fi: "Mistä aloittaa?"}
minutes: 1
concepts: [rising]
quiz:
  - id: one
    type: choice
    shuffle: false
    prompt: {en: "What makes bread light?", fi: "Mikä tekee leivästä kevyttä?"}
    options:
      - {id: gas, correct: true, text: {en: "Gas", fi: "Kaasu"}, why: {en: "Yes.", fi: "Niin."}}
      - {id: fat, text: {en: "Butter", fi: "Rasva"}, why: {en: "It shines.", fi: "Se kiiltää."}}
    explain: {en: "Holes are gas.", fi: "Reiät ovat kaasua."}
"""


@pytest.fixture
def checked(desk: Desk, courses: Path) -> Desk:
    """The desk, its course with a start check."""
    path = courses / "baking" / "course.yaml"
    path.write_text(
        path.read_text("utf-8").replace("units:", "start_check: check\nunits:"), "utf-8"
    )
    (courses / "baking" / "check.yaml").write_text(CHECK, "utf-8")
    return desk


def test_a_recap_is_listed_under_its_unit_and_opened_by_its_number(desk: Desk) -> None:
    output = desk.run("r 1", "a", "")
    assert "  r 1. Recap" in output
    assert "Recap: To begin with" in output
    assert "Question 1 of 9\nFrom the lesson: Bread" in output
    assert desk.verdicts() == ["shown"]


def test_an_open_recap_goes_on_where_it_was_left(desk: Desk) -> None:
    first = desk.run("r 1", "a", "")
    asked = first.rpartition("Question 2 of ")[2].partition("\n\n")[2].splitlines()[0]
    output = desk.run("r 1")
    assert "Question 2 of 10" in output  # the one that was shown comes back
    assert asked in output


def test_a_recap_speaks_another_language_in_the_middle(desk: Desk) -> None:
    output = desk.run("r 1", "l fi")
    assert "suomi" in output
    desk.tag = "fi"
    assert "Aluksi" in desk.run("r 1")


@pytest.mark.parametrize("typed", ["r", "r 0", "r 2", "r x"])
def test_a_unit_that_has_no_recap_is_told(desk: Desk, typed: str) -> None:
    assert "the number of a unit that has a recap" in desk.run(typed)


def test_a_course_without_a_start_check_has_no_command_for_it(desk: Desk) -> None:
    output = desk.run("c", "1")
    assert "This course doesn’t have a start check. Choose a lesson by its number." in output
    assert "Bread" in output


def test_the_start_check_is_listed_before_the_lessons_and_keeps_their_numbers(
    checked: Desk,
) -> None:
    output = checked.run()
    assert output.index("  c. Start check") < output.index("  1. Bread")


def test_the_start_check_has_no_score_and_leads_to_the_first_lesson(checked: Desk) -> None:
    output = checked.run("c", "2", "")
    assert "This isn’t scored" in output
    assert "You get advice, not a score" in output
    assert "point" not in output
    assert "1.1  Bread" in output
    assert "Step 1 of 3" in output
    assert "  c. Start check" not in checked.run()


def test_if_all_is_right_it_says_where_to_begin_anyway(checked: Desk) -> None:
    output = checked.run("c", "1", "1", "", "b")
    assert "You know all of this." in output
    assert "Holes are gas." in output
    assert "1.1  Bread" in output


def test_it_can_be_opened_by_its_name_too(checked: Desk) -> None:
    assert "This isn’t scored" in checked.run(lesson="baking/check")

"""The start check: offered before the course, unscored, and what it suggests to read first."""

from pathlib import Path

import pytest
from tests.small_courses import copy_course
from tests.tui.learner import SOIL, Learner, click, press, screen_lines, screen_text

from sidos.engine.session import Kind
from sidos.tui.screen.advice import AdviceScreen
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.session_kinds import LessonScreen, StartCheckScreen

CHECK = """\
format: 1
id: check
lang: en
title: {en: "First steps", fi: "Ensiaskeleet"}
summary: {en: "Where to begin?", fi: "Mistä aloittaa?"}
minutes: 2
concepts: [loam]
quiz:
  - id: heap
    type: choice
    shuffle: false
    prompt: {en: "What is compost?", fi: "Mitä komposti on?"}
    options:
      - {id: rot, correct: true, text: {en: "Rotted", fi: "Lahoa"}, why: {en: "Yes", fi: "Niin"}}
      - {id: new, text: {en: "Leaves", fi: "Lehtiä"}, why: {en: "Too early", fi: "Aikaista"}}
    explain: {en: "It takes a year.", fi: "Siihen menee vuosi."}
  - id: worm
    type: text
    prompt: {en: "Who digs all day?", fi: "Kuka kaivaa kaiket päivät?"}
    accept: {en: ["earthworm"], fi: ["kastemato"]}
    explain: {en: "The worm does.", fi: "Mato."}
"""


@pytest.fixture
def checked(learner: Learner, tmp_path: Path) -> Learner:
    """A learner whose course has a start check."""
    copy_course("garden", tmp_path / "course")
    garden = tmp_path / "course" / "garden"
    text = (garden / "course.yaml").read_text("utf-8")
    (garden / "course.yaml").write_text(text.replace("units:", "start_check: check\nunits:"))
    (garden / "check.yaml").write_text(CHECK, "utf-8")
    learner.courses = (tmp_path / "course",)
    return learner


async def test_it_is_before_the_first_unit_and_the_cursor_on_the_first_lesson(
    checked: Learner,
) -> None:
    app = checked.app()
    async with app.run_test() as pilot:
        lines = screen_lines(app)
        (check,) = [n for n, line in enumerate(lines) if "First steps" in line]
        (unit,) = [n for n, line in enumerate(lines) if "To begin with" in line]
        assert check < unit
        assert app.cursor_position.y == unit + 1
        await press(pilot, "up", "enter")
        assert isinstance(app.screen, StartCheckScreen)
        assert "This isn’t scored" in screen_text(app)
        assert "1/2" in screen_lines(app)[0]


async def test_no_verdict_is_shown_before_the_end(checked: Learner) -> None:
    app = checked.app()
    async with app.run_test() as pilot:
        await press(pilot, "c", "2", "enter")
        assert isinstance(app.screen, StartCheckScreen)
        drawn_text = screen_text(app)
        assert "2/2" in drawn_text
        assert "This isn’t scored" not in drawn_text
        assert "Not quite" not in drawn_text


async def test_enter_opens_what_it_suggests_to_read_first(checked: Learner) -> None:
    app = checked.app()
    async with app.run_test() as pilot:
        await press(pilot, "c", "a", "f6")
        assert isinstance(app.screen, AdviceScreen)
        drawn_text = screen_text(app)
        assert "What to read first: First steps" in drawn_text
        assert "You get advice, not a score" in drawn_text
        assert "1.1 Soil" in drawn_text
        assert "point" not in drawn_text
        await press(pilot, "right")
        assert "It takes a year." in screen_text(app)
        await press(pilot, "enter")
        assert "The worm does." in screen_text(app)
        await press(pilot, "left", "left", "enter")
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.session.lesson == SOIL
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "First steps" not in screen_text(app)


async def test_if_all_is_right_it_says_where_to_begin_anyway(checked: Learner) -> None:
    app = checked.app()
    async with app.run_test() as pilot:
        await press(pilot, "c", "1", "enter", *"earthworm", "enter")
        drawn_text = screen_text(app)
        assert "You know all of this." in drawn_text
        assert "Enter opens this lesson: Soil" in drawn_text
    assert checked.answers() == [("heap", "right"), ("worm", "right")]


async def test_it_goes_on_where_it_was_left_in_another_language_too(checked: Learner) -> None:
    app = checked.app()
    async with app.run_test() as pilot:
        await press(pilot, "c", "1", "enter", "e", "escape")
        await press(pilot, "l", "c")
        assert isinstance(app.screen, StartCheckScreen)
        drawn_text = screen_text(app)
        assert "Ensiaskeleet" in drawn_text
        assert "Kuka kaivaa kaiket päivät?" in drawn_text
        await press(pilot, "f6", "l")
        assert "What to read first: First steps" in screen_text(app)


async def test_once_a_lesson_was_begun_only_the_palette_has_it(checked: Learner) -> None:
    checked.stand_at("idea", Kind.LESSON)
    app = checked.app()
    async with app.run_test() as pilot:
        assert "First steps" not in screen_text(app)
        await press(pilot, "ctrl+p", *"start check", "enter")
        assert isinstance(app.screen, StartCheckScreen)


async def test_a_course_without_one_has_no_command_for_it(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "c")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "ctrl+p", *"start check")
        assert "see what to read first" not in screen_text(app)


async def test_it_opens_at_a_click(checked: Learner) -> None:
    app = checked.app()
    async with app.run_test() as pilot:
        await click(pilot, "First steps")
        assert isinstance(app.screen, StartCheckScreen)

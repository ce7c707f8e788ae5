"""The window: any size at any moment loses nothing; too small a one says so."""

import pytest
from tests.tui.learner import Learner, press, screen_lines, screen_text, settled

from sidos.tui.screen.session_kinds import QuizScreen
from sidos.tui.screen.small import SmallScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.line import Line

SIZES = ((60, 20), (120, 36), (50, 10), (200, 60), (59, 40), (100, 19), (80, 24))


@pytest.mark.parametrize("item", ["one", "word", "gaps", "pairs", "steps", "kinds", "own"])
async def test_resizing_in_the_middle_of_a_question_loses_nothing(
    learner: Learner, item: str
) -> None:
    learner.stand_at(item)
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q", "2", "shift+down", "x")
        before, focused = screen_lines(app), app.screen.focused
        cursor = app.cursor_position
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
        assert screen_lines(app) == before
        assert app.screen.focused is focused
        assert app.cursor_position == cursor


async def test_resizing_keeps_the_place_in_a_page(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "j", "j", "j")
        before = screen_lines(app)
        await pilot.resize_terminal(50, 10)
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert app.screen.query_one(Body).scroll_y == 3
        assert screen_lines(app) == before


@pytest.mark.parametrize("size", [(59, 24), (80, 19), (50, 10), (20, 5)])
async def test_too_small_a_window_says_so(learner: Learner, size: tuple[int, int]) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q", "h")
        await pilot.resize_terminal(*size)
        await settled(pilot)
        sentence = f"sidos needs a window of 60 × 20. This one is {size[0]} × {size[1]}."
        drawn_text = " ".join(screen_text(app).split())
        assert drawn_text.startswith(sentence)
        assert ("“sidos --plain”" in drawn_text) == (size[1] >= 10)
        await press(pilot, "x", "enter")
        assert len(app.screen_stack) == 3
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.query_one(Line).value == "h"
        await press(pilot, "i")
        assert app.screen.query_one(Line).value == "hi"


async def test_a_small_window_at_the_start(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(40, 10)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, SmallScreen)
        await pilot.resize_terminal(45, 12)
        await settled(pilot)
        assert "45 × 12" in screen_text(app)
        await press(pilot, "l")
        assert "60 × 20" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "Maa" in screen_text(app)
        assert len(app.screen_stack) == 1


async def test_leaving_from_a_small_window_keeps_the_draft(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q", "h")
        await pilot.resize_terminal(50, 10)
        await press(pilot, "m")
        await press(pilot, "ctrl+q")
    assert learner.saved_visit() == "h"

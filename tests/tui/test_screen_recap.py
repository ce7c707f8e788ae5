"""A unit's recap: questions of its lessons, saved as answers to theirs."""

from tests.tui.learner import Learner, click, press, screen_lines, screen_text, settled
from textual.pilot import Pilot

from sidos.engine.session import Kind
from sidos.model.attempt import Flow
from sidos.store.settings import Settings
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.results import ResultsScreen
from sidos.tui.screen.session_kinds import RecapScreen

RECAP = "garden/@start"


async def give_up(pilot: Pilot[None]) -> None:
    """Give every question up."""
    while isinstance(pilot.app.screen, RecapScreen):
        await press(pilot, "f6")


async def test_each_unit_with_questions_ends_with_a_recap(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        lines = screen_lines(app)
        (row,) = [n for n, line in enumerate(lines) if "Recap" in line]
        assert "1.2  Weeds" in lines[row - 1]
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, RecapScreen)
        assert "Recap: Soil" in screen_lines(app)[0]
        assert "1/9" in screen_lines(app)[0]


async def test_a_click_opens_it(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await click(pilot, "Recap")
        assert isinstance(app.screen, RecapScreen)


async def test_its_answers_count_into_the_lessons(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    app = learner.app()
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "down", "down", "q")
        await give_up(pilot)
        assert isinstance(app.screen, ResultsScreen)
        drawn_text = screen_text(app)
        assert "Results: To begin with" in drawn_text
        assert "0 of 9 points" in drawn_text
        await press(pilot, "right")
        assert "1/9" in screen_lines(app)[0]
        await press(pilot, "m")
        assert isinstance(app.screen, RecapScreen)
    keys = {each.item for each in learner.study().store.attempts()}
    assert len(keys) == 9
    assert all(key.startswith("garden/soil/") for key in keys)


async def test_it_goes_on_as_it_was_drawn_and_in_another_language(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "down", "down", "enter", "f6", "right")
        assert isinstance(app.screen, RecapScreen)
        before = app.screen.session
        await press(pilot, "f4")
        assert "Kertaus: Maa" in screen_lines(app)[0]
        assert app.screen.session.visits == before.visits
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        (row,) = [line for line in screen_lines(app) if "Kertaus" in line]
        assert "◐" in row
    study = learner.study()
    saved_session = study.store.session(RECAP, Kind.RECAP)
    assert saved_session is not None
    assert saved_session[0].visits == before.visits
    assert study.open(RECAP, Kind.RECAP).session.visits == before.visits


async def test_what_was_missed_comes_back(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "down", "down", "enter", "f6")
        for _ in range(3):
            await press(pilot, "right", "f6")
        await press(pilot, "right")
        assert "Retry: Soil" in screen_lines(app)[0]


async def test_a_lesson_without_a_quiz_says_so(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "down", "q")
        assert isinstance(app.screen, HomeScreen)
        assert "This lesson has no quiz." in screen_text(app)

"""Keys that come faster than screens do: nothing fails, and each goes where it belongs."""

import pytest
from tests.depth import DEEP
from tests.small_courses import GARDEN
from tests.tui import monkey
from tests.tui.learner import SOIL, Learner, press, screen_text, settled
from textual.message import Message
from textual.widget import Widget

from sidos.engine.session import Kind
from sidos.model.attempt import Certainty
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.language import LanguageScreen
from sidos.tui.screen.session import SessionScreen
from sidos.tui.station.answer_line import AnswerLine

_RUNS, _KEYS = (40, 3000) if DEEP else (2, 200)
_HUMAN_RUNS, _HUMAN_KEYS = (20, 3000) if DEEP else (2, 60)
_RIGHT, _LEFT, _ESC = b"\x1b[C", b"\x1b[D", monkey.ESC
_BAKING = GARDEN.parent / "baking"


@pytest.mark.parametrize("seed", range(_RUNS))
async def test_keys_at_random_in_one_read(learner: Learner, seed: int) -> None:
    learner.courses = (GARDEN, _BAKING)
    assert not await monkey.play(learner, seed, _KEYS, monkey.DENSE)


@pytest.mark.parametrize("seed", range(_HUMAN_RUNS))
async def test_keys_at_random_one_by_one(learner: Learner, seed: int) -> None:
    learner.courses = (GARDEN, _BAKING)
    assert not await monkey.play(learner, 1000 + seed, _HUMAN_KEYS, monkey.HUMAN)


async def test_a_pick_and_the_next_page_in_one_read(learner: Learner) -> None:
    app = learner.app(SOIL)
    async with app.run_test():
        await monkey.send(app, _RIGHT)
        assert isinstance(app.screen, SessionScreen)
        question = app.screen.session.at
        await monkey.send(app, b"2" + _RIGHT)
        session = app.screen.session
        assert session.at == question + 1
        assert [visit.draft for visit in session.visits if visit.draft is not None] == ["humus"]
        assert session.visits[question].draft == "humus"
        await monkey.send(app, _LEFT)
        assert "(•) 2 Leaves that have rotted" in screen_text(app)
    assert learner.answers() == []


async def test_a_pick_the_answer_and_the_next_page_in_one_read_answer_nothing_else(
    learner: Learner,
) -> None:
    app = learner.app(SOIL)
    async with app.run_test():
        await monkey.send(app, _RIGHT)
        await monkey.send(app, b"2\r" + _RIGHT)
    assert learner.answers() in ([], [("lives", "right")])


async def test_what_a_rating_is_for_is_not_the_next_question(learner: Learner) -> None:
    learner.stand_at("many")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q")
        assert isinstance(app.screen, SessionScreen)
        before = app.screen.session
        strays: list[Message] = [
            AnswerLine.Rated(Certainty.SURE, before.at - 1),
            AnswerLine.Pressed(before.at - 1),
        ]
        for stray in strays:
            app.screen.post_message(stray)
        await settled(pilot)
        assert app.screen.session == before


@pytest.mark.parametrize("keys", [b"\r?", b"\r\r", b"\rl", b"\r" + _ESC, _ESC + _ESC, b"?" + _ESC])
async def test_a_language_chosen_with_a_key_more(learner: Learner, keys: bytes) -> None:
    app = learner.app()
    async with app.run_test():
        await monkey.send(app, b"L")
        assert isinstance(app.screen, LanguageScreen)
        await monkey.send(app, keys)
        for _ in range(3):
            await monkey.send(app, _ESC)
        assert isinstance(app.screen, HomeScreen)


async def test_a_key_typed_ahead_waits_for_the_screen(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test():
        await monkey.send(app, b"\r" + _RIGHT + b"2")
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.session.at == 1


async def test_help_asked_for_at_the_end_of_a_lesson_does_not_hide_the_quiz(
    learner: Learner,
) -> None:
    app = learner.app(SOIL)
    async with app.run_test():
        await monkey.send(app, _RIGHT + _RIGHT)
        await monkey.send(app, _RIGHT + b"?")
        await monkey.send(app, _ESC)
        assert isinstance(app.screen, SessionScreen)
        assert app.screen.session.kind is Kind.QUIZ


async def test_a_screen_that_is_gone_is_left_alone(learner: Learner) -> None:
    app = learner.app(SOIL)
    async with app.run_test() as pilot:
        await press(pilot, "right")
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        field: Widget | None = screen.view.field
        await press(pilot, "escape")
        screen.close_me()
        screen.redraw()
        screen.retranslate()
        screen.say("Too late.")
        await screen.draw()
        await screen.save()
        screen.when_open(lambda: pytest.fail("it is closed"))
        assert not await screen.opened()
        assert not await app.run_action("next", screen)
        assert not await app.run_action("pick", field)
        assert not screen.is_open
        assert isinstance(app.screen, HomeScreen)

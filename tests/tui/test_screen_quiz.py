"""A quiz: what was missed comes back, each flow, certainty, drafts that outlive the app."""

import pytest
from tests.tui.learner import SOIL, Learner, click, press, screen_lines, screen_text, settled

from sidos.engine.session import Kind
from sidos.model.attempt import Flow
from sidos.store.settings import Settings
from sidos.tui.app import SidosApp
from sidos.tui.screen.results import ResultsScreen
from sidos.tui.screen.session_kinds import QuizScreen
from sidos.tui.widget.line import Line

ITEMS = ("one", "many", "word", "litres", "gaps", "pairs", "steps", "kinds", "own")


def station(app: SidosApp) -> str:
    assert isinstance(app.screen, QuizScreen)
    return app.screen.session.visit.station


def _bare(lines: list[str]) -> list[str]:
    """Without the characters of cursor and focus."""
    return [
        "".join(" " if character in "›▌▐│" else character for character in line).rstrip()
        for line in lines
    ]


async def test_a_missed_item_comes_back_after_three_others_until_right(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "a", "enter")
        met = []
        for _ in range(3):
            met.append(station(app))
            await press(pilot, "f6", "enter")
        assert met == ["many", "word", "litres"]
        assert station(app) == "one"
        assert "Retry: Soil" in screen_text(app)
        assert isinstance(app.screen, QuizScreen)
        option = next(line for line in screen_lines(app) if "In the morning" in line).split()
        await press(pilot, next(word for word in option if word.isdigit()), "enter")
        assert "✓ Right." in screen_text(app)
        ahead = [visit.station for visit in app.screen.session.visits[app.screen.session.at + 1 :]]
        assert "one" not in ahead
        assert ahead.count("many") == 1


async def test_a_quiz_ends_in_its_results(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q")
        for _ in ITEMS:
            assert isinstance(app.screen, QuizScreen)
            await press(pilot, "f6")
        assert isinstance(app.screen, ResultsScreen)
        await press(pilot, "escape", "q")
        assert station(app) == "one"
    assert learner.answers() == [(item, "shown") for item in ITEMS]


async def test_in_the_flow_end_no_verdict_comes_before_the_end(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "1", "enter")
        assert station(app) == "many"
        for character in ("✓", "✗", "Right", "Not quite"):
            assert character not in screen_text(app)


async def test_in_the_flow_retry_a_question_is_asked_until_right(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.RETRY)
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"compost", "enter")
        assert "Not quite. Change your answer, or see the right one." in screen_text(app)
        assert "It is humus." not in screen_text(app)
        await press(pilot, *["backspace"] * 7)
        assert "Not quite." not in screen_text(app)
        await press(pilot, *"humus", "enter")
        assert "✓ Right." in screen_text(app)
    assert learner.answers() == [("word", "wrong"), ("word", "right")]


async def test_a_near_miss_is_shown_as_such(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"humux", "enter", "enter")
        drawn_text = screen_text(app)
        assert "✗ Not quite." in drawn_text
        assert "You were very close. The marked letters differ." in drawn_text
        assert "Also accepted: leaf mould" in drawn_text


async def test_certainty_is_asked_for_before_an_answer_counts(learner: Learner) -> None:
    learner.settings = Settings(certainty=True)
    learner.stand_at("many")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "1")
        assert "How sure are you? ( ) 1 guessing ( ) 2 fairly sure ( ) 3 sure" in screen_text(app)
        await press(pilot, "enter")
        assert "First choose how sure you are." in screen_text(app)
        assert learner.answers() == []
        await press(pilot, "3")
        assert "It rots." in screen_text(app)
    assert [item for item, _ in learner.answers()] == ["many"]


async def test_certainty_is_not_asked_of_a_reflection(learner: Learner) -> None:
    learner.settings = Settings(certainty=True)
    learner.stand_at("own")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"beans")
        assert "How sure are you?" not in screen_text(app)
        assert "[ Answer ]" in screen_text(app)
        await press(pilot, "tab", "enter")
    assert learner.answers() == [("own", "noted")]


async def test_the_key_bar_names_the_key_that_gives_a_reflection(learner: Learner) -> None:
    learner.stand_at("own")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"beans")
        assert screen_lines(app)[-1].startswith(" ^j Answer")
        await press(pilot, "tab")
        assert "^j" not in screen_lines(app)[-1]
        await press(pilot, "shift+tab", "ctrl+j")
    assert learner.answers() == [("own", "noted")]


async def test_certainty_by_mouse_in_a_narrow_window(learner: Learner) -> None:
    learner.settings = Settings(certainty=True)
    app = learner.app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "q", "1")
        await click(pilot, "2 fairly sure")
        assert "Morning water goes down." in screen_text(app)


async def test_sure_and_wrong_comes_back_before_others(learner: Learner) -> None:
    learner.settings = Settings(certainty=True)
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "f6", "enter")
        assert isinstance(app.screen, QuizScreen)
        number = next(line for line in screen_lines(app) if "Glass" in line).split("Glass")[0]
        await press(pilot, number.split()[-1], "enter", "3")
        again = [visit.station for visit in app.screen.session.visits if visit.again]
        assert again == ["one", "many"]
        await press(pilot, "enter", "f6")
        again = [visit.station for visit in app.screen.session.visits if visit.again]
        assert again == ["one", "many", "word"]


@pytest.mark.parametrize("leaving", ["escape", "ctrl+q"])
async def test_a_half_typed_answer_outlives_the_app(learner: Learner, leaving: str) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "h", "u", "m", leaving)
    assert learner.saved_visit() == "hum"
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert station(app) == "word"
        line = app.screen.query_one(Line)
        assert line.value == "hum"
        assert line.has_focus
        await press(pilot, "u", "s", "enter")
        assert "✓ Right." in screen_text(app)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("one", ["2"]),
        ("many", ["1", "3"]),
        ("litres", ["7", ",", "5"]),
        ("gaps", ["b", "down", "J"]),
        ("pairs", ["1", "down", "2"]),
        ("steps", ["shift+down"]),
        ("kinds", ["2"]),
        ("own", ["B", "e", "a", "n", "s"]),
    ],
)
async def test_every_draft_outlives_the_app(learner: Learner, name: str, keys: list[str]) -> None:
    learner.stand_at(name)
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *keys)
        before = screen_lines(app)[2:-1]
        await app.action_quit()
    draft = learner.saved_visit()
    assert draft
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q")
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.session.visit.draft == draft
        after = screen_lines(app)[2:-1]
        assert _bare(after) == _bare(before)


async def test_a_second_app_on_the_same_store_sees_the_answers(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "1", "enter")
        assert len(learner.answers()) == 1
        await press(pilot, "enter")
        await settled(pilot)
    study = learner.study()
    assert study.open(SOIL, Kind.QUIZ).session.at == 1


async def test_a_quiz_has_no_way_back_to_what_was_answered(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "1", "enter", "enter")
        assert station(app) == "many"
        await press(pilot, "left", "right")
        assert station(app) == "many"


async def test_the_same_answer_pressed_twice_counts_once(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "1")
        await pilot.press("enter", "enter")
        await settled(pilot)
    assert [item for item, _ in learner.answers()] == ["one"]


async def test_a_near_miss_is_asked_about_before_it_is_graded(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"humuss", "enter")
        assert "Did you mean “humus”? Check the spelling" in screen_text(app)
        await press(pilot, "backspace")
        assert "Did you mean" not in screen_text(app)
        await press(pilot, "enter")
        assert "✓ Right." in screen_text(app)
    assert learner.answers() == [("word", "right")]


async def test_a_wrong_typed_answer_can_be_judged_to_mean_the_same(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"leaves", "enter")
        assert "Not quite." in screen_text(app)
        await press(pilot, "equals_sign")
        assert "✓ Right." in screen_text(app)
        assert "You judged that your answer means the same" in screen_text(app)
    assert learner.answers() == [("word", "wrong"), ("word", "right")]

"""Results: the score, by concept, each question's feedback, and what was missed once more."""

from tests.tui.learner import Learner, click, press, screen_lines, screen_text
from textual.pilot import Pilot

from sidos.model.attempt import Flow
from sidos.store.settings import Settings
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.results import ResultsScreen
from sidos.tui.screen.session_kinds import QuizScreen


async def take(pilot: Pilot[None], *, sure: str = "") -> None:
    """Take the quiz: `word` and `litres` right, a reflection, the rest given up."""
    answers = {"word": "humus", "litres": "7,5", "own": "beans"}
    await press(pilot, "q")
    while isinstance(pilot.app.screen, QuizScreen):
        name = pilot.app.screen.session.visit.station
        if name in answers:
            await press(pilot, *answers[name], "ctrl+j" if name == "own" else "enter")
            if sure and name != "own":
                await press(pilot, sure)
        else:
            await press(pilot, "f6")


async def test_the_sum_by_concept_and_by_question(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    app = learner.app()
    async with app.run_test(size=(80, 36)) as pilot:
        await take(pilot)
        lines = screen_lines(app)
        assert "Results: Soil" in lines[0]
        drawn_text = screen_text(app)
        assert "2 of 8 points" in drawn_text
        bars = {lines[n].strip(): lines[n + 1].split()[-1:] for n in range(len(lines) - 1)}
        assert bars["Soil lives"] == ["2/7"]
        assert bars["Water seldom"] == ["1/7"]
        assert "→ 1. When should one water?" in drawn_text
        assert "✓ 3. What is rotted leaf called?" in drawn_text
        assert "✎ 9. What would you grow?" in drawn_text
        assert "[1]" in drawn_text
        assert "{seed}" not in drawn_text


async def test_questions_are_paged_through_with_their_feedback(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    app = learner.app()
    async with app.run_test(size=(80, 36)) as pilot:
        await take(pilot)
        await press(pilot, "right")
        assert "When should one water?" in screen_text(app)
        assert "✓ In the morning The day can use it." in screen_text(app)
        assert screen_lines(app)[0].endswith("1/9  en")
        for _ in range(8):
            await press(pilot, "enter")
        assert "One possible answer: I would grow beans." in screen_text(app)
        assert "Next" not in screen_lines(app)[-1]
        await press(pilot, "space")
        assert "One possible answer:" in screen_text(app)
        for _ in range(9):
            await press(pilot, "left")
        assert "2 of 8 points" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_what_was_missed_is_asked_again(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    app = learner.app()
    async with app.run_test() as pilot:
        await take(pilot)
        await click(pilot, "m Retry missed")
        assert isinstance(app.screen, QuizScreen)
        asked = [visit.station for visit in app.screen.session.visits]
        assert asked == ["one", "many", "gaps", "pairs", "steps", "kinds"]
        for _ in asked:
            await press(pilot, "f6")
        assert isinstance(app.screen, ResultsScreen)
        assert "0 of 6 points" in screen_text(app)


async def test_how_often_sure_was_right(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END, certainty=True)
    app = learner.app()
    async with app.run_test(size=(80, 36)) as pilot:
        await take(pilot, sure="3")
        assert "How often you were right: sure: 2/2" in screen_text(app)


async def test_numbers_are_written_as_the_language_writes_them(learner: Learner) -> None:
    learner.settings = Settings(flow=Flow.END)
    learner.tag = "fi"
    learner.stand_at("many")
    app = learner.app()
    async with app.run_test(size=(80, 36)) as pilot:
        await press(pilot, "q")
        line = next(line for line in screen_lines(app) if "Kuoria" in line)
        await press(pilot, line.split("Kuoria")[0].split()[-1], "enter")
        while isinstance(app.screen, QuizScreen):
            await press(pilot, "f6")
        assert "0,5" in screen_text(app)

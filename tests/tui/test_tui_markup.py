"""Text from outside is never markup, and nothing of it but letters reaches the terminal."""

from pathlib import Path

import pytest
from tests.small_courses import STRANGE
from tests.tui.learner import Learner, press, screen_lines, screen_text, settled

from sidos.engine.session import Kind
from sidos.model.attempt import Flow
from sidos.store.settings import Settings
from sidos.tui.screen.results import ResultsScreen

ODD = "strange/odd"


@pytest.fixture
def stranger(learner: Learner) -> Learner:
    """A learner with somebody else's course only."""
    learner.courses = (STRANGE,)
    return learner


async def test_titles_and_pages_stand_as_they_are(stranger: Learner) -> None:
    app = stranger.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        drawn_text = screen_text(app)
        assert "1 Odd [bold] unit [/] Summary [@click=app.quit]go[/]" in drawn_text
        assert "Title [/x] [@click=app.quit]quit[/]" in drawn_text
        assert "Summary [/y] [red]" in drawn_text
        await press(pilot, "enter")
        assert "Page [/z] [@click=app.quit]press me[/] [link=file:///etc]file[/link] [$x]" in (
            screen_text(app)
        )
        x, y = _find(screen_lines(app), "press me")
        await pilot.click(offset=(x, y))
        assert app.is_running
        assert app.screen.is_current


async def test_questions_and_feedback_stand_as_they_are(stranger: Learner) -> None:
    app = stranger.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "q", "h")
        drawn_text = screen_text(app)
        for text in (
            "Quiz: Title [/x] [@click=app.quit]quit[/]",
            "Prompt [/p] [@click=app.quit]press me[/]",
            "Option [/a] [@click=app.quit]a[/]",
            "Option [reverse]b",
            "Hint [/h] [@click=app.quit]press me[/]",
        ):
            assert text in drawn_text, text
        await press(pilot, "2", "enter")
        drawn_text = screen_text(app)
        for text in ("Why [/w] [b]", "Why [/v]", "Explain [/e] [@click=app.quit]press me[/]"):
            assert text in drawn_text, text
        await press(pilot, "enter", "1", "question_mark", "escape")
        assert "→ 1 Right [/r] [@click=app.quit]r[/]" in screen_text(app)
        await press(pilot, "f6", "enter")
        assert "unit [/u] [@click=app.quit]u[/]" in screen_text(app)


async def test_answers_stand_as_they_are_typed(stranger: Learner) -> None:
    stranger.stand_at("text", lesson=ODD)
    app = stranger.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "q", *"[/t] [@click=app.quit]x", "enter")
        assert "Your answer: [/t] [@click=app.quit]x" in screen_text(app)


async def test_results_stand_as_they_are(stranger: Learner) -> None:
    stranger.settings = Settings(flow=Flow.END)
    app = stranger.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "q", *["f6"] * 4)
        assert isinstance(app.screen, ResultsScreen)
        assert "Prompt [/p] [@click=app.quit]press me[/]" in screen_text(app)


@pytest.mark.parametrize("character", ["\x1b[31m", "\x07", "\u202e", "\u2066", "\x9b"])
async def test_control_characters_and_overrides_of_an_answer_never_arrive(
    learner: Learner, character: str
) -> None:
    learner.stand_at("word")
    study = learner.study()
    opened = study.open("garden/soil", Kind.QUIZ)
    from sidos.engine.event import Draft
    from sidos.engine.step import step

    study.keep(step(opened.session, Draft(f"a{character}b")))
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "enter")
        drawn_text = app.export_screenshot()
        assert "Your answer: a" in screen_text(app)
        assert character[0] not in drawn_text


async def test_control_characters_of_a_file_are_refused_or_removed(
    learner: Learner, tmp_path: Path
) -> None:
    course = tmp_path / "courses" / "signs"
    course.mkdir(parents=True)
    (course / "course.yaml").write_text(
        'format: 1\nid: signs\nlang: en\ntitle: "T\\u202et\\e[31m"\n'
        'units:\n  - id: u\n    title: "U\\u202e\\e[5mu"\n    lessons: [one]\n',
        "utf-8",
    )
    (course / "one.yaml").write_text(
        'format: 1\nid: one\nlang: en\ntitle: "Ti\\u202e\\e[31mtle"\nminutes: 1\n'
        'concepts: [odd]\nsummary: "S\\x9b"\nsteps:\n  - id: a\n    text: "Te\\u202e\\e[31mxt"\n',
        "utf-8",
    )
    learner.courses = (tmp_path / "courses",)
    app = learner.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        for drawn_text in (app.export_screenshot(), *screen_lines(app)):
            assert not {"\x1b", "\u202e", "\x9b"} & {*drawn_text}


def _find(lines: list[str], text: str) -> tuple[int, int]:
    return next((line.index(text), y) for y, line in enumerate(lines) if text in line)

"""Ctrl+Z suspends the app, but not where letters are typed: there it undoes what can be undone."""

import pytest
from tests.tui.learner import Learner, press, screen_text

from sidos.tui import job_control
from sidos.tui.station.field.essay import Essay
from sidos.tui.widget.line import Line, TextInput


@pytest.fixture
def stops(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was stopped; nothing really is."""
    stopped: list[object] = []
    monkeypatch.setattr(job_control, "has_shell", lambda: True)
    monkeypatch.setattr(job_control, "stop", stopped.append)
    return stopped


async def test_it_suspends_where_nothing_is_typed_into(
    learner: Learner, stops: list[object]
) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+z")
        assert stops == [app]
        await press(pilot, "enter", "ctrl+z")
        assert stops == [app, app]


async def test_in_an_essay_it_undoes(learner: Learner, stops: list[object]) -> None:
    learner.stand_at("own")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "h")
        essay = app.screen.query_one(Essay)
        assert essay.text == "h"
        await press(pilot, "ctrl+z")
        assert (essay.text, stops) == ("", [])


async def test_in_a_search_it_does_nothing_and_the_palette_suspends(
    learner: Learner, stops: list[object]
) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "slash", "h", "ctrl+z")
        assert (app.screen.query_one(Line).value, stops) == ("h", [])
        await press(pilot, "ctrl+p", "ctrl+z")
        assert isinstance(app.focused, TextInput)
        assert stops == []
        await press(pilot, *"suspend", "enter")
        assert stops == [app]


async def test_without_a_shell_it_says_so(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_control, "has_shell", lambda: False)
    app = learner.app()
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "ctrl+z")
        assert "There is no shell to go" in screen_text(app)

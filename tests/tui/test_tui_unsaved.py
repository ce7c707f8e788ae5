"""While answers wait to be saved, every screen says so in one line."""

import sqlite3
from contextlib import closing

from tests.tui.learner import Learner, press, screen_text

LINE = "Answers waiting to be saved: 1. Another program is using the file."


async def test_a_lesson_says_so_until_the_answers_are_saved(learner: Learner) -> None:
    learner.study().store.close()
    with closing(sqlite3.connect(learner.progress, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        app = learner.app("garden/soil")
        async with app.run_test() as pilot:
            await press(pilot)
            assert "Your answers can’t be saved now." in screen_text(app)
            await press(pilot, "enter", "1", "enter")
            assert LINE in screen_text(app)
            await press(pilot, "s")
            assert LINE in screen_text(app)
            await press(pilot, "escape")
            other.execute("ROLLBACK")
            await press(pilot, "enter", "right")
            assert "waiting to be saved" not in screen_text(app)
    assert learner.answers() == [("lives", "wrong")]

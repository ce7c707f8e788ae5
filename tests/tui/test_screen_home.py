"""Home: where to start, progress, and what is wrong."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.small_courses import GARDEN, STRANGE, copy_course
from tests.tui.learner import (
    Learner,
    click,
    press,
    screen_lines,
    screen_text,
    settled,
)

from sidos.engine.session import Kind
from sidos.store.store import Store
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.mistakes import MistakesScreen
from sidos.tui.screen.session_kinds import LessonScreen, QuizScreen
from sidos.tui.widget.entry_list import EntryList


async def test_the_first_start_asks_nothing_and_enter_reads(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "Press Enter to start with the first lesson: Soil" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, LessonScreen)
        assert "Soil is mostly patience, as neighbours say." in screen_text(app)


async def test_a_lesson_may_be_opened_at_once(learner: Learner) -> None:
    app = learner.app("garden/weeds")
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "Pull them early." in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_back_from_a_lesson_the_cursor_is_on_it(learner: Learner) -> None:
    app = learner.app("garden/weeds")
    async with app.run_test() as pilot:
        await settled(pilot)
        await press(pilot, "escape")
        assert app.screen.query_one(EntryList).highlighted == "garden/weeds"


async def test_it_says_what_to_go_on_with_and_how_far_it_is(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "2", "enter", "escape")
        lines = screen_lines(app)
        assert "Carry on where you left off: Soil" in screen_text(app)
        (row,) = [line for line in lines if "1.1  Soil" in line]
        assert "◐" in row
        assert "1/10" in row
        await press(pilot, "enter")
        assert "They turn into humus." in screen_text(app)


async def test_the_keys_move_over_what_can_be_opened(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        listed = app.screen.query_one(EntryList)
        assert listed.highlighted == "garden/soil"
        for key, expected in (
            ("down", "weeds"),
            ("j", "@start"),
            ("down", "torn"),
            ("down", "torn"),
            ("k", "@start"),
            ("end", "torn"),
            ("home", "soil"),
            ("pagedown", "torn"),
            ("pageup", "soil"),
        ):
            await press(pilot, key)
            assert listed.highlighted == f"garden/{expected}", key
        await press(pilot, "down")
        y = screen_lines(app).index(next(x for x in screen_lines(app) if "1.2  Weeds" in x))
        assert app.cursor_position.y == y


async def test_q_opens_the_quiz(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q")
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.session.kind is Kind.QUIZ


async def test_a_click_opens_a_lesson(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await click(pilot, "Weeds")
        assert "Pull them early." in screen_text(app)


async def test_a_broken_lesson_says_what_is_wrong_with_its_file(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "end", "enter")
        assert isinstance(app.screen, MistakesScreen)
        drawn_text = screen_text(app)
        assert "This lesson’s file has mistakes. The other lessons still work." in drawn_text
        assert "torn.yaml:10:13" in "".join(line.strip() for line in screen_lines(app))
        await press(pilot, "escape", "home", "enter")
        assert isinstance(app.screen, LessonScreen)


async def test_a_read_only_store_is_reported_and_lessons_work(learner: Learner) -> None:
    learner.study()
    learner.close()
    learner.home.chmod(0o500)
    learner.progress.chmod(0o400)
    with _nobody():
        store = Store.open(learner.progress)
    app = learner.app(store=store)
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "Your progress can’t be saved in" in screen_text(app)
        await press(pilot, "enter", "right", "2", "enter")
        assert "They turn into humus." in screen_text(app)


async def test_a_damaged_store_is_reported_and_lessons_work(learner: Learner) -> None:
    learner.progress.write_bytes(b"this is no database" * 100)
    app = learner.app()
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "is damaged" in screen_text(app)
        await press(pilot, "enter", "right", "2", "enter")
        assert "They turn into humus." in screen_text(app)


async def test_several_courses_stand_under_their_names(learner: Learner) -> None:
    learner.courses = (*learner.courses, STRANGE)
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert " A garden" in screen_lines(app)


async def test_changed_lesson_files_are_redrawn(learner: Learner, tmp_path: Path) -> None:
    copy_course("garden", tmp_path / "courses")
    learner.courses = (tmp_path / "courses",)
    async with learner.app().run_test() as pilot:
        await settled(pilot)
    weeds = tmp_path / "courses/garden/weeds.yaml"
    weeds.write_text(weeds.read_text("utf-8").replace('"Weeds"', '"Nettles"'), "utf-8")
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        await settled(pilot)
        assert "Nettles" in screen_text(app)


@contextmanager
def _nobody() -> Iterator[None]:
    """Without the right to write, for root as for anybody."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


async def test_translations_that_are_not_used_are_reported(learner: Learner) -> None:
    course = learner.home / "courses" / "garden"
    shutil.copytree(GARDEN, course)
    learner.courses = (course.parent,)
    po = course / "locales" / "fi" / "LC_MESSAGES" / "garden.po"
    po.parent.mkdir(parents=True, exist_ok=True)
    po.write_bytes('msgid "a"\nmsgstr "ä"\n'.encode("latin-1"))
    learner.tag = "fi"
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "rivi 2 ei ole UTF-8-tekstiä" in " ".join(screen_text(app).split())

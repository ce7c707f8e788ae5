"""Switching the language: from every screen, in the middle of every question, nothing is lost
and nothing stays in the other language."""

import shutil
from pathlib import Path

import pytest
from tests.small_courses import copy_course
from tests.tui.learner import (
    Learner,
    press,
    screen_lines,
    screen_text,
    settled,
    words,
)
from textual.widget import Widget
from textual.widgets import Input, TextArea

from sidos.model.attempt import Flow
from sidos.store.settings import Settings
from sidos.translate.layout import PSEUDO
from sidos.translate.pseudo import make_pseudo
from sidos.tui.app import SidosApp
from sidos.tui.screen.session_kinds import QuizScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.row_list import RowList

ROOT = Path(__file__).parents[2]
TYPED = {"qwrt", "hm"}
ALWAYS = {
    *("sidos", "en", "XA", "torn", "English", "Anna", "Enter", "Esc", "Space", "Shift", "Ctrl"),
    *("plain", "restore"),
}
"""What is the same in both languages: names, tags, keys, options."""

PLAIN, ACCENTED = {*"aeiouyAEIOUY"}, {*"áéíóúýÁÉÍÓÚÝ"}


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interface and the test course in English and in the pseudo-locale, and in no other."""
    root = tmp_path_factory.mktemp("pseudo")
    (root / "app").symlink_to(ROOT / "app")
    (root / "locales").mkdir()
    shutil.copytree(ROOT / "locales" / "en", root / "locales" / "en")
    copy_course("garden", root / "courses")
    for project in (root, root / "courses" / "garden"):
        assert make_pseudo(project).files
    return root


@pytest.fixture
def reader(learner: Learner, files: Path) -> Learner:
    """A learner with the accented language for a second one."""
    learner.locales, learner.courses = files / "locales", (files / "courses",)
    return learner


def foreign(app: SidosApp) -> list[str]:
    """Words on screen that are not in the language chosen."""
    wrong = ACCENTED if app.study.tag == "en" else PLAIN
    text = screen_text(app).replace("▌ ", "")
    expected = ALWAYS | TYPED
    return [word for word in words(text) if wrong & {*word} and word not in expected and word[1:]]


async def check_switch(app: SidosApp, pilot: object, key: str) -> None:
    """Switch there and back; nothing but the words changes."""
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    assert foreign(app) == []
    before, focused, cursor = screen_lines(app), app.screen.focused, app.cursor_position
    state = _state(app)
    for tag in (PSEUDO, "en"):
        await press(pilot, key)
        assert app.study.tag == tag
        for _ in range(100):  # the palette looks its commands up again by a timer
            if not foreign(app):
                break
            await pilot.pause(0.02)
        assert foreign(app) == []
        assert app.screen.focused is focused
        assert _state(app) == state
    assert screen_lines(app) == before
    assert app.cursor_position == cursor


def _state(app: SidosApp) -> list[object]:
    """Cursors, scrolls, what is typed."""
    state: list[object] = [app.cursor_position, type(app.screen)]
    for widget in app.screen.query(Widget):
        if isinstance(widget, RowList):
            state.append(widget.cursor)
        if isinstance(widget, Input):
            state += [widget.value, widget.cursor_position]
        if isinstance(widget, TextArea):
            state += [widget.text, widget.cursor_location]
        if isinstance(widget, Body):
            state.append(widget.scroll_y)
    return state


SCREENS = {
    "home": ([], "l"),
    "home, lower": (["down"], "l"),
    "page, scrolled": (["enter", "j", "j"], "f4"),
    "question": (["enter", "right", "1", "h"], "l"),
    "feedback": (["enter", "right", "1", "enter", "j"], "l"),
    "settings": (["s", "down", "down"], "l"),
    "help on a question": (["enter", "right", "question_mark", "j"], "f4"),
    "palette, typed into": (["ctrl+p", "x", "z"], "f4"),
    "quiz": (["q"], "l"),
    "refused": (["q", "tab", "tab"], "l"),
}


@pytest.mark.parametrize("name", SCREENS)
async def test_every_screen(reader: Learner, name: str) -> None:
    keys, key = SCREENS[name]
    app = reader.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        await check_switch(app, pilot, key)


async def test_results(reader: Learner) -> None:
    reader.settings = Settings(flow=Flow.END, certainty=True)
    app = reader.app()
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "q", "1", "enter", "3", *["f6"] * 8)
        await check_switch(app, pilot, "l")
        for _ in range(9):
            await press(pilot, "right")
            await check_switch(app, pilot, "f4")


async def test_a_window_that_is_too_small(reader: Learner) -> None:
    app = reader.app()
    async with app.run_test(size=(50, 10)) as pilot:
        for tag in (PSEUDO, "en"):
            await press(pilot, "l")
            assert app.study.tag == tag
            assert foreign(app) == []


async def test_a_broken_lesson(reader: Learner) -> None:
    reader.courses = (reader.home.parent / "nothing", *reader.courses)
    app = reader.app()
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "end", "enter", "l")
        assert "Thíš léššóñ’š fílé háš míštákéš." in screen_text(app)


async def test_trouble_and_notices(reader: Learner) -> None:
    reader.progress.write_bytes(b"this is no database" * 100)
    reader.tag = PSEUDO
    app = reader.app()
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await press(pilot, "ctrl+c")
        untranslated = [word for word in foreign(app) if word not in str(reader.progress)]
        assert untranslated == []


QUESTIONS = {
    "one": (["2", "h"], "l"),
    "many": (["1", "down", "3"], "l"),
    "word": ([*"qwrt", "left"], "f4"),
    "litres": ([*"7,", "left"], "f4"),
    "gaps": ([*"hm", "down", *"qwrt", "left", "left"], "f4"),
    "pairs": (["2", "down"], "l"),
    "steps": (["shift+down", "space", "down"], "l"),
    "kinds": (["1", "down", "2", "up"], "l"),
    "own": ([*"hm", "enter", *"qwrt", "left"], "f4"),
}


@pytest.mark.parametrize("name", QUESTIONS)
async def test_in_the_middle_of_a_question(reader: Learner, name: str) -> None:
    keys, key = QUESTIONS[name]
    reader.stand_at(name)
    app = reader.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "q", *keys)
        assert isinstance(app.screen, QuizScreen)
        draft = app.screen.session.visit
        await check_switch(app, pilot, key)
        assert app.screen.session.visit == draft
        await press(pilot, key, "f6")
        assert foreign(app) == []
        await check_back(app, pilot)


async def check_back(app: SidosApp, pilot: object) -> None:
    """The feedback in the first language again."""
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    await press(pilot, "l")
    assert foreign(app) == []


@pytest.mark.parametrize("name", ["one", "word"])
async def test_a_switch_right_after_the_answer_loses_neither(reader: Learner, name: str) -> None:
    reader.stand_at(name)
    app = reader.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "1")
        await pilot.press("enter", "f4")
        await settled(pilot)
        assert app.study.tag == PSEUDO
        assert foreign(app) == []
    assert [item for item, _ in reader.answers()] == [name]


async def test_the_other_languages_answers_are_right_too(reader: Learner) -> None:
    reader.stand_at("gaps")
    app = reader.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", *"beans", "enter", "f4", *"June", "enter")
        assert "✓ ⟦Ríght." in screen_text(app)


async def test_the_language_is_kept_for_the_next_start(reader: Learner) -> None:
    app = reader.app()
    async with app.run_test() as pilot:
        await press(pilot, "l")
    assert reader.saved_settings.language == PSEUDO

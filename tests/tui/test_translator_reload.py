"""A save is on screen, and nothing but the words has changed; a faulty file changes nothing."""

import pytest
from tests.tui.learner import notice_text, press, screen_lines, screen_text
from tests.tui.test_tui_language import QUESTIONS
from tests.tui.translator_desk import Desk, look
from textual.widget import Widget
from textual.widgets import Input, TextArea

from sidos.tui.app import SidosApp
from sidos.tui.screen.session import SessionScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.row_list import RowList


def _is_in_english(app: SidosApp) -> bool:
    """Whether the title bar says so."""
    return "English" in screen_lines(app)[0]


def state(app: object) -> list[object]:
    """Focus, cursors, scrolls, what is typed."""
    screen = getattr(app, "screen")  # noqa: B009 - any app's
    state: list[object] = [screen.focused]
    for widget in screen.query(Widget):
        if isinstance(widget, RowList):
            state.append(widget.cursor)
        if isinstance(widget, Input):
            state += [widget.value, widget.cursor_position]
        if isinstance(widget, TextArea):
            state += [widget.text, widget.cursor_location]
        if isinstance(widget, Body):
            state.append(widget.scroll_y)
    return state


@pytest.mark.parametrize("name", ["one", "gaps"])
async def test_a_half_typed_answer_stays(desk: Desk, name: str) -> None:
    desk.learner.stand_at(name)
    app = desk.preview()
    async with app.run_test() as pilot:
        await press(pilot, "q", *QUESTIONS[name][0])
        assert isinstance(app.screen, SessionScreen)
        before, visit, item = state(app), app.screen.session.visit, app.screen.session.station
        prompt = getattr(item, "prompt").split("{")[0].strip()  # noqa: B009 - pages have none
        assert f"{prompt}" in desk.course.read_text("utf-8")

        desk.save(desk.course, {f'msgstr "{prompt}': f'msgstr "QWXZ {prompt}'})
        await look(pilot)

        assert "QWXZ" in screen_text(app)
        assert state(app) == before
        assert app.screen.session.visit == visit


async def test_every_screen_beneath_has_the_new_words(desk: Desk) -> None:
    app = desk.preview()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "g")
        desk.save(desk.course, {'"Sóíl"': '"QWXZ"'})
        words = {'msgstr "Sanasto"': 'msgstr "SNST"', 'msgstr "Kertaus"': 'msgstr "KRTS"'}
        desk.save(desk.interface, words)
        await look(pilot)

        assert "SNST" in screen_lines(app)[0]
        await press(pilot, "escape")
        assert "QWXZ" in screen_lines(app)[0]
        await press(pilot, "escape")
        assert "QWXZ" in screen_text(app)
        assert "KRTS" in screen_text(app)


async def test_a_place_scrolled_to_and_a_palette_typed_into(desk: Desk) -> None:
    app = desk.preview()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "j", "j", "ctrl+p", "x")
        before = state(app)
        desk.save(desk.interface, {"Näillä sanoilla ei": "QWXZ ei"})
        await look(pilot)

        assert "QWXZ" in screen_text(app)
        assert state(app) == before
        await press(pilot, "escape")
        assert app.screen.query_one(Body).scroll_y == 2


async def test_emptied_and_outdated_texts_fall_back(desk: Desk) -> None:
    app = desk.preview()
    async with app.run_test() as pilot:
        await press(pilot, "q")
        prompt = getattr(app.screen, "session").station.prompt  # noqa: B009
        entry = f'msgstr "{prompt}"'
        desk.save(desk.course, {entry: 'msgstr ""'})
        await look(pilot)
        assert prompt not in screen_text(app)
        assert _is_in_english(app)

        desk.save(desk.course, {'msgctxt "soil/one/prompt"': '#, fuzzy\nmsgctxt "soil/one/prompt"'})
        desk.save(
            desk.course,
            {'msgstr ""\n\n': f"{entry}\n\n"},
        )
        await look(pilot)
        assert _is_in_english(app)


async def test_a_file_half_written_is_reported_and_waited_for(desk: Desk) -> None:
    app = desk.preview()
    async with app.run_test(notifications=True, size=(100, 30)) as pilot:
        await press(pilot, "enter")
        before = screen_lines(app)[:10]
        whole = desk.course.read_text("utf-8")
        desk.course.write_text(whole[: whole.rindex('"') - 3], "utf-8")
        await look(pilot)

        assert "lainausmerkit" in screen_text(app).casefold()
        assert screen_lines(app)[:10] == before
        desk.course.write_text("", "utf-8")
        await look(pilot)
        assert screen_lines(app)[:10] == before

        desk.course.write_text(whole.replace('"Sóíl"', '"QWXZ"'), "utf-8")
        await look(pilot)
        assert "QWXZ" in screen_lines(app)[0]
        assert "lainausmerkit" not in screen_text(app).casefold()


async def test_a_lesson_saved_is_on_screen_and_a_faulty_one_is_reported(desk: Desk) -> None:
    desk.learner.tag = "en"
    app = desk.preview()
    async with app.run_test(notifications=True, size=(100, 30)) as pilot:
        await press(pilot, "enter", "right", "1")
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        visit, whole = screen.session.visit, desk.lesson.read_text("utf-8")
        desk.lesson.write_text(whole.replace("type: choice", "type: chioce"), "utf-8")
        await look(pilot)
        assert f"soil.yaml:{desk.line_of(desk.lesson, 'chioce')}" in notice_text(app)
        desk.save(desk.interface, {'msgstr "Kertaus"': 'msgstr "QWXZ"'})
        await look(pilot)  # the lesson can't be read just now, and isn't
        assert "What makes soil dark?" in screen_text(app)

        desk.lesson.write_text(whole.replace("What makes soil", "QWXZ"), "utf-8")
        await look(pilot)
        assert "QWXZ dark?" in screen_text(app)
        assert screen.session.visit == visit

        desk.lesson.write_text(whole.replace("type: choice", "type: multi"), "utf-8")
        await look(pilot)
        assert "[ ] 2" in screen_text(app)
        await press(pilot, "2")
        assert screen.session.visit.draft == ("humus",)

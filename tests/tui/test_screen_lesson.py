"""A lesson: read, answered on the way, left and taken up again."""

import pytest
from tests.tui.learner import Learner, click, place_of, press, screen_lines, screen_text, settled
from textual.geometry import Offset

from sidos.engine.session import Kind
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.session import SessionScreen
from sidos.tui.screen.session_kinds import LessonScreen, QuizScreen
from sidos.tui.widget.body import Body


async def test_a_lesson_is_walked_to_its_end_and_on_to_the_quiz(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "enter")
        assert "What makes soil dark?" in screen_text(app)
        await press(pilot, "1", "enter")
        drawn_text = screen_text(app)
        assert "✗ Not quite." in drawn_text
        assert "✗ Rain that has dried ← your answer Rain leaves no colour." in drawn_text
        assert "✓ Leaves that have rotted They turn into humus." in drawn_text
        assert "Dark soil is old leaves." in drawn_text
        assert "§ Soil lives: claim, the diary, paragraphs 5–7" in drawn_text
        await press(pilot, "enter")
        assert "Now a few questions." in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, QuizScreen)
    assert learner.answers() == [("lives", "wrong")]


async def test_a_lesson_without_a_quiz_ends_at_home(learner: Learner) -> None:
    app = learner.app("garden/weeds")
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    assert learner.study().store.session("garden/weeds", Kind.LESSON) is None


async def test_a_finished_lesson_begins_again(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "2", "enter", "enter", "enter", "escape")
        assert isinstance(app.screen, HomeScreen)
    study = learner.study()
    assert study.store.session("garden/soil", Kind.LESSON) is None
    assert study.open("garden/soil", Kind.LESSON).session.at == 0


async def test_arrows_turn_pages_back_and_forth(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right")
        assert "What makes soil dark?" in screen_text(app)
        await press(pilot, "right")
        assert "Now a few questions." in screen_text(app)
        await press(pilot, "left", "left")
        assert "as neighbours say" in screen_text(app)
        assert "Back" not in screen_lines(app)[-1]
        await press(pilot, "left")
        assert "as neighbours say" in screen_text(app)


async def test_space_reads_on_by_the_screenful_and_then_turns_the_page(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "space")
        assert app.screen.query_one(Body).scroll_y > 0
        assert "throws out the next summer" in screen_text(app)
        await press(pilot, "space")
        assert "What makes soil dark?" in screen_text(app)


async def test_j_k_and_the_ends_scroll(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        body = app.screen.query_one(Body)
        for key, line in (("j", 1), ("down", 2), ("k", 1), ("end", body.max_scroll_y), ("home", 0)):
            await press(pilot, key)
            assert body.scroll_y == line, key


async def test_hints_come_one_by_one(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "h")
        assert "Hint: Look up in October." in screen_text(app)
        assert "Then look down." not in screen_text(app)
        assert "h Hint" in screen_text(app)
        await press(pilot, "h")
        assert "Hint: Then look down." in screen_text(app)
        assert "h Hint" not in screen_text(app)


async def test_a_shows_the_answer(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "a")
        assert "→ Here is the answer." in screen_text(app)
        assert "They turn into humus." in screen_text(app)
    assert learner.answers() == [("lives", "shown")]


async def test_u_takes_the_last_change_back(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "1", "2")
        assert "(•) 2" in screen_text(app)
        await press(pilot, "u")
        assert "(•) 1" in screen_text(app)
        await press(pilot, "u")
        assert "(•)" not in screen_text(app)
        assert "u Undo" not in screen_text(app)


@pytest.mark.parametrize("leaving", ["escape", "ctrl+q"])
async def test_the_place_in_a_page_is_kept(learner: Learner, leaving: str) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "j", "j", "j", leaving)
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        assert isinstance(app.screen, LessonScreen)
        assert app.screen.query_one(Body).scroll_y == 3


async def test_a_terminal_closed_in_the_middle_keeps_the_place(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "j", "j")
        await app.action_quit()  # what SIGHUP and SIGTERM do
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        await settled(pilot)
        assert app.screen.query_one(Body).scroll_y == 2


async def test_the_mouse_answers(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await click(pilot, "Enter Next")
        await click(pilot, "Leaves that have rotted")
        assert "(•) 2" in screen_text(app)
        await click(pilot, "[ Answer ]")
        assert "✓ Right." in screen_text(app)
        await click(pilot, "Next")
        assert "Now a few questions." in screen_text(app)
        await click(pilot, "Esc Close")
        assert isinstance(app.screen, HomeScreen)


async def test_an_empty_answer_says_so_and_does_nothing(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "enter")
        assert "You haven’t answered yet." in screen_text(app)
        await press(pilot, "h")
        assert "You haven’t answered yet." not in screen_text(app)
    assert learner.answers() == []


async def test_two_languages_stand_side_by_side(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "enter", "p")
        (line,) = [line for line in screen_lines(app) if "as neighbours say" in line]
        assert "Maa on enimmäkseen kärsivällisyyttä" in line
        left, right = place_of(app, "• sand"), place_of(app, "• hiekkaa")
        assert left[1] == right[1]
        await press(pilot, "p")
        assert "hiekkaa" not in screen_text(app)


async def test_in_a_narrow_place_the_languages_take_turns(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "p")
        assert "• hiekkaa" in screen_text(app)
        assert "• sand" not in screen_text(app)
        await press(pilot, "p")
        assert "• sand" in screen_text(app)


async def test_the_hardware_cursor_follows_page_and_rows(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert app.cursor_position == Offset(2, 2)
        await press(pilot, "right")
        for key, row in (("down", "Leaves that"), ("up", "Rain that")):
            await press(pilot, key)
            assert app.cursor_position.y == place_of(app, row)[1]
        await press(pilot, "tab")
        assert app.cursor_position.y == place_of(app, "[ Answer ]")[1]
        await press(pilot, "question_mark", "escape")
        assert app.cursor_position.y == place_of(app, "[ Answer ]")[1]


async def test_a_verdict_is_on_disk_before_it_is_shown(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "2", "enter")
        assert isinstance(app.screen, SessionScreen)
        assert "✓ Right." in screen_text(app)
        assert learner.answers() == [("lives", "right")]

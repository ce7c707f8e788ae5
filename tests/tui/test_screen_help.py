"""Help and palette: every command that works, from one declaration; Ctrl+C and the bar."""

from tests.tui.learner import Learner, click, press, screen_lines, screen_text, settled
from textual.widgets import OptionList

from sidos.store.settings import Settings
from sidos.tui.app import SidosApp
from sidos.tui.command import COMMANDS
from sidos.tui.screen.help import HelpScreen
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.letters import LettersScreen
from sidos.tui.screen.palette import PaletteScreen
from sidos.tui.screen.session_kinds import LessonScreen


async def test_help_lists_the_keys_that_work_beneath(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(80, 36)) as pilot:
        await press(pilot, "enter", "right", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        drawn_text = screen_text(app)
        assert "sidos teaches in short lessons." in drawn_text
        for row in ("Enter Submit your answer.", "h F3 Show a hint.", "1–9 Pick by number."):
            assert row in drawn_text, row
        await press(pilot, "question_mark", "escape")
        assert isinstance(app.screen, LessonScreen)


async def test_help_follows_keys_of_ones_own(learner: Learner) -> None:
    learner.settings = Settings(keys={"quit": "ctrl+x"})
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")
        assert "Ctrl+X Quit. You can carry on later." in screen_text(app)


async def test_help_scrolls_in_a_small_window(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "enter", "right", "question_mark", "end")
        assert COMMANDS["quit"].help in screen_text(app)
        await press(pilot, "k", "j", "home")
        assert "sidos teaches" in screen_text(app)


async def test_the_palette_finds_a_command_by_its_words(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        assert "Pick by number." not in screen_text(app)
        await press(pilot, *"theme")
        drawn_text = screen_text(app)
        assert "Change language, theme and quizzes." in drawn_text
        await press(pilot, "enter")
        assert "Settings" in screen_lines(app)[0]


async def test_the_palette_moves_closes_and_says_when_nothing_fits(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p", "down", "down", "up", *"xyz")
        assert "No command matches these words." in screen_text(app)
        await press(pilot, "enter", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "ctrl+p")
        await click(pilot, "Go straight to")
        assert "Quiz: Soil" in screen_text(app)


async def test_the_palette_works_where_letters_are_typed(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "h", "ctrl+p", *"language", "enter")
        assert app.study.tag == "fi"
        assert learner.saved_visit() == "h"


async def test_letters_are_offered_in_any_language(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "q", "f2")
        assert isinstance(app.screen, LettersScreen)
        await press(pilot, "l")
        assert app.study.tag == "fi"
        await press(pilot, "2")
        assert "Miksi lahonnutta lehteä sanotaan?" in screen_text(app)
    assert learner.saved_visit() == "ä"


async def test_ctrl_c_says_how_to_leave(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "ctrl+c")
        drawn_text = screen_text(app).replace("▌ ", "")
        assert "Press Ctrl+Q to quit. You can carry on later." in drawn_text


async def test_the_bar_of_home_at_sixty_columns(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(60, 20)) as pilot:
        await settled(pilot)
        bar = _bar(app)
        assert bar[0] == "Enter Open"
        assert {"q Quiz", "s Settings"} < {*bar}
        assert bar[-2:] == ["? Help", "^q Quit"]
        await click(pilot, "Settings")
        assert "Settings" in screen_lines(app)[0]


async def test_the_bar_begins_with_what_goes_on(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        assert _bar(app)[:2] == ["Enter Next", "Esc Close"]
        await press(pilot, "right")
        assert _bar(app)[:4] == ["Enter Answer", "Space Pick", "h Hint", "a Show answer"]
        assert _bar(app)[-2:] == ["? Help", "^q Quit"]


async def test_the_bar_shows_function_keys_where_letters_are_typed(learner: Learner) -> None:
    learner.stand_at("word")
    app = learner.app()
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "q")
        bar = _bar(app)
        assert bar[:4] == ["Enter Answer", "F2 å ä ö", "F6 Show answer", "Esc Close"]
        assert bar[-2:] == ["F10 Help", "^q Quit"]
        assert all(len(label.split()[0]) > 1 for label in bar)


def _bar(app: SidosApp) -> list[str]:
    return [piece for piece in screen_lines(app)[-1].strip().split("  ") if piece]


async def test_the_palette_runs_one_command_however_fast_the_keys(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "ctrl+p", *"help")
        listed = app.screen.query_one(OptionList)
        listed.action_select()
        listed.action_select()
        await settled(pilot)
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)

"""Settings: each takes effect at once, is kept, and is there at the next start."""

from tests.tui.learner import Learner, click, press, screen_lines, screen_text, settled

from sidos.model.attempt import Flow
from sidos.store.settings import Settings
from sidos.tui.screen.home import HomeScreen
from sidos.tui.screen.session_kinds import QuizScreen
from sidos.tui.screen.settings import SettingsScreen


async def test_every_setting_is_changed_and_kept(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "down", "right")
        assert app.theme == "sidos-light"
        await press(pilot, "down", "enter", "j", "space", "down", "right", "down", "left")
        assert app.animation_level == "full"
        assert learner.saved_settings == Settings(
            theme="sidos-light", flow=Flow.END, certainty=True, parallel=True, animations=True
        )
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, QuizScreen)
        assert app.screen.session.flow is Flow.END
        assert app.screen.session.certainty
    learner.settings = learner.saved_settings
    app = learner.app()
    async with app.run_test() as pilot:
        assert app.theme == "sidos-light"


async def test_the_language_is_changed_from_the_list(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        assert "‹ English ›" in screen_text(app)
        await press(pilot, "right")
        assert "‹ suomi ›" in screen_text(app)
        assert learner.saved_settings.language == "fi"
        await press(pilot, "left")
        assert "‹ English ›" in screen_text(app)


async def test_the_mouse_changes_a_setting(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        await click(pilot, "dark")
        assert app.theme == "sidos-dark"
        await click(pilot, "dark")
        assert app.theme == "sidos-light"


async def test_the_hardware_cursor_follows(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "s", "down", "down")
        lines = screen_lines(app)
        assert "Feedback in a quiz" in lines[app.cursor_position.y]


async def test_keys_may_be_others(learner: Learner) -> None:
    learner.settings = Settings(keys={"language": "f9", "settings": "o,f7"})
    app = learner.app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert "o Settings F9 Language" in screen_text(app)
        await press(pilot, "l", "s")
        assert isinstance(app.screen, HomeScreen)
        assert app.study.tag == "en"
        await press(pilot, "f9")
        assert app.study.tag == "fi"
        await press(pilot, "f7")
        assert isinstance(app.screen, SettingsScreen)


async def test_settings_that_can_not_be_written_hold_for_now(learner: Learner) -> None:
    (learner.home / "file").touch()
    (learner.home / "settings.json").symlink_to(learner.home / "file" / "settings.json")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "s", "down", "right")
        assert app.theme == "sidos-light"
        drawn_text = screen_text(app)
        assert "so your changes last only until you quit." in drawn_text
        assert "Everything is saved at once." not in drawn_text


async def test_a_theme_that_is_gone_is_dark(learner: Learner) -> None:
    learner.settings = Settings(theme="dracula")
    app = learner.app()
    async with app.run_test() as pilot:
        await press(pilot, "s")
        assert app.theme == "sidos-dark"
        await press(pilot, "down", "right")
        assert app.theme in {"sidos-dark", "sidos-light"}

"""The settings: a value that doesn't fit beside its name is below it, and nothing is cut."""

from tests.tui.learner import Learner, click, press, screen_lines

from sidos.tui.screen.settings import SettingsScreen


async def test_a_long_value_is_whole_in_a_narrow_window(learner: Learner) -> None:
    learner.tag = "fi"
    app = learner.app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "s", "down", "down", "right", "right")
        assert isinstance(app.screen, SettingsScreen)
        lines = [line.strip() for line in screen_lines(app)]
        at = lines.index("› Palaute testissä")
        assert lines[at + 1] == "‹ heti, ja saat yrittää uudelleen ›"
        await press(pilot, "down")
        assert app.cursor_position.y == at + 2
        await click(pilot, "yrittää uudelleen")
        assert app.cursor_position.y == at

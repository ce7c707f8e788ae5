"""The settings: a value that doesn't fit beside its name is below it, and nothing is cut."""

from tests.tui.learner import Learner, click, press, screen_lines, settled

from sidos.tui.widget.setting_list import SettingList, SettingRow

LONG = "a value that is too long for this line"


async def test_a_long_value_is_whole_in_a_narrow_window(learner: Learner) -> None:
    app = learner.app()
    async with app.run_test(size=(60, 20)) as pilot:
        await press(pilot, "s")
        rows = [SettingRow("one", "A setting with a name", LONG), SettingRow("two", "Two", "on")]
        app.screen.query_one(SettingList).show(rows)
        await settled(pilot)
        lines = [line.strip() for line in screen_lines(app)]
        at = lines.index("› A setting with a name")
        assert lines[at + 1] == f"‹ {LONG} ›"
        await press(pilot, "down")
        assert app.cursor_position.y == at + 2
        await click(pilot, LONG)
        assert app.cursor_position.y == at

"""Settings: every value of every row, and a disk that doesn't take them."""

from functools import partial
from typing import TYPE_CHECKING

from sidos.tui.screen.language import LanguageScreen
from sidos.tui.screen.settings import SettingsScreen
from sidos.tui.tour.stop import Stop, study_of, top_screen
from sidos.tui.widget.setting_list import SettingList

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

_AFTER_LANGUAGE = 5  # rows


async def _settings(app: "SidosApp", changes: int) -> None:
    """Every row but the language's changed as often."""
    app.open_settings()
    rows = (await top_screen(app, SettingsScreen)).query_one(SettingList)
    for _ in range(_AFTER_LANGUAGE if changes else 0):
        rows.action_move(1)
        for _ in range(changes):
            rows.action_change(1)


async def _unsaved(app: "SidosApp") -> None:
    study_of(app).unsaved_settings()
    await _settings(app, 1)


async def _languages(app: "SidosApp") -> None:
    app.open_languages()
    await top_screen(app, LanguageScreen)


STOPS = (
    Stop("settings", partial(_settings, changes=0)),
    Stop("settings/changed", partial(_settings, changes=1)),
    Stop("settings/changed-twice", partial(_settings, changes=2)),
    Stop("settings/unsaved", _unsaved),
    Stop("settings/languages", _languages),
)

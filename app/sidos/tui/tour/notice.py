"""Notices over a screen, and a lesson that can't be opened."""

from typing import TYPE_CHECKING

from sidos.engine.session import Kind
from sidos.store.store import StoreFault, StoreTrouble
from sidos.tui.screen.mistakes import MistakesScreen
from sidos.tui.tour.course import BARE, TORN
from sidos.tui.tour.stop import Stop, ready, study_of, top_screen

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp


async def _ctrl_c(app: "SidosApp") -> None:
    app.action_help_quit()
    await ready(app)


async def _no_shell(app: "SidosApp") -> None:
    app.warn_no_shell()
    await ready(app)


async def _no_quiz(app: "SidosApp") -> None:
    app.open_lesson(BARE, Kind.QUIZ)
    await ready(app)


async def _torn(app: "SidosApp") -> None:
    app.open_lesson(TORN, Kind.LESSON)
    await top_screen(app, MistakesScreen)


async def _full_disk(app: "SidosApp") -> None:
    app.warn(StoreTrouble(StoreFault.FULL, str(study_of(app).store.path)).message)
    await ready(app)


STOPS = (
    Stop("mistakes", _torn),
    Stop("notice/ctrl-c", _ctrl_c),
    Stop("notice/no-shell", _no_shell),
    Stop("notice/no-quiz", _no_quiz),
    Stop("notice/full", _full_disk),
)

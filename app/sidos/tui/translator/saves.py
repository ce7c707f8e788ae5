"""What is saved in the files behind the screens is on screen at once, and nothing but the words
changes; of a file that is faulty, one is told where, and the old texts stay."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.worker import get_current_worker

from sidos.model.message import N_, Message
from sidos.tui.translator.live_texts import LiveTexts, SaveOutcome

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

_REST = 0.03  # seconds for which a file is as it is, before it counts as saved
_TRIES = 10


class Saves:
    """Of the files of `live`. `redrawn` is called after every screen was worded anew."""

    def __init__(self, app: "SidosApp", live: LiveTexts, redrawn: Callable[[], None]) -> None:
        self._app = app
        self._live = live
        self._redrawn = redrawn
        self._told_fault = False
        self._unindexed = False
        self._reading = asyncio.Lock()

    def tick(self) -> bool:
        """Look whether anything was saved; what it takes is done in the background."""
        saved = self._live.watch.look()
        if not saved and not self._live.watch.moving:
            return False
        self._app.run_worker(self._take(saved), group="translator")
        return True

    async def warm(self) -> None:
        """Read the files now, so that the first save costs no more than the next."""
        async with self._reading:
            await asyncio.to_thread(self._live.warm)

    async def look(self) -> None:
        """Put on screen what was saved since the last look."""
        await self._take(self._live.watch.look())

    async def _take(self, saved: Sequence[Path]) -> None:
        paths = [*saved]
        async with self._reading:
            for _ in range(_TRIES):
                if not self._live.watch.moving:
                    break
                await asyncio.sleep(_REST)
                paths += self._live.watch.look()
            if not paths:
                return
            result = await asyncio.to_thread(self._live.read, paths)
            self._tell(result)
            if result.texts or result.lessons:
                await self._redraw(lessons=result.lessons)

    def _tell(self, result: SaveOutcome) -> None:
        if self._told_fault:
            self._app.clear_notifications()
        self._told_fault = bool(result.faults)
        for fault in result.faults:
            text = N_(
                "{place}: {fault} The old texts stay until the file is saved without mistakes."
            )
            values: dict[str, str | int] = {
                "place": fault.place,
                "fault": self._app.study.translator.say(fault.message),
            }
            self._app.warn(Message(text, values))

    async def _redraw(self, *, lessons: bool) -> None:
        """Word every screen anew; a question that is another one now gets a field of its own."""
        from sidos.tui.screen.session import SessionScreen

        app = self._app
        sessions = [each for each in app.screen_stack if isinstance(each, SessionScreen)]
        before = [_shape(each) for each in sessions]
        app.study.reload_translations(self._live.faulty_lessons)
        app.retranslate()
        if lessons:
            for screen, shape in zip(sessions, before, strict=True):
                if _shape(screen) != shape:
                    await screen.draw()
        self._redrawn()
        self._unindexed = True
        self.index()

    def index(self) -> None:
        """What is searched is read anew only for one who searches: it takes seconds."""
        from sidos.tui.screen.search import SearchScreen

        app = self._app
        if self._unindexed and any(isinstance(each, SearchScreen) for each in app.screen_stack):
            self._unindexed = False

            def told() -> None:
                app.post_message(app.Indexed())

            def work() -> None:
                worker = get_current_worker()
                app.study.search.update(told, lambda: worker.is_cancelled)

            app.run_worker(work, thread=True, group="translator")


def _shape(screen: Widget) -> object:
    """What of a question its field is made for."""
    from sidos.content.text import units
    from sidos.tui.screen.session import SessionScreen

    if not isinstance(screen, SessionScreen) or screen.session.finished:
        return None
    station = screen.session.station
    return type(station), tuple(unit.context for unit in units(station, ""))

"""Saves of the files behind the screens are on screen at once, and nothing but the texts changes; a
faulty file is reported with its line, and the old texts stay."""

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

_REST = 0.03  # seconds without a change before a file counts as saved
_TRIES = 10


class Saves:
    """Of the files of `live`. `redrawn` is called after every screen was redrawn."""

    def __init__(self, app: "SidosApp", live: LiveTexts, redrawn: Callable[[], None]) -> None:
        self._app = app
        self._live = live
        self._redrawn = redrawn
        self._fault_reported = False
        self._unindexed = False
        self._reading = asyncio.Lock()

    def tick(self) -> bool:
        """Look for saved files; they are read in the background."""
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
            self._report(result)
            if result.texts or result.lessons:
                await self._redraw(lessons=result.lessons)

    def _report(self, result: SaveOutcome) -> None:
        if self._fault_reported:
            self._app.clear_notifications()
        self._fault_reported = bool(result.faults)
        for fault in result.faults:
            sentence = N_(
                "{place}: {fault} The old texts stay until the file is saved without mistakes."
            )
            values: dict[str, str | int] = {
                "place": fault.place,
                "fault": self._app.study.translator.say(fault.message),
            }
            self._app.warn(Message(sentence, values))

    async def _redraw(self, *, lessons: bool) -> None:
        """Redraw every screen; a changed question gets a new field."""
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
        """Update the search index only while the search is open: it takes seconds."""
        from sidos.tui.screen.search import SearchScreen

        app = self._app
        if self._unindexed and any(isinstance(each, SearchScreen) for each in app.screen_stack):
            self._unindexed = False

            def post_indexed() -> None:
                app.post_message(app.Indexed())

            def work() -> None:
                worker = get_current_worker()
                app.study.search.update(post_indexed, lambda: worker.is_cancelled)

            app.run_worker(work, thread=True, group="translator")


def _shape(screen: Widget) -> object:
    """The parts of a question that its field depends on."""
    from sidos.content.text import units
    from sidos.tui.screen.session import SessionScreen

    if not isinstance(screen, SessionScreen) or screen.session.finished:
        return None
    station = screen.session.station
    return type(station), tuple(unit.context for unit in units(station, ""))

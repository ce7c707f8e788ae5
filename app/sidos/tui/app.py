"""The app: its start, what follows the first frame, settings, and leaving. Screens do the rest."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual import on
from textual.binding import BindingType
from textual.events import Resize
from textual.message import Message as TextualMessage

from sidos.model.message import Message
from sidos.study.study import Study
from sidos.tui.command import bindings
from sidos.tui.navigation import NavigatingApp
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.home import HomeScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from sidos.i18n.translator import Translator
    from sidos.store.settings import Settings
    from sidos.store.trouble import StoreFault
    from sidos.tui.navigator import Navigator
    from sidos.tui.translator.mode import TranslatorMode


class SidosApp(NavigatingApp):
    """`leave`, where given, ends the process once the terminal is restored, which is faster than
    closing everything. Without `tracebacks`, only the return code shows an unexpected error."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("languages", "translator", hidden=("languages", "translator"))
    ]

    class Indexed(TextualMessage):
        """More can be found by searching."""

    def __init__(
        self,
        study: Study,
        *,
        lesson: str | None = None,
        problem: Message | None = None,
        leave: Callable[[], None] | None = None,
        tracebacks: bool = True,
    ) -> None:
        super().__init__(study.settings)
        if not tracebacks:
            self.error_console = Console(quiet=True)
        self.study = study
        self._first_lesson = lesson
        self.problem = problem
        self._leave = leave
        self._warned: StoreFault | None = None
        self.translator_mode: TranslatorMode | None = None

    @property
    def text(self) -> "Translator":
        """The texts of the interface in the language on screen."""
        return self.study.translator

    def on_mount(self) -> None:
        """Open the requested lesson; do the rest of the start after the first frame."""
        if self._first_lesson is not None:
            from sidos.engine.session import Kind

            self.open_lesson(self._first_lesson, Kind.LESSON)
        self.fit(self.size)
        self.call_after_refresh(self._finish_start)

    def on_resize(self, event: Resize) -> None:
        """Show a message while the window is too small."""
        self.fit(event.size)

    def _finish_start(self) -> None:
        from textual.worker import get_current_worker

        from sidos.tui.background_start import finish_start

        def work() -> None:
            worker = get_current_worker()
            stopped = lambda: worker.is_cancelled  # noqa: E731
            finish_start(self.study, self._refreshed, self._checked, self._indexed, stopped)
            if worker.is_cancelled:
                self.study.search.close()

        self.run_worker(work, thread=True)

    def _refreshed(self) -> None:
        """Redraw home: lesson files have changed. Called in a thread."""
        self.call_from_thread(self._redraw_home)

    def _checked(self) -> None:
        """The answers have been looked over: say what was found. Called in a thread."""
        if self.study.store.trouble or self.study.store.loss:
            self.call_from_thread(self._redraw_home)
            self.call_from_thread(self.show_saving)

    def _indexed(self) -> None:
        """Let screens search again: more is indexed. Called in a thread."""
        self.post_message(self.Indexed())

    @on(Indexed)
    def _fill_in(self) -> None:
        for screen in self.screen_stack:
            fill_in = getattr(screen, "fill_in", None)
            if fill_in is not None:
                fill_in()

    def on_unmount(self) -> None:
        """Close the search index."""
        self.study.search.close()

    def _redraw_home(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_outline()
                screen.show_trouble()

    def change_settings(self, settings: "Settings") -> None:
        """Save other settings and apply them at once."""
        self.study.change_settings(settings)
        self.apply_settings(settings)

    def trouble(self) -> Message | None:
        """The first problem with the learner's files or with translations, if any."""
        store = self.study.store.trouble or self.study.store.loss
        problem = store.message if store is not None else self.problem
        return problem or next(iter(self.study.locales.problems()), None)

    def show_saving(self) -> None:
        """Show on the screen whether answers wait to be saved, and say why when that begins."""
        trouble = self.study.store.trouble
        fault = trouble.fault if trouble is not None else None
        screen = self.screen
        if trouble is not None and fault is not self._warned and not isinstance(screen, HomeScreen):
            self.warn(trouble.message)
        self._warned = fault
        if isinstance(screen, SidosScreen):
            screen.show_saving()

    def switch_language(self, tag: str) -> None:
        """Redraw every screen in the language `tag`."""
        self.study.switch(tag)
        self.retranslate()

    def screen_resumed(self, screen: "Screen[None]") -> None:
        """Show a translator the texts of the screen that is on top now."""
        if self.translator_mode is not None:
            self.translator_mode.follow(screen)

    async def action_translator(self) -> None:
        """Open the translator's panel, or go to its next text."""
        from sidos.tui.translator.mode import mode_of

        await mode_of(self).pressed()

    def action_language(self) -> None:
        """Switch to the next language."""
        self.switch_language(self.study.next_language())

    def action_languages(self) -> None:
        """Show the languages to choose from."""
        self.open_languages()

    async def action_quit(self) -> None:
        """Save the open sessions and leave."""
        for screen in self.screen_stack:
            save = getattr(screen, "save", None)
            if save is not None:
                await save()
        if self._leave is None or os.name != "posix":
            self.exit()
            return
        from sidos.tui.driver import LeavingDriver

        LeavingDriver.leaving = True
        with self.suspend():
            self._leave()


if TYPE_CHECKING:

    def _navigator(app: SidosApp) -> Navigator:
        """Let the type checker prove that the app is a navigator."""
        return app

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
from sidos.tui.screen.home import HomeScreen

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.screen import Screen

    from sidos.i18n.translator import Translator
    from sidos.store.settings import Settings
    from sidos.tui.navigator import Navigator
    from sidos.tui.translator.mode import TranslatorMode


class SidosApp(NavigatingApp):
    """`leave`, where given, is called once the terminal is restored, instead of a slow
    dismantling of everything: it ends the process. Without `tracebacks`, only the return code
    tells of an error that nobody foresaw."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("languages", "translator", hidden=("languages", "translator"))
    ]

    class Indexed(TextualMessage):
        """There is more to be found by searching."""

    def __init__(
        self,
        study: Study,
        *,
        lesson: str | None = None,
        problem: Message | None = None,
        leave: Callable[[], None] | None = None,
        tracebacks: bool = True,
    ) -> None:
        super().__init__(study.settings, _leaving_driver() if leave else None)
        if not tracebacks:
            self.error_console = Console(quiet=True)
        self.study = study
        self._first_lesson = lesson
        self.problem = problem
        self._leave = leave
        self.translator_mode: TranslatorMode | None = None

    @property
    def text(self) -> "Translator":
        """The words of the interface in the language on screen."""
        return self.study.translator

    def on_mount(self) -> None:
        """Open the lesson asked for; do what can wait after the first frame."""
        if self._first_lesson is not None:
            from sidos.engine.session import Kind

            self.open_lesson(self._first_lesson, Kind.LESSON)
        self.fit(self.size)
        self.call_after_refresh(self._settle)

    def on_resize(self, event: Resize) -> None:
        """Say so where the window has become too small; take that away when it has grown."""
        self.fit(event.size)

    def _settle(self) -> None:
        from textual.worker import get_current_worker

        from sidos.tui.background_start import settle

        def work() -> None:
            worker = get_current_worker()
            settle(self.study, self._refreshed, self._indexed, lambda: worker.is_cancelled)
            if worker.is_cancelled:
                self.study.search.close()

        self.run_worker(work, thread=True)

    def _refreshed(self) -> None:
        """Lesson files have changed since the last time: draw home anew."""
        self.call_from_thread(self._redraw_home)

    def _indexed(self) -> None:
        """More can be found now. Called in a thread."""
        self.post_message(self.Indexed())

    @on(Indexed)
    def _fill_in(self) -> None:
        for screen in self.screen_stack:
            fill_in = getattr(screen, "fill_in", None)
            if fill_in is not None:
                fill_in()

    def on_unmount(self) -> None:
        """Close what was opened beside the study's own files."""
        self.study.search.close()

    def _redraw_home(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.show_outline()

    def change_settings(self, settings: "Settings") -> None:
        """Keep other settings and follow them at once."""
        self.study.change_settings(settings)
        self.follow(settings)

    def trouble(self) -> Message | None:
        """What is wrong with the learner's files or with translations, if anything."""
        store = self.study.store.trouble
        wrong = store.message if store is not None else self.problem
        return wrong or next(iter(self.study.locales.problems()), None)

    def switch_language(self, tag: str) -> None:
        """Redraw every screen in the language `tag`."""
        self.study.switch(tag)
        self.retranslate()

    def screen_resumed(self, screen: "Screen[None]") -> None:
        """A translator sees the texts of the screen that is on top now."""
        if self.translator_mode is not None:
            self.translator_mode.follow(screen)

    async def action_translator(self) -> None:
        """Show the texts on screen with their sources, or go on to the next of them."""
        from sidos.tui.translator.mode import mode_of

        await mode_of(self).pressed()

    def action_language(self) -> None:
        """Switch to the next language."""
        self.switch_language(self.study.next_language())

    def action_languages(self) -> None:
        """Show the languages to choose from."""
        self.open_languages()

    async def action_quit(self) -> None:
        """Leave; what is to be kept is kept first."""
        for screen in self.screen_stack:
            keep = getattr(screen, "keep", None)
            if keep is not None:
                await keep()
        if self._leave is None or os.name != "posix":
            self.exit()
            return
        from sidos.tui.driver import LeavingDriver

        LeavingDriver.leaving = True
        with self.suspend():
            self._leave()


def _leaving_driver() -> "type[Driver] | None":
    if os.name != "posix":
        return None
    from sidos.tui.driver import LeavingDriver

    return LeavingDriver


if TYPE_CHECKING:

    def _navigator(app: SidosApp) -> Navigator:
        """The app is what screens take it for: the type checker looks."""
        return app

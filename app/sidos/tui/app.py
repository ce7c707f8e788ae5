"""The app: themes, the first screen, and the ways between screens. Screens do the rest."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console
from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message as TextualMessage

from sidos.model.message import N_, Message
from sidos.study.study import Study
from sidos.tui.command import bindings
from sidos.tui.key_name import key_name
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.home import HomeScreen
from sidos.tui.text import plain
from sidos.tui.theme import THEMES

if TYPE_CHECKING:
    from textual.driver import Driver
    from textual.geometry import Size
    from textual.screen import Screen

    from sidos.engine.session import Kind
    from sidos.store.settings import Settings
    from sidos.tui.translator.mode import TranslatorMode


class SidosApp(App[None]):
    """`leave`, where given, is called once the terminal is restored, instead of a slow
    dismantling of everything: it ends the process. Without `tracebacks`, only the return code
    tells of an error that nobody foresaw."""

    TITLE = "sidos"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("quit", "languages", "translator", hidden=("languages", "translator"))
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
        super().__init__(driver_class=_leaving_driver() if leave else None)
        if not tracebacks:
            self.error_console = Console(quiet=True)
        self.study = study
        self._first_lesson = lesson
        self.problem = problem
        self._leave = leave
        self.translator_mode: TranslatorMode | None = None
        for theme in THEMES.values():
            self.register_theme(theme)
        self.follow(study.settings)
        if study.settings.keys:
            self.set_keymap(dict(study.settings.keys))

    def get_default_screen(self) -> "Screen[None]":
        """Home."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Open the lesson asked for; do what can wait after the first frame."""
        if self._first_lesson is not None:
            from sidos.engine.session import Kind

            self.open_lesson(self._first_lesson, Kind.LESSON)
        self._fit(self.size)
        self.call_after_refresh(self._settle)

    def on_resize(self, event: Resize) -> None:
        """Say so where the window has become too small; take that away when it has grown."""
        self._fit(event.size)

    def _fit(self, size: "Size") -> None:
        from sidos.tui.screen.small import SmallScreen, is_small

        if not self.screen_stack:
            return
        shown = isinstance(self.screen, SmallScreen)
        if is_small(size) and not shown:
            self.push_screen(SmallScreen())
        elif shown and not is_small(size):
            self.pop_screen()

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

    def follow(self, settings: "Settings") -> None:
        """Look and move as `settings` say."""
        self.animation_level = "full" if settings.animations else "none"
        self.theme = settings.theme if settings.theme in THEMES else "sidos-dark"

    def trouble(self) -> Message | None:
        """What is wrong with the learner's files or with translations, if anything."""
        store = self.study.store.trouble
        wrong = store.message if store is not None else self.problem
        return wrong or next(iter(self.study.locales.problems()), None)

    def switch_language(self, tag: str) -> None:
        """Word every screen anew in `tag`."""
        self.study.switch(tag)
        self.retranslate()

    def retranslate(self) -> None:
        """Word every screen anew."""
        for screen in self.screen_stack:
            if isinstance(screen, SidosScreen):
                screen.retranslate()

    def open_lesson(self, key: str, kind: "Kind", *, fresh: bool = False) -> None:
        """Open a lesson or its quiz where it was left."""
        from sidos.tui.screen.opening import session_screen

        screen = session_screen(self.study, key, kind, fresh=fresh)
        if screen is None:
            self.warn(Message(N_("This lesson has no quiz.")))
        else:
            self.push_screen(screen)

    async def show_lesson(self, key: str, kind: "Kind | None" = None, place: str = "") -> None:
        """Show a lesson, or its quiz, at a station. Where one is in the middle of it, on this
        stack of screens or since another day, one is where one was, but for the station.

        `kind`: None for whichever it was left in.
        """
        from sidos.tui.screen.opening import left_in, session_screen, showing

        kind = kind or left_in(self.study, key)
        held = showing(self.screen_stack, key, kind)
        if held is None:
            screen = session_screen(self.study, key, kind, place=place)
            if screen is not None:
                self.push_screen(screen)
            return
        while self.screen is not held:
            keep = getattr(self.screen, "keep", None)
            if keep is not None:
                await keep()
            self.pop_screen()
        if place:
            await held.go(place)

    def replace_with_lesson(self, key: str, kind: "Kind") -> None:
        """Open a lesson or its quiz in place of the screen on top."""
        from sidos.tui.screen.opening import session_screen

        screen = session_screen(self.study, key, kind)
        if screen is not None:
            self.switch_screen(screen)

    def warn(self, message: Message) -> None:
        """Say that something went wrong and what to do."""
        self.notify(plain(self.study.translator.say(message)), severity="warning", markup=False)

    def get_key_display(self, binding: Binding) -> str:
        """The key's name in the language on screen."""
        return key_name(binding.key, self.study.translator)

    def open_help(self) -> None:
        """Show the help for the screen beneath."""
        from sidos.tui.screen.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen.active_bindings))

    def open_search(self) -> None:
        """Show the search."""
        from sidos.tui.screen.search import SearchScreen

        if not isinstance(self.screen, SearchScreen):
            self.push_screen(SearchScreen())

    def open_glossary(self, *, at: str = "") -> None:
        """Show the glossary, the cursor at the term with the key `at`."""
        from sidos.tui.screen.glossary import GlossaryScreen

        self.push_screen(GlossaryScreen(at=at))

    def open_sources(self, *, at: str = "") -> None:
        """Show the sources, the cursor at the source or concept with the key `at`."""
        from sidos.tui.screen.sources import SourcesScreen

        self.push_screen(SourcesScreen(at=at))

    def open_settings(self) -> None:
        """Show the settings."""
        from sidos.tui.screen.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    def open_languages(self) -> None:
        """Show the languages to choose from."""
        from sidos.tui.screen.language import LanguageScreen

        if not isinstance(self.screen, LanguageScreen):
            self.push_screen(LanguageScreen())

    def open_palette(self) -> None:
        """Show all commands that work here."""
        from sidos.tui.screen.palette import PaletteScreen

        if not isinstance(self.screen, PaletteScreen):
            self.push_screen(PaletteScreen(self.screen.active_bindings))

    def action_help_quit(self) -> None:
        """Say how to leave to one who pressed Ctrl+C."""
        said = self.study.translator.gettext("Press Ctrl+Q to quit. You can carry on later.")
        self.notify(said, markup=False)

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

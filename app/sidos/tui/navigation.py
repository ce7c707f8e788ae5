"""Opening a learner's screens.

All screens but the first are imported when they are opened, since most of the start is importing.
No screen imports this: screens call a `Navigator`.
"""

from typing import TYPE_CHECKING

from sidos.model.message import N_, Message
from sidos.study.study import Study
from sidos.tui.base_app import BaseApp
from sidos.tui.screen.home import HomeScreen

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.screen import Screen

    from sidos.engine.session import Kind, Session
    from sidos.study.study import OpenedSession


class NavigatingApp(BaseApp[None]):
    """An app that implements the part of `Navigator` that opens screens."""

    study: Study

    def get_default_screen(self) -> "Screen[None]":
        """Home."""
        return HomeScreen()

    # Lessons

    def open_lesson(self, key: str, kind: "Kind", *, fresh: bool = False) -> None:
        """Open a lesson or its quiz where it was left."""
        from sidos.tui.session_screens import session_screen

        screen = session_screen(self.study, key, kind, fresh=fresh)
        if screen is None:
            self.warn(Message(N_("This lesson has no quiz.")))
        else:
            self.push_screen(screen)

    async def show_lesson(self, key: str, kind: "Kind | None" = None, place: str = "") -> None:
        """Show a lesson, or its quiz, at a station. If it is open already, on this stack of screens
        or since another day, only the station changes.

        `kind`: None for the lesson or the quiz, whichever was left open.
        """
        from sidos.tui.session_screens import left_in, session_screen, showing

        kind = kind or left_in(self.study, key)
        open_screen = showing(self.screen_stack, key, kind)
        if open_screen is None:
            screen = session_screen(self.study, key, kind, place=place)
            if screen is not None:
                self.push_screen(screen)
            return
        while self.screen is not open_screen:
            save = getattr(self.screen, "save", None)
            if save is not None:
                await save()
            self.pop_screen()
        if place:
            await open_screen.go(place)

    def replace_with_lesson(self, key: str, kind: "Kind") -> None:
        """Open a lesson or its quiz in place of the screen on top."""
        from sidos.tui.session_screens import session_screen

        screen = session_screen(self.study, key, kind)
        if screen is not None:
            self.switch_screen(screen)

    def replace_with_session(self, opened: "OpenedSession") -> None:
        """Show a session in place of the screen on top."""
        from sidos.tui.session_screens import screen_of

        self.switch_screen(screen_of(opened))

    def replace_with_results(self, session: "Session") -> None:
        """Show the results of a session in place of the screen on top."""
        from sidos.tui.session_screens import results_screen

        self.switch_screen(results_screen(session))

    # Other screens

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

    def open_glossary(self, *, lesson: str = "", page: str = "", at: str = "") -> None:
        """Show the glossary: `lesson` and `page` say whose terms come first, `at` names a term."""
        from sidos.tui.screen.glossary import GlossaryScreen

        self.push_screen(GlossaryScreen(lesson=lesson, page=page, at=at))

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

    def open_letters(self) -> None:
        """Offer the letters that a keyboard may lack."""
        from sidos.tui.screen.letters import LettersScreen

        self.push_screen(LettersScreen())

    def fit(self, size: "Size") -> None:
        """Show a message while the window is too small."""
        from sidos.tui.screen.small import SmallScreen, is_small

        if not self.screen_stack:
            return
        covered = isinstance(self.screen, SmallScreen)
        if is_small(size) and not covered:
            self.push_screen(SmallScreen())
        elif covered and not is_small(size):
            self.pop_screen()

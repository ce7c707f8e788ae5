"""What a screen may ask of the app that shows it: other screens, and what all screens share.

Screens know this protocol, but not the app or each other.
"""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.screen import Screen

    from sidos.engine.session import Kind, Session
    from sidos.i18n.translator import Translator
    from sidos.model.message import Message
    from sidos.store.settings import Settings
    from sidos.study.study import OpenedSession, Study


class WordSource(Protocol):
    """An app whose texts follow the language: a learner's or a workshop's."""

    @property
    def text(self) -> "Translator":
        """The texts of the interface in the language on screen."""

    def action_language(self) -> None:
        """Switch to the next language."""

    def open_help(self) -> None:
        """Show the keys that work on the screen beneath."""

    def warn(self, message: "Message") -> None:
        """Show that something went wrong and what to do."""

    def get_key_display(self, binding: "Binding") -> str:
        """The key's name in the language on screen."""


class Navigator(WordSource, Protocol):
    """An app for one learner's screens."""

    @property
    def study(self) -> "Study":
        """The learner's study."""

    def trouble(self) -> "Message | None":
        """The first problem with the learner's files or with translations, if any."""

    def show_saving(self) -> None:
        """Show whether answers wait to be saved, and say why when that begins."""

    def screen_resumed(self, screen: "Screen[None]") -> None:
        """Note that this screen is on top now."""

    def change_settings(self, settings: "Settings") -> None:
        """Save other settings and apply them at once."""

    def switch_language(self, tag: str) -> None:
        """Redraw every screen in the language `tag`."""

    def open_lesson(self, key: str, kind: "Kind", *, fresh: bool = False) -> None:
        """Open a lesson or its quiz where it was left."""

    async def show_lesson(self, key: str, kind: "Kind | None" = None, place: str = "") -> None:
        """Show a lesson, or its quiz, at a station."""

    def replace_with_lesson(self, key: str, kind: "Kind") -> None:
        """Open a lesson or its quiz in place of the screen on top."""

    def replace_with_session(self, opened: "OpenedSession") -> None:
        """Show a session in place of the screen on top."""

    def replace_with_results(self, session: "Session") -> None:
        """Show the results of a session in place of the screen on top."""

    def open_search(self) -> None:
        """Show the search."""

    def open_glossary(self, *, lesson: str = "", page: str = "", at: str = "") -> None:
        """Show the glossary: `lesson` and `page` say whose terms come first, `at` names a term."""

    def open_sources(self, *, at: str = "") -> None:
        """Show the sources, the cursor at the source or concept with the key `at`."""

    def open_settings(self) -> None:
        """Show the settings."""

    def open_languages(self) -> None:
        """Show the languages to choose from."""

    def open_palette(self) -> None:
        """Show all commands that work here."""

    def open_letters(self) -> None:
        """Offer the letters that a keyboard may lack."""

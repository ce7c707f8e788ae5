"""What all screens of a learner share: their study, and the ways to other screens."""

from typing import TYPE_CHECKING, cast

from textual.events import Focus

from sidos.tui.screen.worded import WordedScreen

if TYPE_CHECKING:
    from sidos.i18n.translator import Translator
    from sidos.study.study import Study
    from sidos.tui.app import SidosApp


class SidosScreen(WordedScreen):
    """A screen of one learner's study."""

    DEFAULT_CSS = """
    SidosScreen { background: $background; }
    """

    @property
    def sidos(self) -> "SidosApp":
        """The app, by its own type."""
        return cast("SidosApp", self.app)

    @property
    def study(self) -> "Study":
        """The learner's study."""
        return self.sidos.study

    @property
    def text(self) -> "Translator":
        """The words of the interface in the language on screen."""
        return self.sidos.study.translator

    def language_sign(self, shown: str) -> str:
        """What a title bar says of the language that a text is shown in."""
        if shown == self.study.tag:
            return shown
        return self.text.gettext("Language: {name}", name=self.study.language_name(shown))

    def on_screen_resume(self) -> None:
        """Put the hardware cursor back where the focus is: screen readers follow it. A translator
        sees this screen's texts."""
        if self.sidos.translator_mode is not None:
            self.sidos.translator_mode.follow(self)
        if self.focused is not None:
            self.focused.post_message(Focus())

    def action_language(self) -> None:
        """Switch to the next language."""
        self.sidos.action_language()

    def action_help(self) -> None:
        """Show the help."""
        self.sidos.open_help()

    def action_settings(self) -> None:
        """Show the settings."""
        self.sidos.open_settings()

    def action_search(self) -> None:
        """Search lessons, terms and sources."""
        self.sidos.open_search()

    def action_glossary(self) -> None:
        """Show the glossary."""
        self.sidos.open_glossary()

    def action_sources(self) -> None:
        """Show the sources."""
        self.sidos.open_sources()

    def action_palette(self) -> None:
        """Show all commands."""
        self.sidos.open_palette()

"""What all screens of a learner share: their study, and the ways to other screens."""

from typing import TYPE_CHECKING, cast

from textual.events import Focus

from sidos.tui.screen.worded import WordedScreen

if TYPE_CHECKING:
    from sidos.study.study import Study
    from sidos.tui.navigator import Navigator


class SidosScreen(WordedScreen):
    """A screen of one learner's study."""

    @property
    def navigator(self) -> "Navigator":
        """The app, as far as screens know it."""
        return cast("Navigator", self.app)

    @property
    def study(self) -> "Study":
        """The learner's study."""
        return self.navigator.study

    def language_sign(self, shown: str) -> str:
        """What a title bar says of the language that a text is shown in."""
        if shown == self.study.tag:
            return shown
        return self.text.gettext("Language: {name}", name=self.study.language_name(shown))

    def on_screen_resume(self) -> None:
        """Put the hardware cursor back where the focus is: screen readers follow it. A translator
        sees this screen's texts."""
        self.navigator.screen_resumed(self)
        if self.focused is not None:
            self.focused.post_message(Focus())

    def action_settings(self) -> None:
        """Show the settings."""
        self.navigator.open_settings()

    def action_search(self) -> None:
        """Search lessons, terms and sources."""
        self.navigator.open_search()

    def action_glossary(self) -> None:
        """Show the glossary."""
        self.navigator.open_glossary()

    def action_sources(self) -> None:
        """Show the sources."""
        self.navigator.open_sources()

    def action_palette(self) -> None:
        """Show all commands."""
        self.navigator.open_palette()

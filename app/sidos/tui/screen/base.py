"""What all screens of a learner share: the study, and opening other screens."""

from typing import TYPE_CHECKING, cast

from textual.events import Focus

from sidos.tui.screen.worded import WordedScreen
from sidos.tui.text import content
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.save_line import SaveLine

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

    def language_label(self, tag: str) -> str:
        """The title bar's label for the language `tag` of a text."""
        if tag == self.study.tag:
            return tag
        return self.text.gettext("Language: {name}", name=self.study.language_name(tag))

    def show_saving(self) -> None:
        """Show whether answers wait to be saved, as long as any do."""
        if not self.is_open:
            return
        sentence = " ".join(map(self.text.say, self.study.save_status()))
        line = next(iter(self.query(SaveLine)), None)
        if line is not None:
            line.display = bool(sentence)
            line.update(content(sentence))
        elif sentence and self.query(KeyBar):
            self.mount(SaveLine(content(sentence)), before=self.query_one(KeyBar))

    def retranslate(self) -> None:
        """Word everything again in the language on screen."""
        super().retranslate()
        self.show_saving()

    def on_screen_resume(self) -> None:
        """Put the hardware cursor back to the focus, for screen readers; show a translator this
        screen's texts."""
        self.navigator.screen_resumed(self)
        self.navigator.show_saving()
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

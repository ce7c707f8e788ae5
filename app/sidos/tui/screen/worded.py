"""A screen whose texts are looked up when they are drawn, in the language on screen."""

from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING, cast

from textual.binding import ActiveBinding
from textual.screen import Screen
from textual.widgets import Static

from sidos.tui.text import content

if TYPE_CHECKING:
    from sidos.i18n.translator import Translator
    from sidos.tui.navigator import WordSource


class WordedScreen(Screen[None]):
    """A screen whose language can be switched without losing anything."""

    DEFAULT_CSS = """
    WordedScreen { background: $background; }
    WordedScreen #say {
        height: auto; padding: 0 2; color: $partly; text-style: bold; display: none;
    }
    """

    @property
    def words(self) -> "WordSource":
        """The app, as far as every screen knows it."""
        return cast("WordSource", self.app)

    @property
    def text(self) -> "Translator":
        """The texts of the interface in the language on screen."""
        return self.words.text

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, labelled in the language on screen."""
        return {
            key: active._replace(
                binding=replace_fields(
                    active.binding,
                    description=active.binding.description
                    and self.text.gettext(active.binding.description),
                ),
                tooltip=active.tooltip and self.text.gettext(active.tooltip),
            )
            for key, active in super().active_bindings.items()
        }

    def say(self, sentence: str) -> None:
        """Show one sentence in the line `#say`; the empty sentence hides the line."""
        line = self.query_one("#say", Static)
        if sentence or line.display:
            line.update(content(sentence))
            line.display = bool(sentence)

    def retranslate(self) -> None:
        """Redraw all texts in the language on screen; nothing else changes."""
        self.refresh_bindings()

    async def action_back(self) -> None:
        """Close this screen."""
        if self.is_current:
            self.dismiss()

    def action_language(self) -> None:
        """Switch to the next language."""
        self.words.action_language()

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.words.open_help()

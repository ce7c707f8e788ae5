"""The languages by their own names, with how much is translated; Enter switches."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message

from sidos.study.language_labels import language_label, listed_languages
from sidos.tui.command import bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.row_list import ListRow
from sidos.tui.widget.row_menu import RowMenu
from sidos.tui.widget.title_bar import TitleBar


class LanguageList(RowMenu):
    """Enter or a click chooses."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choose-language")]

    @dataclass
    class Chosen(Message):
        """The row with this number was chosen."""

        index: int

    def choose(self) -> None:
        """Choose the language under the cursor."""
        self.post_message(self.Chosen(self.cursor))


class LanguageScreen(SidosScreen):
    """The cursor begins on the language on screen. A choice closes the screen."""

    DEFAULT_CSS = """
    LanguageScreen LanguageList { max-width: 76; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language", "help", "quit")]

    def compose(self) -> ComposeResult:
        """A title and the languages."""
        yield TitleBar()
        with Body(id="body", can_focus=False):
            yield LanguageList()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the languages."""
        rows = self.query_one(LanguageList)
        self._draw()
        rows.go([info.tag for info in self._languages].index(self.study.tag))
        rows.focus()

    def retranslate(self) -> None:
        """Redraw all texts; the cursor stays on its language."""
        super().retranslate()
        rows = self.query_one(LanguageList)
        current = self._languages[rows.cursor]
        self._draw()
        rows.go(self._languages.index(current))

    def _draw(self) -> None:
        self._languages = listed_languages(self.study)
        self.query_one(TitleBar).show(self.text.gettext("Language"), self.study.tag)
        self.query_one(LanguageList).show(
            [
                ListRow(
                    language_label(self.study, info),
                    head="✓ " if info.tag == self.study.tag else "",
                    marked=True,
                )
                for info in self._languages
            ]
        )

    @on(LanguageList.Chosen)
    def _chosen(self, event: LanguageList.Chosen) -> None:
        if not self.is_open:
            return  # Enter came twice before the screen had closed
        self.navigator.switch_language(self._languages[event.index].tag)
        self.close_me()

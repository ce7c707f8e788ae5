"""The keys that work on the screen beneath."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import ActiveBinding, BindingType
from textual.content import Content

from sidos.tui.command import bindings
from sidos.tui.key_text import key_lines
from sidos.tui.screen.page import PageScreen


class KeysScreen(PageScreen):
    """`active`: the keys, as they were when this was opened; `title`: for the title bar."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language", "quit")]

    def __init__(self, active: Mapping[str, ActiveBinding], title: str) -> None:
        super().__init__()
        self._title = title
        self._active = {key: each for key, each in active.items() if each.enabled}

    def heading(self) -> str:
        """The title."""
        return self.text.gettext(self._title)

    def lines(self, width: int) -> list[Content]:
        """A line for each command."""
        return list(key_lines(self._active, self.app.get_key_display, self.text, width))

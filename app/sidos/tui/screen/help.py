"""Help: what sidos is, and the keys that work where the learner came from."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import ActiveBinding, BindingType
from textual.content import Content

from sidos.model.message import N_
from sidos.tui.command import bindings
from sidos.tui.markdown_lines import page_lines
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.keys import KeysScreen


class HelpScreen(KeysScreen, SidosScreen):
    """The keys, below a few sentences about the program."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("search")]

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__(active, N_("Help"))

    def lines(self, width: int) -> list[Content]:
        """The page for a width in cells."""
        about = self.text.gettext(
            "sidos teaches in short lessons. Read a page, answer a question, and see why each "
            "option is right or wrong. Everything is saved at once, so you can quit at any "
            "moment and carry on later. Move with the arrow keys, continue with Enter, go back "
            "with Esc."
        )
        return [*page_lines(about, width), Content(""), *super().lines(width)]

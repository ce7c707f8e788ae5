"""Help: what sidos is, the keys that work where one came from, and advice for learning."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, BindingType
from textual.content import Content

from sidos.tui.command import COMMANDS, bindings
from sidos.tui.markdown import markdown_lines
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar

_KEYS = 16  # cells of the column of keys


class HelpScreen(SidosScreen):
    """`active` are the keys of the screen beneath."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "search", "language", "quit")]

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._active = active

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Word the title."""
        self._title()
        self.query_one("#body").focus()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self._title()
        self.query_one(LinesView).show(self._lines)

    def _title(self) -> None:
        self.query_one(TitleBar).show(self.text.gettext("Help"), self.study.tag)

    def _lines(self, width: int) -> list[Content]:
        about = self.text.gettext(
            "sidos teaches in short lessons. Read a page, answer a question, and see why "
            "each option is right or wrong. Everything is saved at once, so you can leave "
            "at any moment and carry on later. The arrow keys move, Enter goes on, Esc "
            "goes back."
        )
        lines = [*markdown_lines(about, width), Content("")]
        keys: dict[str, list[str]] = {}
        for active in self._active.values():
            name = str(active.binding.id)
            if name in COMMANDS:
                shown = self.app.get_key_display(active.binding)
                keys.setdefault(COMMANDS[name].help, []).append(shown)
        for command in COMMANDS.values():
            names = keys.pop(command.help, None)
            if names:
                lines += self._row(_together(names), self.text.gettext(command.help), width)
        return lines

    def _row(self, keys: str, said: str, width: int) -> list[Content]:
        column = content(keys, "bold $mark")
        column = column.pad_right(max(1, _KEYS - column.cell_length))
        body = content(said).wrap(max(10, width - column.cell_length))
        indent = Content(" " * column.cell_length)
        return [Content.assemble(indent if n else column, line) for n, line in enumerate(body)]


def _together(names: list[str]) -> str:
    """Names of keys; digits in a row as a range."""
    if names[2:] and all(name.isdigit() for name in names):
        return f"{names[0]}–{names[-1]}"
    return "  ".join(names)

"""A line for a query. The keys that move go to the screen's list."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from sidos.tui.command import bindings
from sidos.tui.widget.line import Line


class QueryLine(Line):
    """Up and down move in the list of matches."""

    DEFAULT_CSS = """
    QueryLine {
        margin: 1 1 0 1;
        & > .input--placeholder { color: $quiet; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
        *bindings("open"),
    ]

    def action_open(self) -> None:
        """Post that Enter was pressed."""
        self.action_answer()

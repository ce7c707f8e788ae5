"""The scrolling body of a page. Left and right are not its keys: they turn pages."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.events import Focus


class Body(VerticalScroll, inherit_bindings=False):
    """Scrolls by line, by page and to its ends."""

    DEFAULT_CSS = """
    Body { height: 1fr; padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    def on_focus(self, _event: Focus) -> None:
        """Put the hardware cursor where the text begins, for screen readers."""
        self.app.cursor_position = self.content_region.offset

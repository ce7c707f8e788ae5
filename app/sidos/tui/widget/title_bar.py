"""The title bar: the title on the left, the position and the language on the right."""

from textual.content import Content
from textual.widget import Widget

from sidos.tui.text import one_line


class TitleBar(Widget):
    """One line, two texts; the left one is cut if they don't fit."""

    DEFAULT_CSS = """
    TitleBar {
        dock: top;
        height: 1;
        padding: 0 1;
        background: $bar-ground;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._left = ""
        self._right = ""
        self._style = "$quiet"

    def show(self, left: str, right: str, *, unusual: bool = False) -> None:
        """Show these two texts; an `unusual` text on the right is highlighted."""
        style = "$partly" if unusual else "$quiet"
        if (left, right, style) != (self._left, self._right, self._style):
            self._left, self._right, self._style = left, right, style
            self.refresh()

    def render(self) -> Content:
        """Both texts, the left one cut with an ellipsis where they don't fit."""
        right = Content.styled(self._right, self._style)
        room = max(0, self.content_size.width - right.cell_length - 1)
        left = Content.styled(one_line(self._left), "bold").truncate(room, ellipsis=True)
        return Content.assemble(left.pad_right(room + 1 - left.cell_length), right)

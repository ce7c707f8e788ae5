"""A widget that draws the lines that a function makes for its width."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Lines = Callable[[int], Sequence[Content]]
"""Lines for a width in cells."""


class LinesView(Widget):
    """Lines, made again only when the function or the width changes."""

    DEFAULT_CSS = """
    LinesView { height: auto; max-width: 76; }
    """

    def __init__(self, make: Lines = lambda _width: (), *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._make = make
        self._lines: Sequence[Content] = ()
        self._width = -1

    def show(self, make: Lines) -> None:
        """Draw other lines."""
        self._make = make
        self._width = -1
        self.refresh(layout=True)

    def lines(self, width: int) -> Sequence[Content]:
        """The lines for a width in cells."""
        if width != self._width:
            self._lines, self._width = self._make(max(1, width)), width
        return self._lines

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The whole width; the style limits it."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as there are."""
        return len(self.lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self.lines(self.content_size.width))

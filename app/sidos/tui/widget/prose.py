"""Prose: a page of Markdown drawn by one widget, in a column that stays readable."""

from sidos.tui.markdown import markdown_lines
from sidos.tui.widget.lines_view import LinesView


class Prose(LinesView):
    """Markdown text."""

    def __init__(self, text: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(lambda width: markdown_lines(text, width), id=id)
        self.source = text

    def show_text(self, text: str) -> None:
        """Show another text."""
        if text != self.source:
            self.source = text
            self.show(lambda width: markdown_lines(text, width))

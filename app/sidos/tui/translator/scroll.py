"""Scrolling a text into view on its screen."""

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen
from textual.widget import Widget

from sidos.content.plain_text import visible_text
from sidos.model.rich_text import Markup
from sidos.tui.text import plain
from sidos.tui.translator.shown_text import ShownText
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.row_list import RowList

_RUN = 4  # words that a text is found by
_ABOVE = 2  # lines that stay visible above it


def bring_into_view(screen: Screen[Any], text: ShownText, *, cursor: bool) -> None:
    """Scroll to the first line of `text`, if it isn't in view. `cursor`: a list's cursor may go to
    the row of the text."""
    markup = Markup.PAGE if text.course is None else text.markup
    wanted = visible_text(plain(text.wording), markup).split()[:_RUN]
    for widget in screen.walk_children(Widget):
        if isinstance(widget, RowList) and cursor and widget.go_to_text(text.wording):
            return
        if isinstance(widget, LinesView) and wanted:
            lines = [line.plain for line in widget.lines(widget.content_size.width)]
            line = _line_of(wanted, lines)
            if line is not None:
                _scroll(widget, line)
                return


def _line_of(wanted: Sequence[str], lines: Sequence[str]) -> int | None:
    """The line where the words `wanted` begin."""
    words = [(word, number) for number, line in enumerate(lines) for word in line.split()]
    for at in range(len(words) - len(wanted) + 1):
        if all(words[at + place][0] == word for place, word in enumerate(wanted)):
            return words[at][1]
    return None


def _scroll(widget: Widget, line: int) -> None:
    for container in widget.ancestors:
        if isinstance(container, Widget) and container.allow_vertical_scroll:
            top, first = widget.virtual_region.y + line, container.scroll_offset.y
            if not first <= top < first + container.size.height - _ABOVE:
                container.scroll_to(y=max(0, top - _ABOVE), animate=False)
            return

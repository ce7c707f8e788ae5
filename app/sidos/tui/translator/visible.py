"""The visible text of a screen, widget by widget, and whether it contains a given text."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

_RUN = 4  # consecutive words that identify a text


class VisibleWidget(NamedTuple):
    """A widget, and its visible words."""

    widget: Widget
    words: tuple[str, ...]

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " ".join(self.words)


def visible_widgets(
    screen: Screen[object], excluded: Iterable[Widget] = ()
) -> Iterator[VisibleWidget]:
    """What each widget of the screen shows, from its top; those inside `excluded` are left out."""
    hidden = set(excluded)
    for widget in screen.walk_children(Widget):
        if widget.children or hidden & {widget, *widget.ancestors}:
            continue
        try:
            place = screen.find_widget(widget)
        except NoWidget:
            continue
        visible = place.visible_region
        if visible.area:
            strips = widget.render_lines(visible.translate(-place.region.offset))
            words = tuple(word for strip in strips for word in strip.text.split())
            if words:
                yield VisibleWidget(widget, words)


class VisibleText:
    """All visible text. A text that was taken can't be found at the same place again."""

    def __init__(self, widgets: Sequence[VisibleWidget]) -> None:
        self._lines = [f" {widget.line} " for widget in widgets]
        self._runs = {run for widget in widgets for run in _runs(widget.words)}

    def place(self, text: str) -> tuple[int, int] | None:
        """The widget (its number) and the place in it where a short text, or a long one as a whole,
        is."""
        folded = " ".join(text.split())
        for number, line in enumerate(self._lines):
            at = line.find(folded) if folded else -1
            while at >= 0 and not _is_separate(line, at, at + len(folded)):
                at = line.find(folded, at + 1)
            if at >= 0:
                return number, at
        return None

    def has_part(self, text: str) -> bool:
        """Whether a part of a long text is visible."""
        return any(run in self._runs for run in _runs(text.split()))

    def take(self, text: str) -> tuple[int, int] | None:
        """`place`, where no other text is found from now on."""
        place, length = self.place(text), len(" ".join(text.split()))
        if place is not None:
            number, at = place
            line = self._lines[number]
            self._lines[number] = line[:at] + "\0" * length + line[at + length :]
        return place


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - _RUN + 1):
        yield tuple(words[start : start + _RUN])


def _is_separate(line: str, start: int, end: int) -> bool:
    """Whether no letter is directly before or after."""
    inside = line[start].isalnum() and line[start - 1].isalnum()
    return not inside and not (line[end - 1].isalnum() and line[end].isalnum())

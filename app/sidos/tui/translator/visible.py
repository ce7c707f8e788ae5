"""What can be read on a screen, widget by widget, and whether a text is among it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget

_RUN = 4  # words in a row that tell a text by


class Sight(NamedTuple):
    """A widget, and its words that are in sight."""

    widget: Widget
    words: tuple[str, ...]

    @property
    def line(self) -> str:
        """All of it on one line."""
        return " ".join(self.words)


def sights(screen: Screen[object], but: Iterable[Widget] = ()) -> Iterator[Sight]:
    """What each widget of the screen shows, from its top; those inside `but` are left out."""
    hidden = set(but)
    for widget in screen.walk_children(Widget):
        if widget.children or hidden & {widget, *widget.ancestors}:
            continue
        try:
            place = screen.find_widget(widget)
        except NoWidget:
            continue
        seen = place.visible_region
        if seen.area:
            strips = widget.render_lines(seen.translate(-place.region.offset))
            words = tuple(word for strip in strips for word in strip.text.split())
            if words:
                yield Sight(widget, words)


class Seen:
    """All that is in sight. A text that was found and taken can't be found there again."""

    def __init__(self, found: Sequence[Sight]) -> None:
        self._lines = [f" {sight.line} " for sight in found]
        self._runs = {run for sight in found for run in _runs(sight.words)}

    def place(self, text: str) -> tuple[int, int] | None:
        """The widget (its number) and the place in it where a short text or all of a long one
        stands."""
        folded = " ".join(text.split())
        for number, line in enumerate(self._lines):
            at = line.find(folded) if folded else -1
            while at >= 0 and not _stands_alone(line, at, at + len(folded)):
                at = line.find(folded, at + 1)
            if at >= 0:
                return number, at
        return None

    def has_part(self, text: str) -> bool:
        """Whether some of a long text is in sight."""
        return any(run in self._runs for run in _runs(text.split()))

    def take(self, text: str) -> tuple[int, int] | None:
        """`place`, where no other text is looked for from now on."""
        found, length = self.place(text), len(" ".join(text.split()))
        if found is not None:
            number, at = found
            line = self._lines[number]
            self._lines[number] = line[:at] + "\0" * length + line[at + length :]
        return found


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for start in range(len(words) - _RUN + 1):
        yield tuple(words[start : start + _RUN])


def _stands_alone(line: str, start: int, end: int) -> bool:
    """Whether no letter stands right before or behind."""
    inside = line[start].isalnum() and line[start - 1].isalnum()
    return not inside and not (line[end - 1].isalnum() and line[end].isalnum())

"""What is on screen, and in which widget: signs of messages, and fillers that stand in for one."""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len
from tests.places.wording import Wording
from tests.tui.learner import screen_lines, settled
from textual.app import App
from textual.errors import NoWidget
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

FILLER = "\uf8ff"
"""Private use: no text has it."""
GIVES_WAY = "KeyBar"
"""The widget that leaves out whole pieces where they don't fit, as it is meant to."""


class Sighting(NamedTuple):
    """A message, and the widget that shows it."""

    key: str
    widget: str


class Run(NamedTuple):
    """A run of fillers in one line, and whether an ellipsis follows it."""

    cells: int
    cut: bool


class Sight(NamedTuple):
    """The fillers that a widget shows, and the letters on screen beside them."""

    runs: list[Run]
    others: Counter[str]

    @property
    def cells(self) -> int:
        """How many fillers there are."""
        return sum(run.cells for run in self.runs)


def sightings(app: App[None], wording: Wording) -> set[Sighting]:
    """The messages on screen now."""
    found = set()
    for y, line in enumerate(screen_lines(app)):
        for column, letter in _columns(line):
            for key in wording.keys(letter):
                if widget := widget_at(app, column, y):
                    found.add(Sighting(key, widget))
    return found


def sight(app: App[None], widget: str) -> Sight:
    """The fillers in a widget now."""
    others: Counter[str] = Counter()
    for line in screen_lines(app)[:-1] if _has_keys(app) else screen_lines(app):
        others.update(line)
    del others[" "], others[FILLER]
    return Sight(fillings(app).get(widget, []), others)


def fillings(app: App[None]) -> dict[str, list[Run]]:
    """All fillers now, by the widget that they are in."""
    found: dict[str, list[Run]] = {}
    for y, line in enumerate(screen_lines(app)):
        column = 0
        for letter, group in groupby(line):
            cells = cell_len("".join(group))
            if letter == FILLER and (widget := widget_at(app, column, y)):
                cut = _letter_at(line, column + cells) == "…"
                found.setdefault(widget, []).append(Run(cells, cut))
            column += cells
    return found


def _has_keys(app: App[None]) -> bool:
    """Whether keys stand in the last line, on top or shining through from beneath."""
    return any(screen.query(GIVES_WAY) for screen in app.screen_stack)


def widget_at(app: App[None], x: int, y: int) -> str:
    """The type, and id if any, of the widget that draws this cell; empty for what only shines
    through from the screen beneath."""
    try:
        widget, _ = app.screen.get_widget_at(x, y)
    except NoWidget:
        return ""
    if isinstance(widget, Screen):
        return ""
    return type(widget).__name__ + (f"#{widget.id}" if widget.id else "")


async def views(pilot: Pilot[None]) -> AsyncIterator[None]:
    """Come back for the screen as it is, and once for every half a height that anything on it can
    be scrolled; in the end all is where it was."""
    yield
    screen = pilot.app.screen
    for widget in [each for each in screen.query(Widget) if _scrolls(each)]:
        before = widget.scroll_offset.y
        step = max(1, widget.size.height // 2)
        for y in [*range(0, int(widget.max_scroll_y), step), int(widget.max_scroll_y)]:
            widget.scroll_to(y=y, animate=False, force=True, immediate=True)
            await settled(pilot)
            yield
        widget.scroll_to(y=before, animate=False, force=True, immediate=True)
        await settled(pilot)


def _scrolls(widget: Widget) -> bool:
    return bool(widget.is_attached and widget.display and widget.max_scroll_y > 0)


def _columns(line: str) -> Iterator[tuple[int, str]]:
    column = 0
    for letter in line:
        yield column, letter
        column += cell_len(letter)


def _letter_at(line: str, column: int) -> str:
    return next((letter for at, letter in _columns(line) if at == column), "")

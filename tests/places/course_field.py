"""How wide the texts of a course may be: those of one field at a time are replaced in the tour's
course, and looked for at the stops that show them."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.places.sight import FILLER, Run, fillings, views
from tests.places.tour_course import Field, rewrite
from tests.tui.learner import EIGHTY, LOCALES, settled
from textual.pilot import Pilot

from sidos.i18n.locales import Locales
from sidos.tui.app import SidosApp
from sidos.tui.tour.route import go_to
from sidos.tui.tour.study import TourStudy

_LONG = 300


Seen = dict[tuple[str, str], list[Run]]
"""The fillers by stop and widget."""


class Room(NamedTuple):
    """The cells that a field's text has in a widget; None where it wraps."""

    stop: str
    widget: str
    cells: int | None


async def rooms(field: Field, stops: Sequence[str]) -> list[Room]:
    """The room that a field's texts have in each widget of each stop."""
    short = await _seen(field, 1, stops)
    long = await _seen(field, _LONG, stops)
    found = []
    for (stop, widget), runs in sorted(short.items()):
        longest = long.get((stop, widget), [])
        wraps = len(longest) > len(runs)
        cells = None if wraps else min((run.cells + run.cut for run in longest), default=0)
        found.append(Room(stop, widget, cells))
    return found


async def cut_at(
    field: Field, widths: Sequence[int], stops: Sequence[str]
) -> list[set[tuple[str, str]]]:
    """For each width, the stops and widgets that cut a field's text of so many cells."""
    short = await _seen(field, 1, stops)
    return [_cut(short, await _seen(field, cells, stops), cells) for cells in widths]


def _cut(short: Seen, found: Seen, cells: int) -> set[tuple[str, str]]:
    return {
        place
        for place, runs in short.items()
        if sum(run.cells for run in found.get(place, [])) < cells * len(runs)
        or any(run.cut for run in found[place])
    }


async def _seen(field: Field, cells: int, stops: Sequence[str]) -> dict[tuple[str, str], list[Run]]:
    """The fillers by stop and widget, each scrolled to where most of them are seen."""
    best: Seen = {}
    async with _filled(field, cells) as pilot:
        app = pilot.app
        assert isinstance(app, SidosApp)
        for stop in stops:
            await go_to(app, stop)
            await settled(pilot)
            async for _ in views(pilot):
                for widget, runs in fillings(app).items():
                    before = best.get((stop, widget), [])
                    if sum(run.cells for run in runs) > sum(run.cells for run in before):
                        best[stop, widget] = runs
    return best


@asynccontextmanager
async def _filled(field: Field, cells: int) -> AsyncIterator[Pilot[None]]:
    """The app on its tour of a course with so many fillers for each text of a field."""
    with TemporaryDirectory() as folder:
        study = TourStudy(Path(folder), Locales([LOCALES], None), "en")
        rewrite(Path(folder), field, lambda _text: FILLER * cells)
        app = SidosApp(study)
        async with app.run_test(size=EIGHTY, notifications=True) as pilot:
            yield pilot
        study.close()

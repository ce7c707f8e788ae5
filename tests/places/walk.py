"""The tour, walked with an interface whose messages can be told apart: which of them each stop
shows, and how many cells there are for each, beside titles as long as they may be."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.places.sight import FILLER, Sight, Sighting, sight, sightings, views
from tests.places.tour_course import LONGEST_TITLE, TITLES, rewrite
from tests.places.wording import WordedLocales, Wording
from tests.tui.learner import EIGHTY, LOCALES, settled
from textual.pilot import Pilot

from sidos.tui.app import SidosApp
from sidos.tui.screen.home import HomeScreen
from sidos.tui.tour.route import go_to
from sidos.tui.tour.study import TourStudy

_LONG = 300
"""More cells than any screen here has in a line."""


class Walk:
    """An app on its tour."""

    def __init__(self, app: SidosApp, pilot: Pilot[None], wording: Wording) -> None:
        self.wording = wording
        self._app = app
        self._pilot = pilot

    async def shown(self, stop: str) -> set[Sighting]:
        """The messages that can be seen at a stop."""
        await self._go(stop)
        found: set[Sighting] = set()
        async for _ in views(self._pilot):
            found |= sightings(self._app, self.wording)
        return found

    async def room(self, stop: str, seen: Sighting) -> int | None:
        """The cells that there are at a stop for a message in a widget; None where it wraps, or
        scrolls."""
        shortest = await self._sight(stop, seen, 1)
        longest = await self._sight(stop, seen, _LONG)
        if not shortest.runs:
            raise LookupError(f"{seen} isn't seen at {stop} when it is replaced")
        if len(longest.runs) > len(shortest.runs):
            return None
        guess = min((run.cells + run.cut for run in longest.runs), default=1)
        if guess > 1 and not await self._fits(stop, seen, guess, shortest):
            return await self._between(stop, seen, (1, guess), shortest)
        if not await self._fits(stop, seen, guess + 1, shortest):
            return guess
        return await self._between(stop, seen, (guess + 1, _LONG), shortest)

    async def _between(
        self, stop: str, seen: Sighting, ends: tuple[int, int], shortest: Sight
    ) -> int:
        """The most cells that fit, between what does and what doesn't."""
        least, beyond = ends
        while beyond - least > 1:
            middle = (least + beyond) // 2
            if await self._fits(stop, seen, middle, shortest):
                least = middle
            else:
                beyond = middle
        return least

    async def fits(self, stop: str, seen: Sighting, cells: int) -> bool:
        """Whether a text of so many cells is seen whole, and takes nothing else away."""
        return await self._fits(stop, seen, cells, await self._sight(stop, seen, 1))

    async def _fits(self, stop: str, seen: Sighting, cells: int, shortest: Sight) -> bool:
        found = await self._sight(stop, seen, cells)
        return (
            found.cells == cells * len(shortest.runs)
            and not any(run.cut for run in found.runs)
            and found.others == shortest.others
        )

    async def _sight(self, stop: str, seen: Sighting, cells: int) -> Sight:
        """The message as so many fillers, scrolled to where most of them are seen."""
        await self._go(stop, {seen.key: FILLER * cells})
        return await self._most(seen.widget)

    async def _most(self, widget: str) -> Sight:
        found = [sight(self._app, widget) async for _ in views(self._pilot)]
        return max(found, key=lambda each: each.cells)

    async def _go(self, stop: str, instead: dict[str, str] | None = None) -> None:
        self.wording.instead = instead or {}
        await go_to(self._app, stop)
        if isinstance(self._app.screen, HomeScreen):
            # Home isn't drawn anew where nothing but its words is another.
            here = self._app.study.tag
            for tag in (self._app.study.next_language(), here):
                self._app.switch_language(tag)
        await settled(self._pilot)


@asynccontextmanager
async def walking(folder: Path) -> AsyncIterator[Walk]:
    """An app on its tour, its files in `folder`."""
    wording = Wording()
    study = TourStudy(folder, WordedLocales([LOCALES], wording), "en")
    rewrite(folder, TITLES, lambda title: title.ljust(LONGEST_TITLE, "m"))
    app = SidosApp(study)
    async with app.run_test(size=EIGHTY, notifications=True) as pilot:
        yield Walk(app, pilot, wording)
    study.close()

"""A stop of the tour, and what all stops do."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.screen import Screen

from sidos.tui.tour.study import TourStudy

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

Open = Callable[["SidosApp"], Awaitable[object]]
S = TypeVar("S", bound=Screen[None])

_PATIENCE = 10.0
"""Seconds: a screen that can't be drawn reports nothing."""


class Stop(NamedTuple):
    """Something that can be on screen: its name, and how to open it from home."""

    name: str
    open: Open


def study_of(app: "SidosApp") -> TourStudy:
    """The app's study; TypeError for an app that isn't on a tour: it has a learner's files."""
    if not isinstance(app.study, TourStudy):
        raise TypeError("Only an app made with a TourStudy goes on a tour")
    return app.study


async def ready(app: "SidosApp") -> None:
    """Wait until all changes are on screen. TimeoutError if they never are."""
    for _ in range(2):  # the effect of a message is drawn after it
        drawn = asyncio.Event()
        app.screen.call_after_refresh(drawn.set)
        await asyncio.wait_for(drawn.wait(), _PATIENCE)


async def top_screen(app: "SidosApp", screen: type[S]) -> S:
    """The screen on top, once it is drawn. TypeError if it isn't of the type `screen`."""
    await ready(app)
    if not isinstance(app.screen, screen):
        raise TypeError(f"{app.screen} is not a {screen.__name__}")
    return app.screen

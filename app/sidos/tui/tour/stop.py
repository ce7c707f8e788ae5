"""A stop of the tour, and what all stops do."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual.screen import Screen

from sidos.tui.tour.study import TourStudy

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

Open = Callable[["SidosApp"], Awaitable[None]]
S = TypeVar("S", bound=Screen[None])


class Stop(NamedTuple):
    """Something that can be on screen: its name, and how one comes there from home."""

    name: str
    open: Open


def study_of(app: "SidosApp") -> TourStudy:
    """The app's study; TypeError for an app that isn't on a tour: it has a learner's files."""
    if not isinstance(app.study, TourStudy):
        raise TypeError("Only an app made with a TourStudy goes on a tour")
    return app.study


async def ready(app: "SidosApp") -> None:
    """Wait until what was begun is on screen."""
    for _ in range(2):  # what a message has led to is drawn after it
        drawn = asyncio.Event()
        app.screen.call_after_refresh(drawn.set)
        await drawn.wait()


async def shown(app: "SidosApp", screen: type[S]) -> S:
    """The screen on top, once it is drawn; it is one of that kind."""
    await ready(app)
    if not isinstance(app.screen, screen):
        raise TypeError(f"{app.screen} is not a {screen.__name__}")
    return app.screen

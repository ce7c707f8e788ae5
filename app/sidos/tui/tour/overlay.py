"""Help and palette over each kind of screen, and other overlays."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from sidos.tui.screen.help import HelpScreen
from sidos.tui.screen.letters import LettersScreen
from sidos.tui.screen.palette import PaletteScreen
from sidos.tui.screen.small import SmallScreen
from sidos.tui.tour import home, look_up, outcome, question, settings
from sidos.tui.tour.question import QUESTIONS, open_question
from sidos.tui.tour.stop import Open, Stop, ready, top_screen

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

_KINDS = (
    "home",
    "page",
    *(f"question/{name}" for name in QUESTIONS),
    "results/question",
    "glossary",
    "sources/concept",
    "settings",
)
"""Stops that have keys of their own."""
_WITH_PALETTE = ("home", "page", "question/order", "question/text")


async def _help(app: "SidosApp", beneath: Open) -> None:
    await beneath(app)
    await ready(app)
    app.open_help()
    await top_screen(app, HelpScreen)


async def _palette(app: "SidosApp", beneath: Open, typed: str = "") -> None:
    await beneath(app)
    await ready(app)
    app.open_palette()
    (await top_screen(app, PaletteScreen)).query_one(Input).value = typed


async def _letters(app: "SidosApp") -> None:
    (await open_question(app, "text")).action_letters()
    await top_screen(app, LettersScreen)


async def _small(app: "SidosApp") -> None:
    app.push_screen(SmallScreen())
    await top_screen(app, SmallScreen)


def _stops() -> Iterator[Stop]:
    modules = (home, question, outcome, look_up, settings)
    openers = {stop.name: stop.open for module in modules for stop in module.STOPS}
    for name in _KINDS:
        yield Stop(f"help/{name}", partial(_help, beneath=openers[name]))
    for name in _WITH_PALETTE:
        yield Stop(f"palette/{name}", partial(_palette, beneath=openers[name]))
    yield Stop("palette/nothing", partial(_palette, beneath=openers["home"], typed="zzzzzz"))
    yield Stop("letters", _letters)
    yield Stop("small-window", _small)


STOPS = tuple(_stops())

"""Home: at the first start, in the middle, at the end, and with each problem."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from sidos.engine.session import Kind
from sidos.store.settings import load_settings
from sidos.store.store import StoreFault
from sidos.tui.screen.home import HomeScreen
from sidos.tui.tour.course import FIRST, FOREIGN
from sidos.tui.tour.question import QUESTIONS
from sidos.tui.tour.stop import Stop, ready, study_of
from sidos.tui.widget.entry_list import EntryList

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

_LESSON = {"ask": "one"}
"""The right answer to the question between the first lesson's pages."""


async def go_home(app: "SidosApp") -> None:
    """Back to home as it is at the first start."""
    saving = [worker for worker in app.workers if worker.group == "save"]
    if saving:
        await app.workers.wait_for_complete(saving)
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    app.clear_notifications()
    app.problem = None
    study_of(app).reset()
    app.apply_settings(app.study.settings)
    await _draw(app)
    rows, following = app.screen.query_one(EntryList), app.study.outline().next
    if following is not None:
        rows.go_to(following.key)


async def _draw(app: "SidosApp") -> None:
    if isinstance(app.screen, HomeScreen):
        app.screen.retranslate()
    await ready(app)


async def _first(app: "SidosApp") -> None:
    """Leave home as it is at the first start."""


async def _open(app: "SidosApp") -> None:
    study_of(app).prepare("multi", ("one",))
    await _draw(app)


async def _answered(app: "SidosApp") -> None:
    study_of(app).finished(FIRST, Kind.LESSON, _LESSON)
    await _draw(app)


async def _done(app: "SidosApp") -> None:
    study = study_of(app)
    study.finished(FIRST, Kind.LESSON, _LESSON)
    study.finished(FIRST, Kind.QUIZ, {name: answers.right for name, answers in QUESTIONS.items()})
    study.finished(FOREIGN, Kind.QUIZ, {"choice": "one", "number": "7"})
    await _draw(app)


async def _empty(app: "SidosApp") -> None:
    study_of(app).empty_shelf()
    await _draw(app)


async def _trouble(app: "SidosApp", fault: StoreFault) -> None:
    study_of(app).trouble_with(fault)
    await _draw(app)


async def _broken_settings(app: "SidosApp") -> None:
    path = study_of(app).folder / "broken.json"
    path.write_text("{", "utf-8")
    app.problem = load_settings(path)[1]
    await _draw(app)


def _stops() -> Iterator[Stop]:
    yield Stop("home", _first)
    yield Stop("home/open", _open)
    yield Stop("home/answered", _answered)
    yield Stop("home/done", _done)
    yield Stop("home/empty", _empty)
    yield Stop("home/broken-settings", _broken_settings)
    for fault in StoreFault:
        yield Stop(f"home/{fault}", partial(_trouble, fault=fault))


STOPS = tuple(_stops())

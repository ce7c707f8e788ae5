"""The results of a session: score, advice, and the recap and start check they come from."""

from functools import partial
from typing import TYPE_CHECKING

from sidos.engine.session import Kind
from sidos.model.attempt import Certainty
from sidos.tui.screen.advice import AdviceScreen
from sidos.tui.screen.results import ResultsScreen
from sidos.tui.screen.session import SessionScreen
from sidos.tui.tour.course import CHECK, FIRST, UNIT
from sidos.tui.tour.question import QUESTIONS
from sidos.tui.tour.stop import Stop, study_of, top_screen

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp

_SOME_RIGHT = {name: QUESTIONS[name].right for name in ("choice", "multi", "reflect")}


async def _open(app: "SidosApp", key: str, kind: Kind) -> None:
    app.open_lesson(key, kind)
    await top_screen(app, SessionScreen)


async def _results(app: "SidosApp", page: int = 0, certainty: Certainty | None = None) -> None:
    session = study_of(app).finished(FIRST, Kind.QUIZ, _SOME_RIGHT, certainty)
    app.push_screen(ResultsScreen(session))
    screen = await top_screen(app, ResultsScreen)
    for _ in range(page):
        screen.action_next()


async def _unanswered(app: "SidosApp") -> None:
    app.push_screen(ResultsScreen(app.study.open(FIRST, Kind.QUIZ, fresh=True).session))
    (await top_screen(app, ResultsScreen)).action_next()


async def _advice(app: "SidosApp", answer: str = "", page: int = 0) -> None:
    session = study_of(app).finished(CHECK, Kind.START, {"ask": answer} if answer else {})
    app.push_screen(AdviceScreen(session))
    screen = await top_screen(app, AdviceScreen)
    for _ in range(page):
        screen.action_next()


STOPS = (
    Stop("recap", partial(_open, key=UNIT, kind=Kind.RECAP)),
    Stop("results", _results),
    Stop("results/certainty", partial(_results, certainty=Certainty.FAIRLY)),
    Stop("results/question", partial(_results, page=1)),
    Stop("results/reflection", partial(_results, page=9)),
    Stop("results/unanswered", _unanswered),
    Stop("start-check", partial(_open, key=CHECK, kind=Kind.START)),
    Stop("advice", _advice),
    Stop("advice/all-right", partial(_advice, answer="one")),
    Stop("advice/question", partial(_advice, page=1)),
)

"""Glossary, search and sources: with matches, with similar ones, and empty."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from sidos.engine.session import Kind
from sidos.tui.screen.glossary import GlossaryScreen
from sidos.tui.screen.search import SearchScreen
from sidos.tui.screen.session_kinds import LessonScreen
from sidos.tui.screen.sources import SourcesScreen
from sidos.tui.tour.course import COURSE, FIRST
from sidos.tui.tour.question import QUESTIONS
from sidos.tui.tour.stop import Stop, ready, study_of, top_screen
from sidos.tui.widget.line import Line

if TYPE_CHECKING:
    from sidos.tui.app import SidosApp


async def _type(app: "SidosApp", text: str) -> None:
    app.screen.query_one(Line).type_text(text)
    await ready(app)


async def _glossary(app: "SidosApp", typed: str = "") -> None:
    app.open_glossary()
    await top_screen(app, GlossaryScreen)
    await _type(app, typed)


async def _no_glossary(app: "SidosApp") -> None:
    study_of(app).empty_shelf()
    app.open_glossary()
    await top_screen(app, GlossaryScreen)


async def _terms(app: "SidosApp") -> None:
    app.open_lesson(FIRST, Kind.LESSON)
    (await top_screen(app, LessonScreen)).action_terms()
    await top_screen(app, GlossaryScreen)


async def _search(app: "SidosApp", typed: str = "") -> None:
    await asyncio.to_thread(app.study.search.update)
    app.open_search()
    await top_screen(app, SearchScreen)
    await _type(app, typed)


async def _still_reading(app: "SidosApp") -> None:
    await _search(app)
    app.study.search.reading = 3, 20
    (await top_screen(app, SearchScreen)).find(None)


async def _sources(app: "SidosApp", at: str = "", answered: bool = False) -> None:
    if answered:
        answers = {name: answers.right for name, answers in QUESTIONS.items()}
        study_of(app).finished(FIRST, Kind.QUIZ, answers)
    app.open_sources(at=at)
    await top_screen(app, SourcesScreen)


async def _no_sources(app: "SidosApp") -> None:
    study_of(app).empty_shelf()
    app.open_sources()
    await top_screen(app, SourcesScreen)


_CONCEPT = f"{COURSE}/liber/tempor"

STOPS = (
    Stop("glossary", _glossary),
    Stop("glossary/lesson", _terms),
    Stop("glossary/found", partial(_glossary, typed="lor")),
    Stop("glossary/near", partial(_glossary, typed="loren")),
    Stop("glossary/told", partial(_glossary, typed="amet")),
    Stop("glossary/nothing", partial(_glossary, typed="zzzzzz")),
    Stop("glossary/none", _no_glossary),
    Stop("search", _search),
    Stop("search/found", partial(_search, typed="lorem")),
    Stop("search/explanation", partial(_search, typed="vitae")),
    Stop("search/more", partial(_search, typed="numerus")),
    Stop("search/near", partial(_search, typed="verum")),
    Stop("search/nothing", partial(_search, typed="zzzzzz")),
    Stop("search/reading", _still_reading),
    Stop("sources", _sources),
    Stop("sources/concept", partial(_sources, at=_CONCEPT)),
    Stop("sources/answered", partial(_sources, at=_CONCEPT, answered=True)),
    Stop("sources/unasked", partial(_sources, at=f"{COURSE}/liber/nisi")),
    Stop("sources/none", _no_sources),
)

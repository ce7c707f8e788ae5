"""The screens of sessions: of a lesson, or of the mistakes in its file, and of what came of it.

Importing this loads what a lesson needs, so that the first one opens as fast as the next.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sidos.content import reading as _reading  # noqa: F401 - loads the YAML reader
from sidos.content.error import BrokenLessonError
from sidos.engine.session import Go, Kind, Session, step
from sidos.study.study import OpenedSession, Study
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.mistakes import MistakesScreen
from sidos.tui.screen.session import SessionScreen
from sidos.tui.screen.session_kinds import (
    LessonScreen,
    QuizScreen,
    RecapScreen,
    StartCheckScreen,
)

if TYPE_CHECKING:
    from sidos.tui.screen.results import ResultsScreen

_SCREENS: dict[Kind, type[SessionScreen]] = {
    Kind.LESSON: LessonScreen,
    Kind.QUIZ: QuizScreen,
    Kind.RECAP: RecapScreen,
    Kind.START: StartCheckScreen,
}


def session_screen(
    study: Study, key: str, kind: Kind, *, fresh: bool = False, place: str = ""
) -> SidosScreen | None:
    """The screen that opens what has the key `key` (a lesson or its quiz, a unit's recap, a start
    check); None where there is nothing in it. `place`: the station to begin with, if any."""
    try:
        opened = study.open(key, kind, fresh=fresh)
    except BrokenLessonError as broken:
        return MistakesScreen(key, broken.findings)
    there = step(opened.session, Go(place)) if place else opened.session
    if there != opened.session:
        opened = replace(opened, session=there, scroll=0)
    return screen_of(opened) if there.visits else None


def showing(screens: Sequence[object], key: str, kind: Kind) -> SessionScreen | None:
    """The screen, of those given, that a session of `key` is on."""
    for screen in screens:
        if isinstance(screen, SessionScreen):
            session = screen.session
            if (session.lesson, session.kind) == (key, kind) and not session.finished:
                return screen
    return None


def left_in(study: Study, key: str) -> Kind:
    """Whether the lesson `key` was left in its pages or in its quiz."""
    state = study.store.lesson_states().get(key)
    return Kind.QUIZ if state is not None and state.open is Kind.QUIZ else Kind.LESSON


def screen_of(opened: OpenedSession) -> SessionScreen:
    """The screen for a session of its kind."""
    return _SCREENS[opened.session.kind](opened)


def results_screen(session: Session) -> "ResultsScreen":
    """The screen for what came of a session: a score, or advice after a start check."""
    if session.kind is Kind.START:
        from sidos.tui.screen.advice import AdviceScreen

        return AdviceScreen(session)
    from sidos.tui.screen.results import ResultsScreen

    return ResultsScreen(session)

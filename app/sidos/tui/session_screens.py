"""The screens of sessions: of a lesson, or of the mistakes in its file, and of its results.

Importing this loads what a lesson needs, so that the first one opens as fast as the next.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sidos.content import reading as _reading  # noqa: F401 - loads the YAML reader
from sidos.content.error import BrokenLessonError
from sidos.engine.event import Go
from sidos.engine.session import Kind, Session
from sidos.engine.step import step
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
    """The screen for the key `key` (of a lesson or its quiz, a unit's recap, a start check); None
    for an empty session. `place`: the station to begin with, if any."""
    try:
        opened = study.open(key, kind, fresh=fresh)
    except BrokenLessonError as broken:
        return MistakesScreen(key, broken.findings)
    moved = step(opened.session, Go(place)) if place else opened.session
    if moved != opened.session:
        opened = replace(opened, session=moved, scroll=0)
    return screen_of(opened) if moved.visits else None


def showing(screens: Sequence[object], key: str, kind: Kind) -> SessionScreen | None:
    """The one of `screens` that shows an unfinished session of `key`."""
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
    """The screen for the results of a session: a score, or advice after a start check."""
    if session.kind is Kind.START:
        from sidos.tui.screen.advice import AdviceScreen

        return AdviceScreen(session)
    from sidos.tui.screen.results import ResultsScreen

    return ResultsScreen(session)

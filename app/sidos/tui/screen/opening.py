"""Opening a lesson: its screen, or, where its file has mistakes, what they are.

Importing this loads what a lesson needs, so that the first one opens as fast as the next.
"""

from sidos.content import reading as _reading  # noqa: F401 - loads the YAML reader
from sidos.content.library import BrokenLesson
from sidos.engine.session import Kind
from sidos.study.study import Study
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.lesson import LessonScreen
from sidos.tui.screen.mistakes import MistakesScreen
from sidos.tui.screen.quiz import QuizScreen


def session_screen(study: Study, key: str, kind: Kind, *, fresh: bool = False) -> SidosScreen:
    """The screen that opens lesson `key`, or its quiz."""
    try:
        opened = study.open(key, kind, fresh=fresh)
    except BrokenLesson as broken:
        return MistakesScreen(key, broken.findings)
    return LessonScreen(opened) if kind is Kind.LESSON else QuizScreen(opened)

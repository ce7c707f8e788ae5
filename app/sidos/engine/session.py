"""A session as it is at one moment: what there is to go through, and what was answered so far.

Everything a front end needs to draw is in it, so that nothing is lost when a screen is redrawn.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from sidos.engine.shuffle import display_order
from sidos.model.attempt import (
    Attempt,
    Certainty,
    Flow,
    Response,
    Verdict,
)
from sidos.model.item import AnyItem, Cloze, Order, Text
from sidos.model.lesson import Page

Station = Page | AnyItem
"""Where a session stops: a page to read or a question to answer."""


class Kind(StrEnum):
    """A lesson's pages and questions can be walked back and forth; all else goes forward.

    QUIZ: a lesson's own; RECAP: questions of a unit's lessons; START: the check before a course,
    which keeps its feedback to the end and asks nothing twice.
    """

    LESSON = "lesson"
    QUIZ = "quiz"
    RECAP = "recap"
    START = "start"


class Script(Struct, frozen=True, kw_only=True):
    """What there is to go through, in one language.

    `lesson` is the key it is kept under: `course/lesson`, or `course/@unit` for a recap. `root`
    is what the stations' ids are below, where that isn't `lesson`: questions of several lessons
    have the ids `lesson/item` and the course for their root.
    """

    lesson: str
    kind: Kind
    stations: tuple[Station, ...]
    root: str = ""

    def station(self, name: str) -> Station:
        """The station with that id; KeyError where there is none."""
        for station in self.stations:
            if station.id == name:
                return station
        raise KeyError(name)

    def key(self, name: str) -> str:
        """The key `course/lesson/item` of the station with that id."""
        return f"{self.root or self.lesson}/{name}"


class Doubt(Struct, frozen=True, kw_only=True):
    """Why an answer is asked about before it is graded. `near`: by part, the accepted answers
    that it nearly is; `readings`: the two numbers that it can be read as, the likelier first;
    `response`: the answer in doubt."""

    response: Response
    near: Mapping[str, str] = {}
    readings: tuple[float, ...] = ()


class Visit(Struct, frozen=True, kw_only=True):
    """One stop at a station. `past` holds earlier drafts, for undo; `settled`: no more answers.

    `again`: the item was missed and has come back; `doubt`: what was asked about the draft before
    grading it, which is asked once.
    """

    station: str
    draft: Response | None = None
    past: tuple[Response | None, ...] = ()
    hints: int = 0
    certainty: Certainty | None = None
    attempts: tuple[Attempt, ...] = ()
    settled: bool = False
    again: bool = False
    doubt: Doubt | None = None

    @property
    def attempt(self) -> Attempt | None:
        """The last graded answer."""
        return self.attempts[-1] if self.attempts else None


class SavedSession(Struct, frozen=True, kw_only=True):
    """A session without its script: what the store keeps."""

    id: str
    lesson: str
    kind: Kind
    flow: Flow
    seed: int
    certainty: bool
    visits: tuple[Visit, ...]
    at: int = 0


class Session(SavedSession, frozen=True, kw_only=True):
    """A walk through a script; `at` is the index of the current visit, `len(visits)` at the end."""

    script: Script

    @property
    def finished(self) -> bool:
        """Whether the last station has been left."""
        return self.at >= len(self.visits)

    @property
    def visit(self) -> Visit:
        """The current visit; IndexError when finished."""
        return self.visits[self.at]

    @property
    def station(self) -> Station:
        """The current station, in the script's language; IndexError when finished."""
        return self.script.station(self.visit.station)

    @property
    def response(self) -> Response | None:
        """What would be submitted now. Things to order are an answer as they are."""
        if self.visit.draft is None and isinstance(self.station, Order):
            return display_order(self.station, self.seed)
        return self.visit.draft

    @property
    def shows_feedback(self) -> bool:
        """Whether the current answer's feedback is shown (never before the end in END)."""
        return not self.finished and self.visit.settled and self.flow is not Flow.END

    @property
    def shows_not_yet(self) -> bool:
        """Whether the draft, in RETRY, is the answer that was just graded as not right."""
        last = None if self.finished else self.visit.attempt
        return last is not None and not self.visit.settled and last.response == self.response

    @property
    def doubt(self) -> Doubt | None:
        """What is asked about the draft, where it is still the answer in doubt."""
        doubt = None if self.finished or self.visit.settled else self.visit.doubt
        return doubt if doubt is not None and doubt.response == self.response else None

    @property
    def may_judge(self) -> bool:
        """Whether the learner may say that a typed answer, found wrong, means the same."""
        if not self.shows_feedback or not isinstance(self.station, Text | Cloze):
            return False
        attempt = self.visit.attempt
        return attempt is not None and attempt.verdict in {Verdict.WRONG, Verdict.PARTLY}

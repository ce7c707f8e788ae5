"""What can happen in a session; `sidos.engine.step.step` takes it."""

from datetime import date, datetime

from msgspec import Struct

from sidos.model.attempt import (
    Certainty,
    Response,
    Writing,
)


class Draft(Struct, frozen=True):
    """The answer was changed, not yet given. `visit`: the index of the visit that it is for; None
    for the current one."""

    response: Response
    visit: int | None = None


class Undo(Struct, frozen=True):
    """Take back the last change of a draft that is not typed."""


class TakeHint(Struct, frozen=True):
    """Show one more hint."""


class Rate(Struct, frozen=True):
    """State how sure the learner is."""

    certainty: Certainty


class Submit(Struct, frozen=True, kw_only=True):
    """Give the drafted answer. `attempt`: a new id; `at`: now, UTC; `day`: the study day;
    `writing`: the locale's."""

    attempt: str
    at: datetime
    day: date | None = None
    writing: Writing = Writing()
    duration_ms: int = 0


class ShowAnswer(Submit, frozen=True, kw_only=True):
    """Give up: the answer is shown and counts as not right."""


class MeansSame(Submit, frozen=True, kw_only=True):
    """Judge that the typed answer, just found wrong, means the same as an accepted one."""


class Next(Struct, frozen=True):
    """Go on. From an open question only in a lesson."""


class Back(Struct, frozen=True):
    """Go back one station, in a lesson."""


class Restart(Struct, frozen=True):
    """Go to the first station of a lesson again; answers stay."""


class Go(Struct, frozen=True):
    """Go to the station with that id, in a lesson; answers stay. In a quiz that is as it began,
    its question comes first."""

    station: str


Event = Draft | Undo | TakeHint | Rate | Submit | Next | Back | Restart | Go

"""An answer as given and graded: the store's truth."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from msgspec import Struct

Response = str | tuple[str, ...] | Mapping[str, str]
"""choice: an option's id; multi: ids; order: all ids; text, number, reflect: the line typed;
cloze: gap id to line; match: left pair id to right pair id; sort: item id to group id."""


class Verdict(StrEnum):
    """What feedback says of an answer. SHOWN: the learner asked to see the answer.
    NOTED: a reflection, kept and not scored."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    SHOWN = "shown"
    NOTED = "noted"


class Certainty(StrEnum):
    """How sure the learner said to be before the verdict."""

    GUESSING = "guessing"
    FAIRLY = "fairly"
    SURE = "sure"


class Flow(StrEnum):
    """When feedback comes: after each answer, after all, or after trying until right."""

    INSTANT = "instant"
    END = "end"
    RETRY = "retry"


SELF_JUDGED = "self-judged"
"""Word of `Attempt.form`: the learner judged that the answer means the same as an accepted one."""

ASKED_AGAIN = "asked-again"
"""Word of `Attempt.form`: a near miss was pointed out before this answer was graded."""

GUESS = "guess"
"""Word of `Attempt.form`: the answer to a guess, which is not kept."""

DAY_STARTS = timedelta(hours=4)
"""A study day begins at 04:00 local time: who learns past midnight is still on the same day."""


def study_day(at: datetime, zone: tzinfo | None = None) -> date:
    """The study day in `zone`, by default the machine's, that a moment belongs to."""
    return (at.astimezone(zone).replace(tzinfo=None) - DAY_STARTS).date()


class Writing(Struct, frozen=True, kw_only=True):
    """How a locale writes: its tag and the characters for decimals and thousands. Of all locales:
    `determiners`, words that don't count before an answer, and `units`, the ways to write a common
    unit by its name."""

    tag: str = "en"
    decimal: str = "."
    group: str = ","
    determiners: frozenset[str] = frozenset()
    units: Mapping[str, tuple[str, ...]] = {}


class Grade(Struct, frozen=True, kw_only=True):
    """score in [0, 1]; `parts`: for each option, gap, pair… id whether it was answered rightly;
    `near`: for each typed part (item id or gap id) that missed by one edit or by diacritics
    only, the accepted answer it came near to; `reasons`: for each that the item refuses, why."""

    score: float
    verdict: Verdict
    parts: Mapping[str, bool]
    near: Mapping[str, str]
    reasons: Mapping[str, str] = {}


class Attempt(Struct, frozen=True, kw_only=True):
    """One graded answer. `item` is `course/lesson/item`, the same in every language.

    `day`: the local study day when it was given. `replaces`: the id of the attempt that it takes
    the place of. `form`: how it was given, in words such as `SELF_JUDGED`, with spaces between.
    """

    id: str
    session: str
    item: str
    rev: int
    locale: str
    flow: Flow
    seed: int
    response: Response
    score: float
    verdict: Verdict
    at: datetime
    duration_ms: int
    hints: int = 0
    certainty: Certainty | None = None
    day: date | None = None
    replaces: str | None = None
    form: str = ""

    @property
    def self_judged(self) -> bool:
        """Whether the learner judged that the answer means the same as an accepted one."""
        return SELF_JUDGED in self.form.split()

"""An answer as given and graded: the store's truth."""

from collections.abc import Mapping
from datetime import datetime
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


class Writing(Struct, frozen=True, kw_only=True):
    """How a locale writes: its tag and the signs for decimals and thousands."""

    tag: str = "en"
    decimal: str = "."
    group: str = ","


class Grade(Struct, frozen=True, kw_only=True):
    """score in [0, 1]; `parts`: for each option, gap, pair… id whether it was answered rightly;
    `near`: for each typed part (item id or gap id) that missed by one edit or by diacritics
    only, the accepted answer it came near to."""

    score: float
    verdict: Verdict
    parts: Mapping[str, bool]
    near: Mapping[str, str]


class Attempt(Struct, frozen=True, kw_only=True):
    """One graded answer. `item` is `course/lesson/item`, the same in every language."""

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

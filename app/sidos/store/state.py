"""What is known of each lesson and item, read from the derived tables: never from attempts, so
that it takes as long after a million answers as after ten."""

import sqlite3
from datetime import datetime

from msgspec import Struct

from sidos.engine.session import Kind
from sidos.model.attempt import Verdict
from sidos.store.derived import item_rows
from sidos.store.row import moment, nearest_moment

_KINDS = frozenset(Kind)
_ITEMS = "SELECT item, attempts, last_verdict, last_at, best, answered, ever_right, last_rev"
_OF_LESSON = "WHERE lesson = ?"


class LessonState(Struct, frozen=True, kw_only=True):
    """How many different questions of a lesson were answered, and ever answered right (a
    reflection counts as right); `open`: a session left in the middle, the later if several
    kinds are; `last_at`: the last answer or change of place, UTC."""

    answered: int = 0
    right: int = 0
    open: Kind | None = None
    last_at: datetime


class ItemState(Struct, frozen=True, kw_only=True):
    """All attempts at an item. `last` and `rev` are the latest's; `best` is a score in [0, 1];
    `answered`: not only shown; `right`: ever right (or a reflection written)."""

    attempts: int
    last: Verdict
    last_at: datetime
    best: float
    answered: bool
    right: bool
    rev: int


def lesson_states(connection: sqlite3.Connection) -> dict[str, LessonState]:
    """The state of every lesson with an answer or an open session, by `course/lesson`; an open
    recap has a state of its own, by its key."""
    states = {
        lesson: LessonState(answered=answered, right=right, last_at=nearest_moment(last_at))
        for lesson, answered, right, last_at in connection.execute(
            "SELECT lesson, answered, ever_right, last_at FROM lesson_state"
        )
    }
    opened = connection.execute("SELECT lesson, kind, updated FROM session ORDER BY updated")
    for lesson, kind, updated in opened:
        if kind not in _KINDS:
            continue  # a later version's
        at = nearest_moment(updated)
        state = states.get(lesson) or LessonState(last_at=at)
        states[lesson] = LessonState(
            answered=state.answered,
            right=state.right,
            open=Kind(kind),
            last_at=max(state.last_at, at),
        )
    return states


def item_states(connection: sqlite3.Connection, lesson: str) -> dict[str, ItemState]:
    """The state of every item of a lesson that was met, by the key `course/lesson/item`."""
    try:
        return _item_states(connection.execute(f"{_ITEMS} FROM item_state {_OF_LESSON}", (lesson,)))
    except (ValueError, OverflowError):
        # A value that can't be: the attempts themselves say how it is.
        rows = f"{_ITEMS} FROM ({item_rows()}) {_OF_LESSON}"
        return _item_states(connection.execute(rows, (lesson,)))


def _item_states(rows: sqlite3.Cursor) -> dict[str, ItemState]:
    return {
        item: ItemState(
            attempts=attempts,
            last=Verdict(verdict),
            last_at=moment(last_at),
            best=best,
            answered=bool(answered),
            right=bool(right),
            rev=rev,
        )
        for item, attempts, verdict, last_at, best, answered, right, rev in rows
    }

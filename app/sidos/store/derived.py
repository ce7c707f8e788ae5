"""Derived tables: always what `REBUILD` would make of the attempts, in whatever order they came.

That holds because counts, maxima and "ever" don't depend on order, and "last" is decided by
(at, id), not by arrival.
"""

import sqlite3
from collections.abc import Iterable

from sidos.model.attempt import Attempt
from sidos.store.row import COLUMNS, MARKS, row_of

# The item's key without its last part. (rtrim takes away every sign that is no slash.)
_LESSON = "rtrim(rtrim(item, replace(item, '/', '')), '/')"
_ANSWERED = "verdict <> 'shown'"
_RIGHT = "verdict IN ('right', 'noted')"

REBUILD = (
    "DELETE FROM item_state",
    "DELETE FROM lesson_state",
    f"""
    INSERT INTO item_state
    SELECT item, {_LESSON}, count(*), max({_ANSWERED}), max({_RIGHT}), max(score),
        max(iif(place = 1, at, NULL)), max(iif(place = 1, id, NULL)),
        max(iif(place = 1, verdict, NULL)), max(iif(place = 1, rev, NULL))
    FROM (
        SELECT *, row_number() OVER (PARTITION BY item ORDER BY at DESC, id DESC) AS place
        FROM attempt
    )
    GROUP BY item
    """,  # noqa: S608 - constants of this file
    """
    INSERT INTO lesson_state
    SELECT lesson, sum(answered), sum(ever_right), max(last_at) FROM item_state GROUP BY lesson
    """,
)

_ADD = f"INSERT INTO attempt ({COLUMNS}) VALUES ({MARKS}) ON CONFLICT (id) DO NOTHING"  # noqa: S608

_FOLD = f"""
    INSERT INTO item_state
    SELECT item, {_LESSON}, 1, {_ANSWERED}, {_RIGHT}, score, at, id, verdict, rev
    FROM attempt WHERE id = ?
    ON CONFLICT (item) DO UPDATE SET
        attempts = attempts + 1,
        answered = max(answered, excluded.answered),
        ever_right = max(ever_right, excluded.ever_right),
        best = max(best, excluded.best),
        (last_at, last_id, last_verdict, last_rev) = (
            SELECT at, id, verdict, rev FROM attempt WHERE attempt.item = item_state.item
            ORDER BY at DESC, id DESC LIMIT 1
        )
"""  # noqa: S608

_SUM_UP = """
    INSERT OR REPLACE INTO lesson_state
    SELECT lesson, sum(answered), sum(ever_right), max(last_at) FROM item_state
    WHERE lesson = (SELECT lesson FROM item_state WHERE item = ?) GROUP BY lesson
"""


def add(connection: sqlite3.Connection, attempts: Iterable[Attempt]) -> int:
    """Add those attempts whose ids are new, and what follows from them; returns how many.

    To be called inside a transaction.
    """
    added = 0
    touched: dict[str, str] = {}  # one item of each lesson is enough to sum the lesson up
    for attempt in attempts:
        if connection.execute(_ADD, row_of(attempt)).rowcount > 0:
            connection.execute(_FOLD, (attempt.id,))
            touched[attempt.item.rpartition("/")[0]] = attempt.item
            added += 1
    connection.executemany(_SUM_UP, [(item,) for item in touched.values()])
    return added


def rebuild(connection: sqlite3.Connection) -> None:
    """Make the derived tables anew from the attempts. To be called inside a transaction."""
    for statement in REBUILD:
        connection.execute(statement)

"""Derived tables: always what `rebuild` would make of the attempts, in whatever order they came.

That holds because counts, maxima and "ever" don't depend on order, and "last" is decided by
(not in the future, at, id), not by arrival.
"""

import sqlite3
from collections.abc import Iterable

from sidos.model.attempt import Attempt
from sidos.store.row import COLUMNS, MARKS, WHOLE, row_of

# The item's key without its last part. (rtrim takes away every character that is not a slash.)
_LESSON = "rtrim(rtrim(item, replace(item, '/', '')), '/')"
_ANSWERED = "verdict <> 'shown'"
_RIGHT = "verdict IN ('right', 'noted')"

# What was answered while the clock was ahead is not the last until that time has come.
_TOMORROW = "(strftime('%s', 'now') + 86400) * 1000000"
_WHOLE = f"(SELECT * FROM attempt WHERE {WHOLE})"  # noqa: S608 - constants


def item_rows(source: str = _WHOLE) -> str:
    """The query whose rows `item_state` has; `source`: where the attempts are."""
    return f"""
    SELECT item, {_LESSON} AS lesson, count(*) AS attempts, max({_ANSWERED}) AS answered,
        max({_RIGHT}) AS ever_right, max(score) AS best,
        max(iif(place = 1, at, NULL)) AS last_at, max(iif(place = 1, id, NULL)) AS last_id,
        max(iif(place = 1, verdict, NULL)) AS last_verdict,
        max(iif(place = 1, rev, NULL)) AS last_rev
    FROM (
        SELECT *, row_number() OVER (
            PARTITION BY item ORDER BY at <= {_TOMORROW} DESC, at DESC, id DESC
        ) AS place
        FROM {source}
    )
    GROUP BY item
    """  # noqa: S608 - constants of this package


def _rebuild(source: str) -> tuple[str, ...]:
    return (
        "DELETE FROM item_state",
        "DELETE FROM lesson_state",
        f"INSERT INTO item_state {item_rows(source)}",
        """
        INSERT INTO lesson_state
        SELECT lesson, sum(answered), sum(ever_right), max(last_at) FROM item_state GROUP BY lesson
        """,
    )


REBUILD = _rebuild("attempt")
"""For the schema: the attempts of an earlier version lack columns that `WHOLE` asks for."""

_ADD = f"INSERT INTO attempt ({COLUMNS}) VALUES ({MARKS}) ON CONFLICT (id) DO NOTHING"  # noqa: S608

_IS_LATER = f"""
    (excluded.last_at <= {_TOMORROW}, excluded.last_at, excluded.last_id)
    > (last_at <= {_TOMORROW}, last_at, last_id)
"""
_FOLD = f"""
    INSERT INTO item_state
    SELECT item, {_LESSON}, 1, {_ANSWERED}, {_RIGHT}, score, at, id, verdict, rev
    FROM attempt WHERE id = ?
    ON CONFLICT (item) DO UPDATE SET
        attempts = attempts + 1,
        answered = max(answered, excluded.answered),
        ever_right = max(ever_right, excluded.ever_right),
        best = max(best, excluded.best),
        last_at = iif({_IS_LATER}, excluded.last_at, last_at),
        last_id = iif({_IS_LATER}, excluded.last_id, last_id),
        last_verdict = iif({_IS_LATER}, excluded.last_verdict, last_verdict),
        last_rev = iif({_IS_LATER}, excluded.last_rev, last_rev)
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
    """Make the derived tables again from the attempts. To be called inside a transaction."""
    for statement in _rebuild(_WHOLE):
        connection.execute(statement)

"""Figures over all answers, for `sidos progress stats`."""

import sqlite3
from collections.abc import Mapping
from datetime import date, timedelta, tzinfo

from msgspec import Struct

from sidos.engine.result import Tally
from sidos.model.attempt import Certainty, Verdict
from sidos.store.row import moment

DAY_STARTS = timedelta(hours=4)
"""A study day begins at 04:00 local time: who learns past midnight is still on the same day."""

_LONGEST_MS = 600_000  # a question left open overnight isn't a night of study
_QUARTER = 15 * 60 * 1_000_000  # local times differ from UTC by whole quarters of an hour


class Stats(Struct, frozen=True, kw_only=True):
    """`right_first`: items whose first attempt was right (or a reflection); `days`: study days
    with an answer; `minutes`: spent on questions, ten a question at most; `calibration`: for each
    certainty stated, how many answers and how many of them right."""

    attempts: int
    items: int
    right_first: int
    days: int
    minutes: float
    verdicts: Mapping[Verdict, int]
    calibration: Mapping[Certainty, Tally]


def stats(connection: sqlite3.Connection, zone: tzinfo) -> Stats:
    """The figures over all attempts; days are those of `zone`."""
    spent = "SELECT count(*), coalesce(sum(min(duration_ms, ?)), 0) FROM attempt"
    attempts, milliseconds = connection.execute(spent, (_LONGEST_MS,)).fetchone()
    return Stats(
        attempts=attempts,
        items=connection.execute("SELECT count(*) FROM item_state").fetchone()[0],
        right_first=_right_first(connection),
        days=len(_days(connection, zone)),
        minutes=milliseconds / 60_000,
        verdicts=_verdicts(connection),
        calibration=_calibration(connection),
    )


def study_day(ticks: int, zone: tzinfo) -> date:
    """The study day in `zone` that a moment (microseconds since 1970) belongs to."""
    return (moment(ticks).astimezone(zone).replace(tzinfo=None) - DAY_STARTS).date()


def _days(connection: sqlite3.Connection, zone: tzinfo) -> set[date]:
    quarters = connection.execute("SELECT DISTINCT at / ? FROM attempt", (_QUARTER,))
    return {study_day(quarter * _QUARTER, zone) for (quarter,) in quarters}


def _right_first(connection: sqlite3.Connection) -> int:
    query = """
        SELECT count(*) FROM (
            SELECT verdict, row_number() OVER (PARTITION BY item ORDER BY at, id) AS place
            FROM attempt
        )
        WHERE place = 1 AND verdict IN ('right', 'noted')
    """
    found: int = connection.execute(query).fetchone()[0]
    return found


def _verdicts(connection: sqlite3.Connection) -> dict[Verdict, int]:
    counts = dict(connection.execute("SELECT verdict, count(*) FROM attempt GROUP BY verdict"))
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}


def _calibration(connection: sqlite3.Connection) -> dict[Certainty, Tally]:
    query = """
        SELECT certainty, count(*), sum(verdict = 'right') FROM attempt
        WHERE certainty IS NOT NULL AND verdict <> 'noted' GROUP BY certainty
    """
    tallies = {
        certainty: Tally(score=float(right), items=answers)
        for certainty, answers, right in connection.execute(query)
    }
    return {level: tallies[level.value] for level in Certainty if level.value in tallies}

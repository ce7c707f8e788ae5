"""Figures over all answers, for `sidos progress stats`."""

import sqlite3
from collections.abc import Collection, Mapping
from datetime import date, tzinfo

from msgspec import Struct

from sidos.engine.result import ResultTally
from sidos.model.attempt import SELF_JUDGED, Certainty, Verdict, study_day
from sidos.store.row import WHOLE, moment, under

_LONGEST_MS = 600_000  # a question left open overnight isn't a night of study
_QUARTER = 15 * 60 * 1_000_000  # local times differ from UTC by whole quarters of an hour


class Stats(Struct, frozen=True, kw_only=True):
    """`right_first`: items whose first attempt was right (or a reflection); `days`: study days
    with an answer; `minutes`: spent on questions, ten a question at most; `calibration`: for each
    certainty stated, how many answers and how many of them right; `unscored`: answers that only
    days and minutes count."""

    attempts: int
    items: int
    right_first: int
    days: int
    minutes: float
    verdicts: Mapping[Verdict, int]
    calibration: Mapping[Certainty, ResultTally]
    unscored: int = 0


class _Scored:
    """The attempts that count, as a table to select from: those that a learner's own judgement
    replaces don't."""

    def __init__(self, connection: sqlite3.Connection, unscored: Collection[str]) -> None:
        self._connection = connection
        conditions = [under(lesson) for lesson in unscored]
        apart = " OR ".join(condition for condition, _ in conditions) or "FALSE"
        self._source = f"""(
            SELECT * FROM attempt WHERE {WHOLE} AND NOT ({apart}) AND id NOT IN (
                SELECT replaces FROM attempt WHERE form LIKE '%{SELF_JUDGED}%'
                AND replaces IS NOT NULL
            )
        )"""  # noqa: S608 - our own names
        self._values = [value for _, values in conditions for value in values]

    def select(self, query: str) -> sqlite3.Cursor:
        """`query` with the table in place of its one {scored}."""
        return self._connection.execute(query.replace("{scored}", self._source), self._values)


def stats(connection: sqlite3.Connection, zone: tzinfo, unscored: Collection[str] = ()) -> Stats:
    """The figures over all attempts; days are those of `zone`. `unscored`: keys of lessons whose
    answers are counted apart."""
    spent = f"""
        SELECT count(*), coalesce(sum(min(duration_ms, ?)), 0) FROM attempt WHERE {WHOLE}
    """  # noqa: S608 - a constant
    given, milliseconds = connection.execute(spent, (_LONGEST_MS,)).fetchone()
    scored = _Scored(connection, unscored)
    count = "SELECT count(*), count(DISTINCT item) FROM {scored}"
    attempts, items = scored.select(count).fetchone()
    return Stats(
        attempts=attempts,
        items=items,
        right_first=_right_first(scored),
        days=len(_days(connection, zone)),
        minutes=milliseconds / 60_000,
        verdicts=_verdicts(scored),
        calibration=_calibration(scored),
        unscored=given - attempts,
    )


def _days(connection: sqlite3.Connection, zone: tzinfo) -> set[date]:
    quarters = connection.execute(
        f"SELECT DISTINCT at / ? FROM attempt WHERE {WHOLE}",  # noqa: S608 - a constant
        (_QUARTER,),
    )
    return {study_day(moment(quarter * _QUARTER), zone) for (quarter,) in quarters}


def _right_first(scored: _Scored) -> int:
    query = """
        SELECT count(*) FROM (
            SELECT verdict, row_number() OVER (PARTITION BY item ORDER BY at, id) AS place
            FROM {scored}
        )
        WHERE place = 1 AND verdict IN ('right', 'noted')
    """
    right: int = scored.select(query).fetchone()[0]
    return right


def _verdicts(scored: _Scored) -> dict[Verdict, int]:
    counts = dict(scored.select("SELECT verdict, count(*) FROM {scored} GROUP BY verdict"))
    return {verdict: counts.get(verdict.value, 0) for verdict in Verdict}


def _calibration(scored: _Scored) -> dict[Certainty, ResultTally]:
    query = """
        SELECT certainty, count(*), sum(verdict = 'right') FROM {scored}
        WHERE certainty IS NOT NULL AND verdict <> 'noted' GROUP BY certainty
    """
    tallies = {
        certainty: ResultTally(score=float(right), items=answers)
        for certainty, answers, right in scored.select(query)
    }
    return {level: tallies[level.value] for level in Certainty if level.value in tallies}

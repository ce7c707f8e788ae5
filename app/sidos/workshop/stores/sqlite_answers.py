"""Storing a batch of answers in SQLite, within the caller's transaction."""

import sqlite3
from collections.abc import Sequence

from sidos.workshop.frame import Result
from sidos.workshop.stores.port import Stored
from sidos.workshop.stores.row import ANSWER, answer_values

_STORE = f"INSERT INTO answer ({ANSWER}) VALUES ({', '.join('?' * len(ANSWER.split(', ')))})"


def put_batch(db: sqlite3.Connection, batch: Sequence[Stored]) -> tuple[Result, ...]:
    """All in one statement where all are in time and new, as nearly always; else one by one."""
    if all(_is_open(db, place) for place in {_place(answer) for answer in batch}):
        db.execute("SAVEPOINT batch")
        query = f"{_STORE} ON CONFLICT DO NOTHING"
        if db.executemany(query, map(answer_values, batch)).rowcount == len(batch):
            return (Result.OK,) * len(batch)
        db.execute("ROLLBACK TO batch")
    return tuple(_put_one(db, answer) for answer in batch)


def _put_one(db: sqlite3.Connection, answer: Stored) -> Result:
    place = _place(answer)
    query = "SELECT key FROM answer WHERE room = ? AND question = ? AND round = ? AND member = ?"
    given = db.execute(query, (*place, answer.member)).fetchone()
    if given is not None:
        return Result.DUP if given[0] == answer.key else Result.ALREADY
    if not _is_open(db, place):
        return Result.CLOSED
    db.execute(_STORE, answer_values(answer))
    return Result.OK


def _place(answer: Stored) -> tuple[str, str, int]:
    return (answer.room, answer.question, answer.round)


def _is_open(db: sqlite3.Connection, place: tuple[str, str, int]) -> bool:
    query = "SELECT open FROM round WHERE room = ? AND question = ? AND round = ?"
    return bool(db.execute(query, place).fetchone() == (1,))

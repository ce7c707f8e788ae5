"""Storing a batch of answers in PostgreSQL: one statement where all are new and in time.

The rounds' rows are locked together, so that closing one waits until the batch is in.
"""

from collections.abc import Sequence
from typing import Any

import psycopg

from sidos.workshop.frame import Result
from sidos.workshop.stores.port import Stored
from sidos.workshop.stores.row import ANSWER, answer_values

Row = tuple[Any, ...]

_STORE = f"""
WITH given AS (
    SELECT * FROM unnest(
        %s::text[], %s::text[], %s::int[], %s::text[], %s::text[], %s::bytea[], %s::text[],
        %s::float8[], %s::bytea[], %s::float8[]
    ) AS given ({ANSWER})
), gate AS (
    SELECT room, question, round FROM round
    WHERE (room, question, round) IN (SELECT room, question, round FROM given) AND open
    FOR SHARE
)
INSERT INTO answer ({ANSWER})
SELECT {ANSWER} FROM given JOIN gate USING (room, question, round)
ON CONFLICT DO NOTHING
RETURNING room, question, round, member, key
"""

_KEYS = """
SELECT room, question, round, member, key FROM answer
WHERE (room, question, round, member) IN (
    SELECT * FROM unnest(%s::text[], %s::text[], %s::int[], %s::text[])
)
"""


async def put_batch(
    db: psycopg.AsyncConnection[Row], batch: Sequence[Stored]
) -> tuple[Result, ...]:
    """What became of each answer. Within the caller's transaction."""
    columns = [list(column) for column in zip(*map(answer_values, batch), strict=True)]
    stored = set(await (await db.execute(_STORE, columns)).fetchall())
    keys_stored: dict[Row, str] = {}
    if len(stored) < len(batch):
        # A statement of its own: it sees what others stored in the meantime.
        rows = await (await db.execute(_KEYS, columns[:4])).fetchall()
        keys_stored = {row[:4]: row[4] for row in rows}
    return tuple(_result(answer, stored, keys_stored) for answer in batch)


def _result(answer: Stored, stored: set[Row], keys_stored: dict[Row, str]) -> Result:
    place = (answer.room, answer.question, answer.round, answer.member)
    if (*place, answer.key) in stored:
        stored.discard((*place, answer.key))
        return Result.OK
    if place not in keys_stored:
        return Result.CLOSED
    return Result.DUP if keys_stored[place] == answer.key else Result.ALREADY

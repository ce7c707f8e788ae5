"""An attempt as a row of the database and back: nothing is lost on the way."""

import json
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from sidos.model.attempt import Attempt, Certainty, Flow, Response, Verdict

NAMES = Attempt.__struct_fields__
COLUMNS = ", ".join(NAMES)
MARKS = ", ".join("?" * len(NAMES))

Value = str | int | float | None
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def ticks(at: datetime) -> int:
    """`at`, which knows its zone, in microseconds since 1970, UTC."""
    return (at - _EPOCH) // _TICK


def moment(ticks: int) -> datetime:
    """The time, in UTC, that `ticks` made a number of."""
    return _EPOCH + ticks * _TICK


def row_of(attempt: Attempt) -> list[Value]:
    """The values of `COLUMNS`."""
    return [_value(name, getattr(attempt, name)) for name in NAMES]


def _value(name: str, value: Value | datetime | date) -> Value:
    if name == "response":
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime):
        return ticks(value)
    return value.isoformat() if isinstance(value, date) else value


def attempt_of(row: sqlite3.Row | tuple[Value, ...]) -> Attempt:
    """The attempt of a row of `COLUMNS`. Raises ValueError where no attempt makes such a row."""
    values = dict(zip(NAMES, row, strict=True))
    values["response"] = _response(json.loads(values["response"]))
    values["at"] = moment(values["at"])
    values["flow"] = Flow(values["flow"])
    values["verdict"] = Verdict(values["verdict"])
    if values["certainty"] is not None:
        values["certainty"] = Certainty(values["certainty"])
    if values["day"] is not None:
        values["day"] = date.fromisoformat(values["day"])
    return Attempt(**values)


def _response(value: str | list[str] | dict[str, str]) -> Response:
    return tuple(value) if isinstance(value, list) else value


def under(prefix: str, column: str = "item") -> tuple[str, tuple[str, ...]]:
    """A condition on `column`, and its values: the key `prefix` itself or one below it
    (`a/b` has `a/b/c` below it, not `a/bc`); the empty prefix is above all."""
    if not prefix:
        return "TRUE", ()
    # "0" is the sign after "/", so that an index on the column serves.
    return (
        f"({column} = ? OR ({column} > ? AND {column} < ?))",
        (prefix, f"{prefix}/", f"{prefix}0"),
    )


def select(
    connection: sqlite3.Connection, prefix: str, after: Attempt | None = None
) -> Iterator[Attempt]:
    """Attempts under `prefix` by time, then id; those that come after `after`."""
    condition, values = under(prefix)
    place = (ticks(after.at), after.id) if after else (-(2**63), "")
    query = f"""
        SELECT {COLUMNS} FROM attempt WHERE {condition} AND (at, id) > (?, ?) ORDER BY at, id
    """  # noqa: S608 - nothing but our own names
    for row in connection.execute(query, (*values, *place)):
        yield attempt_of(row)

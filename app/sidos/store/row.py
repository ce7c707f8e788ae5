"""An attempt as a row of the database and back: nothing is lost on the way.

A row with a value that no attempt has (a damaged byte, a later version's word) is not an attempt:
`attempt_of` refuses it, and `WHOLE` leaves it out of sums.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from operator import attrgetter

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
    """The time, in UTC, that `ticks` made a number of. Raises OverflowError for none at all."""
    return _EPOCH + ticks * _TICK


EARLIEST, LATEST = (datetime(year, 1, 1, tzinfo=UTC) for year in (2, 9997))
"""Times that every zone can express."""


def nearest_moment(count: int) -> datetime:
    """`moment`, or for a time that can't be, the nearest that can."""
    return moment(min(max(count, ticks(EARLIEST)), ticks(LATEST)))


def _words(column: str, kind: type[StrEnum]) -> str:
    return f"{column} IN ({', '.join(repr(word.value) for word in kind)})"


WHOLE = f"""(
    {_words("verdict", Verdict)} AND {_words("flow", Flow)}
    AND (certainty IS NULL OR {_words("certainty", Certainty)})
    AND +at BETWEEN {ticks(EARLIEST)} AND {ticks(LATEST)} AND (day IS NULL OR day IS date(day))
    AND score BETWEEN 0 AND 1 AND rev > 0 AND duration_ms >= 0 AND hints >= 0
    AND +item GLOB '*/*/*' AND item NOT GLOB '*[^a-z0-9/-]*'
    AND CASE WHEN json_valid(response)
        THEN json_type(response) IN ('text', 'array', 'object') ELSE FALSE END
)"""
"""The SQL condition on a row of `attempt` that it is one, as `attempt_of` has it. (A plus keeps
a column from choosing the index.)"""

COUNTS = f"SELECT count(*), coalesce(sum({WHOLE}), 0) FROM attempt"  # noqa: S608 - a constant
"""The query for how many rows there are, and how many of them are attempts."""

_ITEM = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+){2,}\Z")
_texts = attrgetter("id", "session", "locale", "form")


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
    try:
        values["response"] = _response(json.loads(values["response"]))
        values["at"] = moment(values["at"])
        values["flow"] = Flow(values["flow"])
        values["verdict"] = Verdict(values["verdict"])
        if values["certainty"] is not None:
            values["certainty"] = Certainty(values["certainty"])
        if values["day"] is not None:
            values["day"] = date.fromisoformat(values["day"])
        attempt = Attempt(**values)
        whole = _is_whole(attempt)
    except (ValueError, TypeError, OverflowError, RecursionError, AttributeError) as error:
        raise ValueError(str(error)) from error
    if not whole:
        raise ValueError(row[0])
    return attempt


def _is_whole(attempt: Attempt) -> bool:
    return (
        _ITEM.match(attempt.item) is not None
        and EARLIEST <= attempt.at <= LATEST
        and 0 <= attempt.score <= 1
        and attempt.rev > 0
        and attempt.duration_ms >= 0
        and attempt.hints >= 0
        and is_text(
            "".join((*_texts(attempt), attempt.replaces or "", *texts_of(attempt.response)))
        )
    )


def _response(value: object) -> Response:
    """The response that JSON holds. Raises ValueError where that isn't one."""
    if isinstance(value, list):
        value = tuple(value)
    if not isinstance(value, str | tuple | dict) or not all(
        isinstance(text, str) for text in texts_of(value)
    ):
        raise ValueError(value)
    return value


def texts_of(response: Response) -> tuple[str, ...]:
    """All texts that a response holds."""
    if isinstance(response, str):
        return (response,)
    return (*response, *response.values()) if isinstance(response, Mapping) else response


def is_text(text: str) -> bool:
    """Whether `text` can be written as UTF-8: bytes that weren't come in as lone surrogates."""
    return text.isascii() or not any("\ud800" <= char <= "\udfff" for char in text)


def under(prefix: str, column: str = "item") -> tuple[str, tuple[str, ...]]:
    """A condition on `column`, and its values: the key `prefix` itself or one below it
    (`a/b` has `a/b/c` below it, not `a/bc`); the empty prefix is above all."""
    if not prefix:
        return "TRUE", ()
    # "0" is the character after "/", so that an index on the column serves.
    return (
        f"({column} = ? OR ({column} > ? AND {column} < ?))",
        (prefix, f"{prefix}/", f"{prefix}0"),
    )


def select(
    connection: sqlite3.Connection, prefix: str, after: Attempt | None = None
) -> Iterator[Attempt]:
    """Attempts under `prefix` by time, then id; those that come after `after`. Rows that are not
    attempts are left out."""
    condition, values = under(prefix)
    place = (ticks(after.at), after.id) if after else (-(2**63), "")
    query = f"""
        SELECT {COLUMNS} FROM attempt WHERE {condition} AND (at, id) > (?, ?) ORDER BY at, id
    """  # noqa: S608 - nothing but our own names
    for row in connection.execute(query, (*values, *place)):
        with suppress(ValueError):
            yield attempt_of(row)

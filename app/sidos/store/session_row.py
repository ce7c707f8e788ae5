"""A session left in the middle as a row of the database, and what a reset deletes."""

import sqlite3
from datetime import datetime

import msgspec

from sidos.engine.session import Kind, SavedSession
from sidos.store import derived
from sidos.store.row import ticks, under


def keep_session(
    connection: sqlite3.Connection, session: SavedSession, scroll: int, now: datetime
) -> None:
    """Keep where a session is; one that is finished ends."""
    if session.at >= len(session.visits):
        end_session(connection, session.lesson, session.kind)
        return
    values = (session.lesson, session.kind, ticks(now), scroll, msgspec.msgpack.encode(session))
    connection.execute(
        "INSERT OR REPLACE INTO session (lesson, kind, updated, scroll, saved)"
        " VALUES (?, ?, ?, ?, ?)",
        values,
    )


def end_session(connection: sqlite3.Connection, lesson: str, kind: Kind) -> None:
    """Forget the session of that lesson and kind."""
    connection.execute("DELETE FROM session WHERE lesson = ? AND kind = ?", (lesson, kind))


def delete_under(connection: sqlite3.Connection, prefix: str) -> int:
    """Delete the attempts under `prefix` and the sessions they are in; returns how many."""
    condition, values = under(prefix)
    query = f"DELETE FROM attempt WHERE {condition}"  # noqa: S608 - made by `under`
    deleted = connection.execute(query, values).rowcount
    condition, values = under(prefix, "lesson")
    query = f"DELETE FROM session WHERE {condition}"  # noqa: S608
    connection.execute(query, values)
    # A session holds the answers of its lesson's items, a recap those of several lessons.
    lesson = prefix.rpartition("/")[0]
    connection.execute("DELETE FROM session WHERE lesson = ?", (lesson,))
    condition, values = under(prefix.partition("/")[0], "lesson")
    query = f"DELETE FROM session WHERE kind = ? AND {condition}"  # noqa: S608
    connection.execute(query, (Kind.RECAP, *values))
    derived.rebuild(connection)
    return deleted


def decoded_session(saved: bytes) -> SavedSession | None:
    """The session; None for a damaged one, and for one of a version that knew other fields."""
    try:
        session = msgspec.msgpack.decode(saved, type=SavedSession)
    except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError):
        return None
    return session if 0 <= session.at < len(session.visits) else None

"""Work on the database file: reading, patience with other processes, transactions."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

TIMEOUT = 2.0
"""Seconds to wait for another process."""

_PAUSE = 0.02
_IN_THE_WAY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def check_writable(connection: sqlite3.Connection) -> None:
    """Raise sqlite3.Error where nothing can be written now."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # In a read-only file BEGIN IMMEDIATE passes; this does not.
        connection.execute("DELETE FROM session WHERE FALSE")
    finally:
        connection.execute("ROLLBACK")


def tolerate_bytes(connection: sqlite3.Connection) -> None:
    """Read bytes that are not UTF-8 as lone surrogates, so that one row ends no query."""
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")


def open_to_read(path: Path, timeout: float = TIMEOUT) -> sqlite3.Connection:
    """A connection of its own that only reads `path`. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro",
        uri=True,
        timeout=timeout,
        isolation_level=None,
        check_same_thread=False,
    )
    tolerate_bytes(connection)
    # No temporary files, so that all can be read when the disk is full.
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def close_untouched(connection: sqlite3.Connection, path: Path) -> None:
    """Close the connection without moving the write-ahead log of `path` into the database, as the
    last connection does when it closes: one that only reads can't."""
    try:
        reader = open_to_read(path, 0)
    except sqlite3.Error:
        connection.close()
        return
    with closing(reader):
        with suppress(sqlite3.Error):
            reader.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        connection.close()


def patiently(work: Callable[[], T], timeout: float) -> T:
    """Do `work`, again and again for `timeout` seconds while another process is in the way.

    SQLite waits by itself in most places, but not where waiting could end in a deadlock, nor
    while another process turns write-ahead logging on or takes the log down.
    """
    deadline = time.monotonic() + timeout
    while True:
        try:
            return work()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _IN_THE_WAY or time.monotonic() > deadline:
                raise
        time.sleep(_PAUSE)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is done inside is on disk when the block ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # SQLite has rolled back by itself after some errors, a full disk among them.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

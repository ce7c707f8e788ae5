"""Opening the database file to write: made or migrated where needed, with durable settings.

Where a file system has no shared memory or no locks for SQLite's write-ahead log (network folders,
containers), the database has a rollback journal instead.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sidos.store.connection import patiently, tolerate_bytes
from sidos.store.migration import migrate, version_of
from sidos.store.private import make_private, make_private_folder
from sidos.store.schema import VERSION

_NO_LOG = {
    sqlite3.SQLITE_BUSY,  # also where the log's locks can't be had
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_IOERR_SHMMAP,
    sqlite3.SQLITE_IOERR_SHMOPEN,
    sqlite3.SQLITE_IOERR_SHMLOCK,
    sqlite3.SQLITE_IOERR_LOCK,
}


def open_file(path: Path, timeout: float) -> sqlite3.Connection:
    """The database in `path`, made or migrated where needed and ready to be written to.

    Raises sqlite3.Error, OSError, or migration's errors.
    """
    make_private_folder(path.parent)
    make_private(path)
    try:
        return _opened(path, timeout, _prepare)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode not in _NO_LOG:
            raise
        try:
            return _opened(path, 0, _prepare_without_log)
        except (sqlite3.Error, OSError):
            raise error from None


def _opened(
    path: Path, timeout: float, prepare: Callable[[sqlite3.Connection, Path], None]
) -> sqlite3.Connection:
    # SQLite waits half of the time by itself, so that all waits come to some seconds at most.
    connection = sqlite3.connect(
        path, timeout=timeout / 2, isolation_level=None, check_same_thread=False
    )
    tolerate_bytes(connection)
    try:
        patiently(lambda: prepare(connection, path), timeout)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    if version_of(connection) != VERSION:
        migrate(connection, path)
    connection.execute("PRAGMA journal_mode = WAL").fetchone()


def _prepare_without_log(connection: sqlite3.Connection, path: Path) -> None:
    # Whoever has the file alone needs no shared memory to read a log that is there; first of all,
    # because other settings already read the file.
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA synchronous = FULL")
    if version_of(connection) != VERSION:
        migrate(connection, path)
    connection.execute("PRAGMA journal_mode = TRUNCATE").fetchone()
    connection.execute("PRAGMA locking_mode = NORMAL")
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()

"""Opening the database file to write: made or migrated where needed, with durable settings."""

import sqlite3
from pathlib import Path

from sidos.store.connection import patiently, tolerate_bytes
from sidos.store.migration import migrate, version_of
from sidos.store.private import make_private, make_private_folder
from sidos.store.schema import VERSION


def open_file(path: Path, timeout: float) -> sqlite3.Connection:
    """The database in `path`, made or migrated where needed and ready to be written to.

    Raises sqlite3.Error, OSError, or migration's errors.
    """
    make_private_folder(path.parent)
    make_private(path)
    connection = sqlite3.connect(
        path, timeout=timeout, isolation_level=None, check_same_thread=False
    )
    tolerate_bytes(connection)
    try:
        patiently(lambda: _prepare(connection, path), timeout)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA synchronous = FULL")
    if version_of(connection) != VERSION:
        migrate(connection, path)
    connection.execute("PRAGMA journal_mode = WAL").fetchone()

"""Migration by user_version: all steps that are missing in one transaction, or none.

A file of a later version, or another program's, is never touched.
"""

import sqlite3
from pathlib import Path

from sidos.store.error import StoreError
from sidos.store.schema import APPLICATION, STEPS, VERSION
from sidos.store.trouble import StoreFault, StoreTrouble


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the database; 0 for a new one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, path: Path | None) -> None:
    """Bring the database to today's version. An older one in the file `path` is copied first.

    Raises sqlite3.Error, or StoreError where a newer version or another program has written the
    file; nothing has changed then.
    """
    version = version_of(connection)
    if version > VERSION:
        raise StoreError(StoreTrouble(StoreFault.NEWER, str(path)))
    if version == 0:
        if connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
            raise StoreError(StoreTrouble(StoreFault.CORRUPT, str(path)))
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
    elif version < VERSION and path is not None:
        from sidos.store.backup import copy_before_migration

        copy_before_migration(path, version)
    _run_steps(connection)


def _run_steps(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Looked up again: another process may have been faster.
        for step in STEPS[version_of(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise

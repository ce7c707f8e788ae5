"""How the store is, for `sidos doctor`."""

import sqlite3
from pathlib import Path

from msgspec import Struct

from sidos.store.backup import integrity
from sidos.store.copies import daily_copies
from sidos.store.migration import version_of
from sidos.store.trouble import StoreTrouble


class Health(Struct, frozen=True, kw_only=True):
    """`size`: bytes of the file; `journal`: SQLite's journal mode ("memory" in trouble);
    `integrity`: "ok" or what SQLite's quick check found; `backup`: the last daily copy."""

    path: str
    size: int
    version: int
    journal: str
    integrity: str
    attempts: int
    backup: Path | None
    trouble: StoreTrouble | None


def health(connection: sqlite3.Connection, path: Path, trouble: StoreTrouble | None) -> Health:
    """Look at the whole store: slow for a large one."""
    try:
        size, copies = path.stat().st_size if path.exists() else 0, daily_copies(path)
    except OSError:
        size, copies = 0, []
    return Health(
        path=str(path),
        size=size,
        version=version_of(connection),
        journal=connection.execute("PRAGMA journal_mode").fetchone()[0],
        integrity=integrity(connection),
        attempts=connection.execute("SELECT count(*) FROM attempt").fetchone()[0],
        backup=copies[-1] if copies else None,
        trouble=trouble,
    )

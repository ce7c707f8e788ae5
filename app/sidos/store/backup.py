"""Copies of the store, made by SQLite's own backup call, whole and checked, beside the store.

A copy never replaces a better one: a damaged or empty store is not copied, and a copy takes its
name only once it is complete.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from sidos.store.atomic_file import flush
from sidos.store.connection import open_to_read

KEPT = 3
"""Daily copies, and copies made before a reset."""

_DAILY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_RESET = "before-reset-"


def folder_of(path: Path) -> Path:
    """Where the copies of the store in `path` are."""
    return path.parent / "backups"


def daily_copies(path: Path) -> list[Path]:
    """The daily copies there are, the oldest first."""
    return sorted(folder_of(path).glob(f"{path.stem}-{_DAILY}.db"))


def copy_daily(path: Path, day: date) -> Path | None:
    """Copy the store to a file named by `day`, and remove all but the last three such copies.

    None where that day has its copy, or where there is nothing to copy yet. Raises sqlite3.Error
    (DatabaseError for a damaged store) or OSError; the earlier copies are then as they were.
    """
    target = folder_of(path) / f"{path.stem}-{day.isoformat()}.db"
    if target.exists() or _is_empty(path):
        return None
    _copy(path, target)
    for old in (*daily_copies(path)[:-KEPT], *_left_over(path, day)):
        old.unlink(missing_ok=True)
    return target


def _left_over(path: Path, day: date) -> list[Path]:
    """Copies begun before `day` by processes that ended in the middle of it."""
    begun = folder_of(path).glob(f"{path.stem}-*.partial")
    return [
        file for file in begun if datetime.fromtimestamp(file.stat().st_mtime, UTC).date() < day
    ]


def copy_before_reset(path: Path) -> Path:
    """Copy the store before something is deleted from it; the last three such copies are kept.

    Raises as `copy_daily`.
    """
    old = sorted(
        (int(file.stem.rpartition("-")[2]), file)
        for file in folder_of(path).glob(f"{path.stem}-{_RESET}*.db")
        if file.stem.rpartition("-")[2].isdecimal()
    )
    number = old[-1][0] + 1 if old else 1
    target = folder_of(path) / f"{path.stem}-{_RESET}{number}.db"
    _copy(path, target)
    for _, file in old[: len(old) + 1 - KEPT]:
        file.unlink(missing_ok=True)
    return target


def copy_before_migration(path: Path, version: int) -> None:
    """Copy the store as it is in an earlier version of the schema. Raises as `copy_daily`."""
    target = folder_of(path) / f"{path.stem}-version-{version}.db"
    if not target.exists():
        _copy(path, target)


def integrity(connection: sqlite3.Connection) -> str:
    """ "ok", or the first thing that SQLite's quick check finds wrong."""
    try:
        found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    return found


def _is_empty(path: Path) -> bool:
    with closing(open_to_read(path)) as store:
        tables = "EXISTS (SELECT 1 FROM attempt) OR EXISTS (SELECT 1 FROM session)"
        return not store.execute(f"SELECT {tables}").fetchone()[0]


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        with closing(open_to_read(path)) as store, closing(sqlite3.connect(partial)) as copy:
            store.backup(copy)
            # A copy is one file that can be read anywhere, a read-only disk too.
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
            if (found := integrity(copy)) != "ok":
                raise sqlite3.DatabaseError(found)
        flush(partial)
        partial.replace(target)
        flush(target.parent)
    finally:
        for left in (partial, partial.with_name(f"{partial.name}-journal")):
            left.unlink(missing_ok=True)

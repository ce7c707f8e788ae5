"""Copies of the store, made by SQLite's own backup call, whole and checked, beside the store.

A copy never replaces a better one: a damaged or empty store is not copied, a copy takes its name
only once it is complete, and `copies.py` says which ones may go. Only the owner can read them.
"""

import os
import sqlite3
import time
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from sidos.store.atomic_file import PRIVATE, flush
from sidos.store.connection import open_to_read
from sidos.store.copies import RESET, daily_copies, folder_of, reset_copies, worthless_copies
from sidos.store.private import make_private_folder

KEPT = 3
"""Copies made before a reset."""


def copy_daily(path: Path, day: date) -> Path | None:
    """Copy the store to a file named by `day`, and remove the copies that are worthless by then.

    None where that day has its copy, or where there is nothing to copy yet. Raises sqlite3.Error
    (DatabaseError for a damaged store) or OSError; the earlier copies are then as they were.
    """
    target = folder_of(path) / f"{path.stem}-{day.isoformat()}.db"
    if target.exists() or not path.exists() or _is_empty(path):
        return None
    _copy(path, target)
    for old in (*worthless_copies(path, day), *_left_over(path, day)):
        old.unlink(missing_ok=True)
    return target


def _left_over(path: Path, day: date) -> list[Path]:
    """What processes that ended in the middle of a copy left before `day`, SQLite's own files
    beside the copy too."""
    begun = folder_of(path).glob(f"{path.stem}-*.partial*")
    return [
        file for file in begun if datetime.fromtimestamp(file.stat().st_mtime, UTC).date() < day
    ]


def copy_before_reset(path: Path) -> Path:
    """Copy the store before something is deleted from it; the last three such copies are kept.

    Raises as `copy_daily`.
    """
    old = reset_copies(path)
    number = old[-1][0] + 1 if old else 1
    target = folder_of(path) / f"{path.stem}-{RESET}{number}.db"
    _copy(path, target)
    for _, file in old[: len(old) + 1 - KEPT]:
        file.unlink(missing_ok=True)
    now = time.time()
    for file in daily_copies(path):
        if file.stat().st_mtime > now:  # made while the clock was wrong, and before this reset
            os.utime(file, (now - 1, now - 1))
    os.utime(target, (now, now))
    return target


def copy_before_migration(path: Path, version: int) -> None:
    """Copy the store as it is in an earlier version of the schema. Raises as `copy_daily`."""
    target = folder_of(path) / f"{path.stem}-version-{version}.db"
    if not target.exists():
        _copy(path, target)


def integrity(connection: sqlite3.Connection) -> str:
    """ "ok", or the first thing that SQLite's quick check finds wrong."""
    try:
        result: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error)
    return result


def _is_empty(path: Path) -> bool:
    with closing(open_to_read(path)) as store:
        tables = "EXISTS (SELECT 1 FROM attempt) OR EXISTS (SELECT 1 FROM session)"
        return not store.execute(f"SELECT {tables}").fetchone()[0]


def _copy(path: Path, target: Path) -> None:
    make_private_folder(target.parent)
    partial = target.with_name(f"{target.name}.{os.getpid()}.partial")
    try:
        os.close(os.open(partial, os.O_CREAT | os.O_WRONLY, PRIVATE))
        with closing(open_to_read(path)) as store, closing(sqlite3.connect(partial)) as copy:
            store.backup(copy)
            # A copy is one file that can be read anywhere, a read-only disk too.
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()
            if (result := integrity(copy)) != "ok":
                raise sqlite3.DatabaseError(result)
        flush(partial)
        partial.replace(target)
        flush(target.parent)
    finally:
        for left in (partial, partial.with_name(f"{partial.name}-journal")):
            left.unlink(missing_ok=True)

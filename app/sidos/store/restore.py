"""Restoring the store: what can be read of the file and the answers that copies have, in a new file
that takes its place. The earlier file stays beside the copies, with its log.

Nothing is deleted, and the new file is complete and checked before anything is moved.
"""

import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path

from msgspec import Struct

from sidos.store.atomic_file import flush
from sidos.store.backup import integrity
from sidos.store.connection import open_to_read, transaction
from sidos.store.copies import folder_of
from sidos.store.derived import rebuild
from sidos.store.error import StoreError
from sidos.store.migration import version_of
from sidos.store.private import make_private, make_private_folder
from sidos.store.row import COUNTS
from sidos.store.salvage import salvage, salvage_into
from sidos.store.schema import VERSION
from sidos.store.trouble import StoreFault, StoreTrouble, trouble_of

_SHARED = 0x4000_0002
"""Where SQLite's shared locks are in a file; there are 510 of them."""

_ENDINGS = ("", "-wal", "-shm", "-journal")


class Restored(Struct, frozen=True, kw_only=True):
    """How many answers the new store has, how many could be read of the earlier file, and where
    that file is now: None where there was none, or where it lacked nothing and stays."""

    answers: int
    readable: int
    aside: Path | None


def restore(path: Path, copies: Sequence[Path], today: date) -> Restored:
    """Put a store in `path` that has what can be read of the file there, and all answers of
    `copies`. Raises StoreError where another program uses the file, or the disk doesn't let it."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        _check_unused(path)
        make_private_folder(path.parent)
        readable = _build(partial, path, copies)
        answers = _checked(partial)
        if answers == readable and _is_sound(path):
            return Restored(answers=answers, readable=readable, aside=None)
        aside = _set_aside(path, today)
        partial.replace(path)
        flush(path.parent)
        return Restored(answers=answers, readable=readable, aside=aside)
    except (sqlite3.Error, OSError) as error:
        raise StoreError(trouble_of(error, path)) from error
    finally:
        for ending in _ENDINGS:
            partial.with_name(partial.name + ending).unlink(missing_ok=True)


def _check_unused(path: Path) -> None:
    """Raise StoreError where another process has the file open: the new file would lack what is
    written to the earlier one from then on. A connection holds SQLite's shared lock, also on a
    damaged file."""
    if os.name != "posix" or not path.is_file():
        return
    import fcntl

    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 510, _SHARED)
        except BlockingIOError as error:
            raise StoreError(StoreTrouble(StoreFault.LOCKED, str(path))) from error


def _build(partial: Path, path: Path, copies: Sequence[Path]) -> int:
    """Make the new store; returns how many answers came from the file itself."""
    make_private(partial)
    with closing(salvage(path, locked=False)) as memory:
        readable: int = memory.execute("SELECT count(*) FROM attempt").fetchone()[0]
        with transaction(memory):
            for copy in copies:
                salvage_into(memory, copy)
            rebuild(memory)
        with closing(sqlite3.connect(partial, isolation_level=None)) as new:
            memory.backup(new)
    return readable


def _checked(partial: Path) -> int:
    with closing(sqlite3.connect(partial, isolation_level=None)) as new:
        if (result := integrity(new)) != "ok":
            raise sqlite3.DatabaseError(result)
        answers: int = new.execute("SELECT count(*) FROM attempt").fetchone()[0]
    flush(partial)
    return answers


def _is_sound(path: Path) -> bool:
    """Whether the file lacks nothing, and every row in it can be read."""
    try:
        with closing(open_to_read(path)) as store:
            total, whole = store.execute(COUNTS).fetchone()
            return integrity(store) == "ok" and version_of(store) == VERSION and total == whole
    except sqlite3.Error:
        return False


def _set_aside(path: Path, today: date) -> Path | None:
    """Copy the file and what SQLite has beside it to a folder among the copies, then take away
    its log, which doesn't belong to the new file."""
    if not path.exists():
        return None
    folder = _free(folder_of(path) / f"before-restore-{today.isoformat()}")
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700)
    for ending in _ENDINGS:
        file = path.with_name(path.name + ending)
        if file.is_file():
            shutil.copy2(file, folder)
            flush(folder / file.name)
    flush(folder)
    for ending in _ENDINGS[1:]:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
    return folder


def _free(folder: Path) -> Path:
    number = 1
    place = folder
    while place.exists():
        number += 1
        place = folder.with_name(f"{folder.name}-{number}")
    return place

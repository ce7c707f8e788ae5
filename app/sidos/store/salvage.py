"""What can be read of a store that can't be used, in a database in memory.

The file itself is only ever read.
"""

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from sidos.store.connection import open_to_read, tolerate_bytes, transaction
from sidos.store.derived import rebuild
from sidos.store.migration import migrate
from sidos.store.row import NAMES, Value, attempt_of

_NAMES = {"attempt": NAMES, "session": ("lesson", "kind", "updated", "scroll", "saved")}
_WAIT = 0.1  # seconds; whoever locks the file has been waited for already


def salvage(path: Path, *, locked: bool) -> sqlite3.Connection:
    """A database in memory with every attempt and session of `path` that can be read."""
    memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    tolerate_bytes(memory)
    memory.execute("PRAGMA temp_store = MEMORY")
    migrate(memory, None)
    with transaction(memory):
        salvage_into(memory, path, locked=locked)
        rebuild(memory)
    return memory


def salvage_into(memory: sqlite3.Connection, path: Path, *, locked: bool = False) -> None:
    """Add what `memory` lacks of what can be read of `path`. To be called in a transaction."""
    with suppress(OSError):
        if path.is_file() and not _read(path, memory) and not locked:
            _read_copy(path, memory)


def _read(path: Path, memory: sqlite3.Connection) -> bool:
    """Whether `path` could be opened; its rows are then in `memory`, as far as they go."""
    try:
        with closing(open_to_read(path, _WAIT)) as store:
            # A schema that names pages beyond the end of a file that was cut off is read anyway.
            store.execute("PRAGMA writable_schema = ON")
            store.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            for table in _NAMES:
                _copy_rows(store, memory, table)
    except sqlite3.Error:
        return False
    return True


def _read_copy(path: Path, memory: sqlite3.Connection) -> None:
    """Read a copy: in a folder where nothing can be written SQLite can't open a database that
    uses write-ahead logging."""
    with TemporaryDirectory(prefix="sidos-") as folder:
        for name in (path.name, f"{path.name}-wal"):
            if path.with_name(name).is_file():
                shutil.copyfile(path.with_name(name), Path(folder, name))
        copy = Path(folder, path.name)
        copy.chmod(0o600)
        _read(copy, memory)


def _copy_rows(store: sqlite3.Connection, memory: sqlite3.Connection, table: str) -> None:
    """Copy rows from both ends, as far as a damaged page allows."""
    # A file that an earlier version left lacks the newest columns.
    columns = {row[1] for row in store.execute(f"PRAGMA table_info({table})")}
    names = tuple(name for name in _NAMES[table] if name in columns)
    marks = ", ".join("?" * len(names))
    insert = f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})"  # noqa: S608
    for direction in ("ASC", "DESC"):
        query = f"SELECT {', '.join(names)} FROM {table} NOT INDEXED ORDER BY rowid {direction}"  # noqa: S608
        try:
            for row in store.execute(query):
                # A row that isn't ours (damaged, or a later version's) is left out.
                with suppress(sqlite3.IntegrityError, ValueError):
                    if table == "attempt":
                        attempt_of(_whole(row, names))
                    memory.execute(insert, row)
        except sqlite3.DatabaseError:
            continue  # from the other end, then
        return


def _whole(row: tuple[Value, ...], names: tuple[str, ...]) -> tuple[Value, ...]:
    """The row with what a migration would put into the columns that it lacks."""
    values = {"form": "", **dict(zip(names, row, strict=True))}
    return tuple(values.get(name) for name in NAMES)

"""Rooms in a SQLite file: the store of a hub that is alone.

One thread writes and one reads, so that a long read never holds up an answer. Every commit is
synced, and shared by what is asked for at the same time.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from sidos.workshop.error import NewerStoreError, StoreUnavailableError
from sidos.workshop.frame import Result
from sidos.workshop.stores import sqlite_schema
from sidos.workshop.stores.database import Dialect, Row, Statement, Steps
from sidos.workshop.stores.port import Stored
from sidos.workshop.stores.sql_rooms import SqlRooms
from sidos.workshop.stores.sqlite_answers import put_batch
from sidos.workshop.stores.sqlite_log import stretch
from sidos.workshop.stores.sqlite_writer import SqliteWriter
from sidos.workshop.stores.wake import Wakes

T = TypeVar("T")

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")


async def open_sqlite(path: Path) -> SqlRooms:
    """Open the file, making it where there is none. NewerStoreError, StoreUnavailableError."""

    def connect() -> tuple[sqlite3.Connection, sqlite3.Connection]:
        _make(path)
        writer = _connect(path)
        try:
            _migrate(writer, path)
            return writer, _connect(path)
        except BaseException:
            writer.close()
            raise

    try:
        return SqlRooms(SqliteDatabase(path, *await asyncio.to_thread(connect)))
    except (sqlite3.Error, OSError) as error:
        raise StoreUnavailableError(str(error)) from error


class SqliteDatabase:
    """The `Database` in the file at `path`."""

    # Left to itself, SQLite reads all answers of the room: it doesn't know how many there are.
    dialect = Dialect(by_member=" INDEXED BY answer_by_member")

    def __init__(self, path: Path, writer: sqlite3.Connection, reader: sqlite3.Connection) -> None:
        self._path = path
        self.db, self._reader = writer, reader
        self._writer = SqliteWriter(writer)
        self._reading = ThreadPoolExecutor(1, "rooms-read")
        self._wakes = Wakes()

    async def read(self, query: str, **values: Any) -> list[Row]:
        """The rows of a query."""

        def run() -> list[Row]:
            try:
                return self._reader.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise StoreUnavailableError(str(error)) from error

        return await asyncio.get_running_loop().run_in_executor(self._reading, run)

    async def write(self, steps: Steps[T]) -> T:
        """Run a transaction."""
        return await self._writer.write(lambda db: _run(db, steps))

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch of answers."""
        return await self._writer.write(lambda db: put_batch(db, batch))

    def expect_answers(self) -> None:
        """Give the log its length."""
        with suppress(OSError):  # it is only slower then
            stretch(self._path)

    def wake(self, room: str) -> None:
        """Tell this process of a room."""
        self._wakes.wake(room)

    def wakes(self) -> AsyncIterator[str]:
        """Ids of rooms in which something was appended."""
        return self._wakes.listen()

    async def wipe(self) -> None:
        """What was deleted (and overwritten, by secure_delete) leaves the write-ahead log too."""

        def run() -> None:
            self._reader.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

        await asyncio.get_running_loop().run_in_executor(self._reading, run)

    async def close(self) -> None:
        """Finish what is under way and let go."""
        await asyncio.to_thread(self._writer.close)
        await asyncio.to_thread(self._reading.shutdown)
        self._reader.close()
        self.db.close()


def _run(db: sqlite3.Connection, steps: Steps[T]) -> T:
    rows: list[Row] | None = None
    try:
        while True:
            statement = next(steps) if rows is None else steps.send(rows)
            rows = _execute(db, statement)
    except StopIteration as done:
        outcome: T = done.value
        return outcome


def _execute(db: sqlite3.Connection, statement: Statement) -> list[Row]:
    if isinstance(statement.values, Sequence):
        return db.executemany(statement.query, statement.values).fetchall()
    return db.execute(statement.query, statement.values).fetchall()


def _make(path: Path) -> None:
    """Only its owner may read a file that may hold names."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _connect(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
    except BaseException:
        db.close()
        raise
    return db


def _migrate(db: sqlite3.Connection, path: Path) -> None:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > sqlite_schema.VERSION:
        raise NewerStoreError(str(path))
    if version == 0:
        db.executescript(
            f"BEGIN;{sqlite_schema.TABLES}PRAGMA user_version={sqlite_schema.VERSION};COMMIT"
        )

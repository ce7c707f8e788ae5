"""Rooms in PostgreSQL: the store of several hubs, none of which keeps anything itself.

A round's row is the barrier: answers share a lock on it while they are stored, and closing takes
it alone. NOTIFY is a hint only.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from typing import Any, TypeVar

import psycopg
from psycopg import sql
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout

from sidos.workshop.error import NewerStoreError, StoreUnavailableError
from sidos.workshop.frame import Result
from sidos.workshop.stores import postgres_schema
from sidos.workshop.stores.database import Dialect, Row, Statement, Steps
from sidos.workshop.stores.port import Stored
from sidos.workshop.stores.postgres_answers import put_batch
from sidos.workshop.stores.sql_rooms import SqlRooms

_OPTIONS = f"-c search_path={postgres_schema.SCHEMA} -c synchronous_commit=on"
_CHANNEL = "sidos_room"
_AGAIN = 1.0  # seconds until listening is tried again
_LOCK = 0x5D05  # tells this advisory lock from other programs'

Connection = psycopg.AsyncConnection[tuple[Any, ...]]
T = TypeVar("T")


async def open_postgres(url: str, patience: float = 5.0) -> SqlRooms:
    """Connect to the database at `url`, making the tables where there are none. `patience`:
    seconds to wait for a connection, now and later. NewerStoreError, StoreUnavailableError."""
    pool = AsyncConnectionPool[Connection](
        url,
        min_size=1,
        max_size=8,
        timeout=patience,
        kwargs={"options": _OPTIONS},
        check=AsyncConnectionPool.check_connection,
        open=False,
    )
    try:
        # Asked directly first: a pool tries for long before it says what is wrong.
        async with await psycopg.AsyncConnection.connect(
            url, options=_OPTIONS, connect_timeout=max(2, int(patience))
        ) as db:
            await _migrate(db)
        await pool.open(wait=True, timeout=patience)
    except (psycopg.Error, PoolTimeout, OSError) as error:
        await pool.close()
        raise StoreUnavailableError(str(error)) from error
    except NewerStoreError:
        await pool.close()
        raise
    return SqlRooms(PostgresDatabase(url, pool))


class PostgresDatabase:
    """The `Database` at `url`."""

    dialect = Dialect(lock=" FOR UPDATE", announce=f"SELECT pg_notify('{_CHANNEL}', :room)")

    def __init__(self, url: str, pool: AsyncConnectionPool[Connection]) -> None:
        self._url = url
        self._pool = pool

    async def read(self, query: str, **values: Any) -> list[Row]:
        """The rows of a query."""
        return await self._transaction(lambda db: _execute(db, Statement(query, values)))

    async def write(self, steps: Steps[T]) -> T:
        """Run a transaction."""
        return await self._transaction(lambda db: _run(db, steps))

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch of answers."""
        return await self._transaction(lambda db: put_batch(db, batch))

    def expect_answers(self) -> None:
        """Nothing is to be done."""

    def wake(self, room: str) -> None:
        """The server tells this process as it tells the others."""

    async def wakes(self) -> AsyncIterator[str]:
        """Ids of rooms in which something was appended, by any hub."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._url, autocommit=True, options=_OPTIONS
                ) as db:
                    await db.execute(sql.SQL("LISTEN {}").format(sql.Identifier(_CHANNEL)))
                    async for notice in db.notifies():
                        yield notice.payload
            except (psycopg.Error, OSError):
                await asyncio.sleep(_AGAIN)  # a hint may be lost; the hub asks of itself too

    async def close(self) -> None:
        """Finish what is under way and let go."""
        await self._pool.close()

    async def wipe(self) -> None:
        """Rewrite the tables of people, without what was deleted from them."""
        with suppress(psycopg.Error, OSError):
            async with await psycopg.AsyncConnection.connect(
                self._url, autocommit=True, options=_OPTIONS
            ) as db:
                await db.execute("VACUUM FULL member")
                await db.execute("VACUUM FULL raised")

    async def _transaction(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        try:
            async with self._pool.connection() as db:
                return await work(db)
        except (psycopg.Error, PoolTimeout, PoolClosed, OSError) as error:
            raise StoreUnavailableError(str(error)) from error


async def _run(db: Connection, steps: Steps[T]) -> T:
    rows: list[Row] | None = None
    try:
        while True:
            statement = next(steps) if rows is None else steps.send(rows)
            rows = await _execute(db, statement)
    except StopIteration as done:
        outcome: T = done.value
        return outcome


async def _execute(db: Connection, statement: Statement) -> list[Row]:
    query = _with_placeholders(statement.query)
    if isinstance(statement.values, Sequence):
        await db.cursor().executemany(query, statement.values)
        return []
    cursor = await db.execute(query, statement.values)
    return [*await cursor.fetchall()] if cursor.description else []


@lru_cache
def _with_placeholders(query: str) -> bytes:
    """A query with psycopg's placeholders in place of `:name`."""
    return re.sub(r":(\w+)", r"%(\1)s", query).encode()


async def _migrate(db: Connection) -> None:
    async with db.transaction():
        # Two hubs may start at the same moment.
        await db.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        schema = sql.Identifier(postgres_schema.SCHEMA)
        await db.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(schema))
        there = await (await db.execute("SELECT to_regclass('version')")).fetchone()
        if there is None or there[0] is None:
            await db.execute(postgres_schema.TABLES)
            query = "INSERT INTO version VALUES (%s)"
            await db.execute(query, (postgres_schema.VERSION,))
            return
        newest = await (await db.execute("SELECT max(number) FROM version")).fetchone()
        if newest and newest[0] > postgres_schema.VERSION:
            raise NewerStoreError(str(newest[0]))

"""Rooms in PostgreSQL: the store of several hubs, none of which keeps anything itself.

A round's row is the barrier: answers share a lock on it while they are stored, and closing takes
it alone. NOTIFY is a hint only.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import suppress
from secrets import token_hex
from typing import Any, Self, TypeVar

import psycopg
from psycopg import sql
from psycopg_pool import AsyncConnectionPool, PoolClosed, PoolTimeout

from sidos.workshop.error import (
    NewerStoreError,
    StaleError,
    StoreUnavailableError,
    UnknownRoomError,
)
from sidos.workshop.frame import Result
from sidos.workshop.stores import postgres_schema
from sidos.workshop.stores.port import AnswerGroup, Gate, Happened, Member, Raised, Room, Stored
from sidos.workshop.stores.postgres_answers import put_batch
from sidos.workshop.stores.row import (
    ANSWER,
    GROUP,
    MEMBER,
    RAISED,
    ROOM,
    answer_of,
    group_of,
    happened_of,
    member_of,
    member_values,
    raised_of,
    raised_values,
    room_of,
    room_values,
)

_OPTIONS = f"-c search_path={postgres_schema.SCHEMA} -c synchronous_commit=on"
_CHANNEL = "sidos_room"
_AGAIN = 1.0  # seconds until listening is tried again
_LOCK = 0x5D05  # tells this advisory lock from other programs'

Connection = psycopg.AsyncConnection[tuple[Any, ...]]
Row = tuple[Any, ...]
T = TypeVar("T")


class PostgresRooms:
    """A `RoomStore` in the database at `url`."""

    def __init__(self, url: str, pool: AsyncConnectionPool[Connection]) -> None:
        self._url = url
        self._pool = pool

    @classmethod
    async def open(cls, url: str, patience: float = 5.0) -> Self:
        """Connect, making the tables where there are none. `patience`: seconds to wait for a
        connection, now and later. NewerStoreError, StoreUnavailableError."""
        pool = AsyncConnectionPool[Connection](
            url,
            min_size=1,
            max_size=8,
            timeout=patience,
            kwargs={"options": _OPTIONS},
            check=AsyncConnectionPool.check_connection,
            open=False,
        )
        store = cls(url, pool)
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
        return store

    async def make(self, room: Room) -> None:
        """Keep a new room."""
        await self._do(f"INSERT INTO room ({ROOM}) VALUES ({_marks(12)})", *room_values(room))

    async def room(self, id: str) -> Room:  # noqa: A002 - the port's name
        """The room with that id."""
        return await self._one("id = %s", id)

    async def room_by(self, *, code: str = "", link: str = "") -> Room:
        """The room that this code or link opens now."""
        if code:
            return await self._one("code = %s AND ended IS NULL", code)
        return await self._one("link = %s AND ended IS NULL", link)

    async def rooms(self) -> tuple[Room, ...]:
        """All rooms, the newest first."""
        rows = await self._read(f"SELECT {ROOM} FROM room ORDER BY made DESC, id")
        return tuple(map(room_of, rows))

    async def set_facilitator(self, room: str, token: bytes) -> None:
        """Another facilitator's token from now on."""
        await self._do("UPDATE room SET facilitator = %s WHERE id = %s", token, room)

    async def append(
        self, room: str, *, key: str, after: int, body: bytes, gate: Gate, at: float
    ) -> int:
        """Append the event that follows `after`, and do what `gate` says."""

        async def work(db: Connection) -> int:
            # The room's row is held to the end: events of a room come one after another.
            found = await db.execute("SELECT 1 FROM room WHERE id = %s FOR UPDATE", (room,))
            if await found.fetchone() is None:
                raise UnknownRoomError(room)
            query = "SELECT seq FROM event WHERE room = %s AND key = %s"
            done = await (await db.execute(query, (room, key))).fetchone()
            if done:
                return int(done[0])
            query = "SELECT coalesce(max(seq), 0) FROM event WHERE room = %s"
            last = await (await db.execute(query, (room,))).fetchone()
            if last is None or last[0] != after:
                raise StaleError
            query = "INSERT INTO event (room, seq, key, at, body) VALUES (%s, %s, %s, %s, %s)"
            await db.execute(query, (room, after + 1, key, at, body))
            await _pass(db, room, gate, at)
            await db.execute("SELECT pg_notify(%s, %s)", (_CHANNEL, room))
            return after + 1

        return await self._write(work)

    async def events_after(self, room: str, seq: int) -> tuple[Happened, ...]:
        """The events after `seq`, in order."""
        query = "SELECT seq, at, body FROM event WHERE room = %s AND seq > %s ORDER BY seq"
        return tuple(map(happened_of, await self._read(query, room, seq)))

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch in one transaction."""
        if not batch:
            return ()
        return await self._write(lambda db: put_batch(db, batch))

    async def groups(self, room: str, question: str) -> tuple[AnswerGroup, ...]:
        """The answers to a question in all rounds, equal ones together."""
        query = (
            f"SELECT {GROUP} FROM answer WHERE room = %s AND question = %s"
            " GROUP BY round, response, verdict, score, parts"
            " ORDER BY round, count(*) DESC, response"
        )
        return tuple(map(group_of, await self._read(query, room, question)))

    async def answers_of(self, room: str, member: str) -> tuple[Stored, ...]:
        """One member's answers."""
        query = f"SELECT {ANSWER} FROM answer WHERE room = %s AND member = %s ORDER BY at"
        return tuple(map(answer_of, await self._read(query, room, member)))

    async def answers(self, room: str) -> AsyncIterator[Stored]:
        """All answers of a room, for its export."""
        query = f"SELECT {ANSWER} FROM answer WHERE room = %s ORDER BY question, round, at, member"
        for row in await self._read(query, room):
            yield answer_of(row)

    async def join(self, member: Member) -> None:
        """Keep a new member."""
        query = f"INSERT INTO member ({MEMBER}) VALUES ({_marks(8)})"
        await self._do(query, *member_values(member))

    async def member_by_token(self, room: str, token: bytes) -> Member | None:
        """The member whose resume token has this SHA-256."""
        query = f"SELECT {MEMBER} FROM member WHERE token = %s AND room = %s"
        rows = await self._read(query, token, room) if token else []
        return member_of(rows[0]) if rows else None

    async def room_of_token(self, token: bytes) -> str | None:
        """The room in which that token was given."""
        query = (
            "SELECT room FROM member WHERE token = %s"
            " UNION ALL SELECT id FROM room WHERE facilitator = %s"
        )
        rows = await self._read(query, token, token) if token else []
        return str(rows[0][0]) if rows else None

    async def members(self, room: str) -> tuple[Member, ...]:
        """All members, in the order of joining."""
        query = f"SELECT {MEMBER} FROM member WHERE room = %s ORDER BY joined, id"
        return tuple(map(member_of, await self._read(query, room)))

    async def change_members(self, members: Collection[Member]) -> None:
        """Keep names, languages, statuses and `removed` of members as they are now."""
        query = (
            "UPDATE member SET name = %s, lang = %s, status = %s, removed = %s"
            " WHERE room = %s AND id = %s"
        )
        # In one order everywhere, so that two hubs never wait for each other.
        ordered = sorted(members, key=lambda m: (m.room, m.id))
        values = [(m.name, m.lang, m.status, m.removed, m.room, m.id) for m in ordered]

        async def work(db: Connection) -> None:
            await db.cursor().executemany(query, values)

        await self._write(work)

    async def forget(self, room: str, member: str) -> None:
        """Delete a member; their answers stay under a new id that leads to nobody."""

        async def work(db: Connection) -> None:
            await db.execute("DELETE FROM member WHERE room = %s AND id = %s", (room, member))
            nobody = (token_hex(16), room, member)
            await db.execute(
                "UPDATE answer SET member = %s WHERE room = %s AND member = %s", nobody
            )
            await db.execute("UPDATE vote SET member = %s WHERE room = %s AND member = %s", nobody)
            query = "UPDATE raised SET member = '' WHERE room = %s AND member = %s"
            await db.execute(query, (room, member))

        await self._write(work)
        await self._wipe()

    async def ask(self, raised: Raised) -> None:
        """Keep a question from the floor."""
        query = f"INSERT INTO raised ({RAISED}) VALUES ({_marks(6)}) ON CONFLICT DO NOTHING"
        await self._do(query, *raised_values(raised))

    async def upvote(self, room: str, id: str, member: str, *, on: bool) -> None:  # noqa: A002
        """Count a member's vote once, or take it back."""
        if on:
            query = (
                "INSERT INTO vote (room, id, member) SELECT room, id, %s FROM raised"
                " WHERE room = %s AND id = %s ON CONFLICT DO NOTHING"
            )
        else:
            query = "DELETE FROM vote WHERE member = %s AND room = %s AND id = %s"
        await self._do(query, member, room, id)

    async def moderate(self, room: str, id: str, state: str) -> None:  # noqa: A002
        """Put a question from the floor into another state."""
        await self._do("UPDATE raised SET state = %s WHERE room = %s AND id = %s", state, room, id)

    async def floor(self, room: str) -> tuple[Raised, ...]:
        """All questions from the floor, in the order of asking."""
        votes = await self._read("SELECT id, member FROM vote WHERE room = %s", room)
        query = f"SELECT {RAISED} FROM raised WHERE room = %s ORDER BY at, id"
        return raised_of(await self._read(query, room), votes)

    async def delete_names(self, ended_before: float) -> int:
        """Really delete names in rooms whose `retain` is over at that time; in how many rooms."""

        async def work(db: Connection) -> int:
            query = (
                "DELETE FROM member USING room WHERE member.room = room.id"
                " AND room.ended + room.retain <= %s RETURNING member.room"
            )
            gone = {row[0] for row in await (await db.execute(query, (ended_before,))).fetchall()}
            query = "UPDATE raised SET member = '' WHERE room = ANY(%s)"
            await db.execute(query, ([*gone],))
            return len(gone)

        count = await self._write(work)
        if count:
            await self._wipe()
        return count

    async def delete(self, room: str) -> None:
        """Delete a room and all in it."""
        await self._do("DELETE FROM room WHERE id = %s", room)
        await self._wipe()

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

    async def _one(self, condition: str, value: str) -> Room:
        query = f"SELECT {ROOM} FROM room WHERE {condition} ORDER BY made DESC LIMIT 1"
        rows = await self._read(query, value)
        if not rows:
            raise UnknownRoomError(value)
        return room_of(rows[0])

    async def _write(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        """Do `work` in a transaction of its own."""
        try:
            async with self._pool.connection() as db:
                return await work(db)
        except (psycopg.Error, PoolTimeout, PoolClosed, OSError) as error:
            raise StoreUnavailableError(str(error)) from error

    async def _do(self, query: str, *values: Any) -> None:
        async def work(db: Connection) -> None:
            await db.execute(query, values)

        await self._write(work)

    async def _read(self, query: str, *values: Any) -> list[Row]:
        async def work(db: Connection) -> list[Row]:
            return await (await db.execute(query, values)).fetchall()

        return await self._write(work)

    async def _wipe(self) -> None:
        """Write the tables of people anew, without what was deleted from them."""
        with suppress(psycopg.Error, OSError):
            async with await psycopg.AsyncConnection.connect(
                self._url, autocommit=True, options=_OPTIONS
            ) as db:
                await db.execute("VACUUM FULL member")
                await db.execute("VACUUM FULL raised")


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
        found = await (await db.execute("SELECT max(number) FROM version")).fetchone()
        if found and found[0] > postgres_schema.VERSION:
            raise NewerStoreError(str(found[0]))


async def _pass(db: Connection, room: str, gate: Gate, at: float) -> None:
    if gate.close or gate.end:
        await db.execute("UPDATE round SET open = false WHERE room = %s AND open", (room,))
    for question, number in gate.open:
        query = (
            "INSERT INTO round (room, question, round, open) VALUES (%s, %s, %s, true)"
            " ON CONFLICT (room, question, round) DO UPDATE SET open = true"
        )
        await db.execute(query, (room, question, number))
    if gate.code:
        query = "UPDATE room SET code = %s, link = %s WHERE id = %s"
        await db.execute(query, (gate.code, gate.link, room))
    if gate.end:
        query = "UPDATE room SET ended = %s WHERE id = %s AND ended IS NULL"
        await db.execute(query, (at, room))


def _marks(count: int) -> str:
    return ", ".join(["%s"] * count)

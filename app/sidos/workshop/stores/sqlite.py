"""Rooms in a SQLite file: the store of a hub that is alone.

One thread writes and one reads, so that a long read never holds up an answer. Every commit is
synced, and shared by what is asked for at the same time.
"""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any, Self, TypeVar

from sidos.workshop.error import (
    NewerStoreError,
    StaleError,
    StoreUnavailableError,
    UnknownRoomError,
)
from sidos.workshop.frame import Result
from sidos.workshop.stores import sqlite_schema
from sidos.workshop.stores.port import AnswerGroup, Gate, Happened, Member, Raised, Room, Stored
from sidos.workshop.stores.row import (
    ANSWER,
    GROUP,
    MEMBER,
    RAISED,
    ROOM,
    answer_of,
    answer_values,
    group_of,
    happened_of,
    member_of,
    member_values,
    raised_of,
    raised_values,
    room_of,
    room_values,
)
from sidos.workshop.stores.sqlite_log import stretch
from sidos.workshop.stores.sqlite_writer import SqliteWriter
from sidos.workshop.stores.wake import Wakes

Row = tuple[Any, ...]
T = TypeVar("T")

_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")


class SqliteRooms:
    """A `RoomStore` in the file at `path`."""

    def __init__(self, path: Path, writer: sqlite3.Connection, reader: sqlite3.Connection) -> None:
        self._path = path
        self._db, self._reader = writer, reader
        self._writer = SqliteWriter(writer)
        self._reading = ThreadPoolExecutor(1, "rooms-read")
        self._wakes = Wakes()

    @classmethod
    async def open(cls, path: Path) -> Self:
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
            return cls(path, *await asyncio.to_thread(connect))
        except (sqlite3.Error, OSError) as error:
            raise StoreUnavailableError(str(error)) from error

    async def make(self, room: Room) -> None:
        """Keep a new room."""
        query = f"INSERT INTO room VALUES ({_marks(12)})"
        await self._writer.write(lambda db: _execute(db, query, room_values(room)))

    async def room(self, id: str) -> Room:  # noqa: A002 - the port's name
        """The room with that id."""
        return await self._one("id = ?", id)

    async def room_by(self, *, code: str = "", link: str = "") -> Room:
        """The room that this code or link opens now."""
        if code:
            return await self._one("code = ? AND ended IS NULL", code)
        return await self._one("link = ? AND ended IS NULL", link)

    async def rooms(self) -> tuple[Room, ...]:
        """All rooms, the newest first."""
        rows = await self._read(f"SELECT {ROOM} FROM room ORDER BY made DESC, id")
        return tuple(map(room_of, rows))

    async def set_facilitator(self, room: str, token: bytes) -> None:
        """Another facilitator's token from now on."""
        query = "UPDATE room SET facilitator = ? WHERE id = ?"
        await self._writer.write(lambda db: _execute(db, query, (token, room)))

    async def append(
        self, room: str, *, key: str, after: int, body: bytes, gate: Gate, at: float
    ) -> int:
        """Append the event that follows `after`, and do what `gate` says."""

        def work(db: sqlite3.Connection) -> int:
            done = _seq(db, "SELECT seq FROM event WHERE room = ? AND key = ?", (room, key))
            if done:
                return done
            last = _seq(db, "SELECT max(seq) FROM event WHERE room = ?", (room,))
            if last != after:
                raise StaleError
            found = db.execute("SELECT 1 FROM room WHERE id = ?", (room,)).fetchone()
            if found is None:
                raise UnknownRoomError(room)
            if gate.open:
                with suppress(OSError):  # it is only slower then
                    stretch(self._path)
            db.execute(f"INSERT INTO event VALUES ({_marks(5)})", (room, last + 1, key, at, body))
            _pass(db, room, gate, at)
            return last + 1

        seq = await self._writer.write(work)
        self._wakes.wake(room)
        return seq

    async def events_after(self, room: str, seq: int) -> tuple[Happened, ...]:
        """The events after `seq`, in order."""
        query = "SELECT seq, at, body FROM event WHERE room = ? AND seq > ? ORDER BY seq"
        rows = await self._read(query, room, seq)
        return tuple(map(happened_of, rows))

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch in one transaction."""
        return await self._writer.write(lambda db: _put(db, batch))

    async def groups(self, room: str, question: str) -> tuple[AnswerGroup, ...]:
        """The answers to a question in all rounds, equal ones together."""
        query = (
            f"SELECT {GROUP} FROM answer WHERE room = ? AND question = ?"
            " GROUP BY round, response, verdict, score, parts"
            " ORDER BY round, count(*) DESC, response"
        )
        return tuple(map(group_of, await self._read(query, room, question)))

    async def answers_of(self, room: str, member: str) -> tuple[Stored, ...]:
        """One member's answers."""
        # Left to itself, SQLite reads all answers of the room: it doesn't know how many there are.
        query = (
            f"SELECT {ANSWER} FROM answer INDEXED BY answer_by_member"
            " WHERE room = ? AND member = ? ORDER BY at"
        )
        return tuple(map(answer_of, await self._read(query, room, member)))

    async def answers(self, room: str) -> AsyncIterator[Stored]:
        """All answers of a room, for its export."""
        query = f"SELECT {ANSWER} FROM answer WHERE room = ? ORDER BY question, round, at, member"
        for row in await self._read(query, room):
            yield answer_of(row)

    async def join(self, member: Member) -> None:
        """Keep a new member."""
        query = f"INSERT INTO member VALUES ({_marks(8)})"
        await self._writer.write(lambda db: _execute(db, query, member_values(member)))

    async def member_by_token(self, room: str, token: bytes) -> Member | None:
        """The member whose resume token has this SHA-256."""
        query = f"SELECT {MEMBER} FROM member WHERE token = ? AND room = ?"
        rows = await self._read(query, token, room) if token else []
        return member_of(rows[0]) if rows else None

    async def room_of_token(self, token: bytes) -> str | None:
        """The room in which that token was given."""
        query = (
            "SELECT room FROM member WHERE token = ?"
            " UNION ALL SELECT id FROM room WHERE facilitator = ?"
        )
        rows = await self._read(query, token, token) if token else []
        return str(rows[0][0]) if rows else None

    async def members(self, room: str) -> tuple[Member, ...]:
        """All members, in the order of joining."""
        query = f"SELECT {MEMBER} FROM member WHERE room = ? ORDER BY joined, id"
        return tuple(map(member_of, await self._read(query, room)))

    async def change_members(self, members: Collection[Member]) -> None:
        """Keep names, languages, statuses and `removed` of members as they are now."""
        query = (
            "UPDATE member SET name = ?, lang = ?, status = ?, removed = ?"
            " WHERE room = ? AND id = ?"
        )
        values = [(m.name, m.lang, m.status, m.removed, m.room, m.id) for m in members]
        await self._writer.write(lambda db: db.executemany(query, values))

    async def forget(self, room: str, member: str) -> None:
        """Delete a member; their answers stay under a new id that leads to nobody."""

        def work(db: sqlite3.Connection) -> None:
            db.execute("DELETE FROM member WHERE room = ? AND id = ?", (room, member))
            for table in ("answer", "vote"):
                query = f"UPDATE {table} SET member = ? WHERE room = ? AND member = ?"
                db.execute(query, (token_hex(16), room, member))
            query = "UPDATE raised SET member = '' WHERE room = ? AND member = ?"
            db.execute(query, (room, member))

        await self._writer.write(work)
        await self._wipe()

    async def ask(self, raised: Raised) -> None:
        """Keep a question from the floor."""
        query = f"INSERT OR IGNORE INTO raised VALUES ({_marks(6)})"
        await self._writer.write(lambda db: _execute(db, query, raised_values(raised)))

    async def upvote(self, room: str, id: str, member: str, *, on: bool) -> None:  # noqa: A002
        """Count a member's vote once, or take it back."""
        query = (
            "INSERT OR IGNORE INTO vote SELECT room, id, :member FROM raised"
            " WHERE room = :room AND id = :id"
            if on
            else "DELETE FROM vote WHERE room = :room AND id = :id AND member = :member"
        )
        values = {"room": room, "id": id, "member": member}
        await self._writer.write(lambda db: _execute(db, query, values))

    async def moderate(self, room: str, id: str, state: str) -> None:  # noqa: A002
        """Put a question from the floor into another state."""
        query = "UPDATE raised SET state = ? WHERE room = ? AND id = ?"
        await self._writer.write(lambda db: _execute(db, query, (state, room, id)))

    async def floor(self, room: str) -> tuple[Raised, ...]:
        """All questions from the floor, in the order of asking."""
        votes = await self._read("SELECT id, member FROM vote WHERE room = ?", room)
        query = f"SELECT {RAISED} FROM raised WHERE room = ? ORDER BY at, id"
        return raised_of(await self._read(query, room), votes)

    async def delete_names(self, ended_before: float) -> int:
        """Really delete names in rooms whose `retain` is over at that time; in how many rooms."""

        def work(db: sqlite3.Connection) -> int:
            over = "SELECT id FROM room WHERE ended IS NOT NULL AND ended + retain <= ?"
            named = f"SELECT DISTINCT room FROM member WHERE room IN ({over})"
            rooms = [row[0] for row in db.execute(named, (ended_before,))]
            for room in rooms:
                db.execute("DELETE FROM member WHERE room = ?", (room,))
                db.execute("UPDATE raised SET member = '' WHERE room = ?", (room,))
            return len(rooms)

        count = await self._writer.write(work)
        if count:
            await self._wipe()
        return count

    async def delete(self, room: str) -> None:
        """Delete a room and all in it."""
        await self._writer.write(lambda db: _execute(db, "DELETE FROM room WHERE id = ?", (room,)))
        await self._wipe()

    def wakes(self) -> AsyncIterator[str]:
        """Ids of rooms in which something was appended."""
        return self._wakes.listen()

    async def close(self) -> None:
        """Finish what is under way and let go."""
        await asyncio.to_thread(self._writer.close)
        await asyncio.to_thread(self._reading.shutdown)
        self._reader.close()
        self._db.close()

    async def _one(self, condition: str, value: str) -> Room:
        query = f"SELECT {ROOM} FROM room WHERE {condition} ORDER BY made DESC LIMIT 1"
        rows = await self._read(query, value)
        if not rows:
            raise UnknownRoomError(value)
        return room_of(rows[0])

    async def _read(self, query: str, *values: str | float | bytes) -> list[Row]:
        def run() -> list[Row]:
            try:
                return self._reader.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise StoreUnavailableError(str(error)) from error

        return await asyncio.get_running_loop().run_in_executor(self._reading, run)

    async def _wipe(self) -> None:
        """What was deleted (and overwritten, by secure_delete) leaves the write-ahead log too."""

        def run() -> None:
            self._reader.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

        await asyncio.get_running_loop().run_in_executor(self._reading, run)


def _make(path: Path) -> None:
    """Only its owner may read a file that names may stand in."""
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


def _put(db: sqlite3.Connection, batch: Sequence[Stored]) -> tuple[Result, ...]:
    """All in one statement where all are in time and new, as nearly always; else one by one."""
    if all(_is_open(db, place) for place in {_place(answer) for answer in batch}):
        db.execute("SAVEPOINT batch")
        query = f"INSERT INTO answer VALUES ({_marks(10)}) ON CONFLICT DO NOTHING"
        if db.executemany(query, map(answer_values, batch)).rowcount == len(batch):
            return (Result.OK,) * len(batch)
        db.execute("ROLLBACK TO batch")
    return tuple(_put_one(db, answer) for answer in batch)


def _put_one(db: sqlite3.Connection, answer: Stored) -> Result:
    place = _place(answer)
    query = "SELECT key FROM answer WHERE room = ? AND question = ? AND round = ? AND member = ?"
    given = db.execute(query, (*place, answer.member)).fetchone()
    if given is not None:
        return Result.DUP if given[0] == answer.key else Result.ALREADY
    if not _is_open(db, place):
        return Result.CLOSED
    db.execute(f"INSERT INTO answer VALUES ({_marks(10)})", answer_values(answer))
    return Result.OK


def _place(answer: Stored) -> tuple[str, str, int]:
    return (answer.room, answer.question, answer.round)


def _is_open(db: sqlite3.Connection, place: tuple[str, str, int]) -> bool:
    query = "SELECT open FROM round WHERE room = ? AND question = ? AND round = ?"
    return bool(db.execute(query, place).fetchone() == (1,))


def _pass(db: sqlite3.Connection, room: str, gate: Gate, at: float) -> None:
    if gate.close or gate.end:
        db.execute("UPDATE round SET open = 0 WHERE room = ?", (room,))
    for question, number in gate.open:
        db.execute("INSERT OR REPLACE INTO round VALUES (?, ?, ?, 1)", (room, question, number))
    if gate.code:
        db.execute("UPDATE room SET code = ?, link = ? WHERE id = ?", (gate.code, gate.link, room))
    if gate.end:
        db.execute("UPDATE room SET ended = ? WHERE id = ? AND ended IS NULL", (at, room))


def _execute(
    db: sqlite3.Connection, query: str, values: Sequence[object] | Mapping[str, object]
) -> None:
    db.execute(query, values)


def _seq(db: sqlite3.Connection, query: str, values: Sequence[str]) -> int:
    row = db.execute(query, values).fetchone()
    return int(row[0] or 0) if row else 0


def _marks(count: int) -> str:
    return ", ".join("?" * count)

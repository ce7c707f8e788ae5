"""The store of rooms, in a SQLite file or a PostgreSQL database: one text of every query."""

from collections.abc import AsyncIterator, Collection, Sequence

from sidos.workshop.error import UnknownRoomError
from sidos.workshop.frame import Result
from sidos.workshop.stores import transactions
from sidos.workshop.stores.database import Database, Statement, Steps
from sidos.workshop.stores.port import AnswerGroup, Gate, Happened, Member, Raised, Room, Stored
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


class SqlRooms:
    """A `RoomStore` in a database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def make(self, room: Room) -> None:
        """Keep a new room."""
        await self._do(_insert("room", ROOM), **room_values(room))

    async def room(self, id: str) -> Room:  # noqa: A002 - the port's name
        """The room with that id."""
        return await self._one("id = :value", id)

    async def room_by(self, *, code: str = "", link: str = "") -> Room:
        """The room that this code or link opens now."""
        if code:
            return await self._one("code = :value AND ended IS NULL", code)
        return await self._one("link = :value AND ended IS NULL", link)

    async def rooms(self) -> tuple[Room, ...]:
        """All rooms, the newest first."""
        rows = await self._database.read(f"SELECT {ROOM} FROM room ORDER BY made DESC, id")
        return tuple(map(room_of, rows))

    async def set_facilitator(self, room: str, token: bytes) -> None:
        """Another facilitator's token from now on."""
        query = "UPDATE room SET facilitator = :token WHERE id = :room"
        await self._do(query, token=token, room=room)

    async def append(
        self, room: str, *, key: str, after: int, body: bytes, gate: Gate, at: float
    ) -> int:
        """Append the event that follows `after`, and do what `gate` says."""
        event = Happened(seq=after + 1, at=at, body=body)
        steps = transactions.append(self._database, room, key, event, gate)
        seq = await self._database.write(steps)
        self._database.wake(room)
        return seq

    async def events_after(self, room: str, seq: int) -> tuple[Happened, ...]:
        """The events after `seq`, in order."""
        query = "SELECT seq, at, body FROM event WHERE room = :room AND seq > :seq ORDER BY seq"
        return tuple(map(happened_of, await self._database.read(query, room=room, seq=seq)))

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch in one transaction."""
        return await self._database.put_answers(batch) if batch else ()

    async def groups(self, room: str, question: str) -> tuple[AnswerGroup, ...]:
        """The answers to a question in all rounds, equal ones together."""
        query = (
            f"SELECT {GROUP} FROM answer WHERE room = :room AND question = :question"
            " GROUP BY round, response, verdict, score, parts"
            " ORDER BY round, count(*) DESC, response"
        )
        rows = await self._database.read(query, room=room, question=question)
        return tuple(map(group_of, rows))

    async def answers_of(self, room: str, member: str) -> tuple[Stored, ...]:
        """One member's answers."""
        query = (
            f"SELECT {ANSWER} FROM answer{self._database.dialect.by_member}"
            " WHERE room = :room AND member = :member ORDER BY at"
        )
        rows = await self._database.read(query, room=room, member=member)
        return tuple(map(answer_of, rows))

    async def answers(self, room: str) -> AsyncIterator[Stored]:
        """All answers of a room, for its export."""
        query = (
            f"SELECT {ANSWER} FROM answer WHERE room = :room ORDER BY question, round, at, member"
        )
        for row in await self._database.read(query, room=room):
            yield answer_of(row)

    async def join(self, member: Member) -> None:
        """Keep a new member."""
        await self._do(_insert("member", MEMBER), **member_values(member))

    async def member_by_token(self, room: str, token: bytes) -> Member | None:
        """The member whose resume token has this SHA-256."""
        query = f"SELECT {MEMBER} FROM member WHERE token = :token AND room = :room"
        rows = await self._database.read(query, token=token, room=room) if token else []
        return member_of(rows[0]) if rows else None

    async def room_of_token(self, token: bytes) -> str | None:
        """The room in which that token was given."""
        query = (
            "SELECT room FROM member WHERE token = :token"
            " UNION ALL SELECT id FROM room WHERE facilitator = :token"
        )
        rows = await self._database.read(query, token=token) if token else []
        return str(rows[0][0]) if rows else None

    async def members(self, room: str) -> tuple[Member, ...]:
        """All members, in the order of joining."""
        query = f"SELECT {MEMBER} FROM member WHERE room = :room ORDER BY joined, id"
        return tuple(map(member_of, await self._database.read(query, room=room)))

    async def change_members(self, members: Collection[Member]) -> None:
        """Keep names, languages, statuses and `removed` of members as they are now."""
        query = (
            "UPDATE member SET name = :name, lang = :lang, status = :status, removed = :removed"
            " WHERE room = :room AND id = :id"
        )
        # In one order everywhere, so that two hubs never wait for each other.
        ordered = sorted(members, key=lambda member: (member.room, member.id))
        values = [member_values(member) for member in ordered]

        def steps() -> Steps[None]:
            yield Statement(query, values)

        await self._database.write(steps())

    async def forget(self, room: str, member: str) -> None:
        """Delete a member; their answers stay under a new id that leads to nobody."""
        await self._database.write(transactions.forget(room, member))
        await self._database.wipe()

    async def ask(self, raised: Raised) -> None:
        """Keep a question from the floor."""
        query = f"{_insert('raised', RAISED)} ON CONFLICT DO NOTHING"
        await self._do(query, **raised_values(raised))

    async def upvote(self, room: str, id: str, member: str, *, on: bool) -> None:  # noqa: A002
        """Count a member's vote once, or take it back."""
        query = (
            "INSERT INTO vote (room, id, member) SELECT room, id, :member FROM raised"
            " WHERE room = :room AND id = :id ON CONFLICT DO NOTHING"
            if on
            else "DELETE FROM vote WHERE room = :room AND id = :id AND member = :member"
        )
        await self._do(query, room=room, id=id, member=member)

    async def moderate(self, room: str, id: str, state: str) -> None:  # noqa: A002
        """Put a question from the floor into another state."""
        query = "UPDATE raised SET state = :state WHERE room = :room AND id = :id"
        await self._do(query, state=state, room=room, id=id)

    async def floor(self, room: str) -> tuple[Raised, ...]:
        """All questions from the floor, in the order of asking."""
        read = self._database.read
        votes = await read("SELECT id, member FROM vote WHERE room = :room", room=room)
        query = f"SELECT {RAISED} FROM raised WHERE room = :room ORDER BY at, id"
        return raised_of(await read(query, room=room), votes)

    async def delete_names(self, ended_before: float) -> int:
        """Really delete names in rooms whose `retain` is over at that time; in how many rooms."""
        steps = transactions.delete_names(self._database.dialect, ended_before)
        count = await self._database.write(steps)
        if count:
            await self._database.wipe()
        return count

    async def delete(self, room: str) -> None:
        """Delete a room and all in it."""
        await self._do("DELETE FROM room WHERE id = :room", room=room)
        await self._database.wipe()

    def wakes(self) -> AsyncIterator[str]:
        """Ids of rooms in which something was appended."""
        return self._database.wakes()

    async def close(self) -> None:
        """Finish what is under way and let go."""
        await self._database.close()

    async def _one(self, condition: str, value: str) -> Room:
        query = f"SELECT {ROOM} FROM room WHERE {condition} ORDER BY made DESC LIMIT 1"
        rows = await self._database.read(query, value=value)
        if not rows:
            raise UnknownRoomError(value)
        return room_of(rows[0])

    async def _do(self, query: str, **values: object) -> None:
        await self._database.write(transactions.one(query, **values))


def _insert(table: str, columns: str) -> str:
    marks = ", ".join(f":{name}" for name in columns.split(", "))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"

"""The transactions of several statements, the same in both databases."""

from collections.abc import Iterator
from secrets import token_hex

from sidos.workshop.error import StaleError, UnknownRoomError
from sidos.workshop.stores.database import Database, Dialect, Statement, Steps
from sidos.workshop.stores.port import Gate, Happened


def one(query: str, **values: object) -> Steps[None]:
    """A single statement."""
    yield Statement(query, values)


def append(database: Database, room: str, key: str, event: Happened, gate: Gate) -> Steps[int]:
    """Append an event as `event.seq`, and do what `gate` says; see `RoomStore.append`."""
    # The room's row is held to the end: events of a room come one after another.
    query = f"SELECT 1 FROM room WHERE id = :room{database.dialect.lock}"
    if not (yield Statement(query, {"room": room})):
        raise UnknownRoomError(room)
    query = "SELECT seq FROM event WHERE room = :room AND key = :key"
    done = yield Statement(query, {"room": room, "key": key})
    if done:
        return int(done[0][0])
    query = "SELECT coalesce(max(seq), 0) FROM event WHERE room = :room"
    last = yield Statement(query, {"room": room})
    if last[0][0] != event.seq - 1:
        raise StaleError
    if gate.open:
        database.expect_answers()
    yield Statement(
        "INSERT INTO event (room, seq, key, at, body) VALUES (:room, :seq, :key, :at, :body)",
        {"room": room, "seq": event.seq, "key": key, "at": event.at, "body": event.body},
    )
    yield from _pass_gate(room, gate, event.at)
    if database.dialect.announce:
        yield Statement(database.dialect.announce, {"room": room})
    return event.seq


def _pass_gate(room: str, gate: Gate, at: float) -> Iterator[Statement]:
    if gate.close or gate.end:
        query = "UPDATE round SET open = false WHERE room = :room AND open"
        yield Statement(query, {"room": room})
    for question, number in gate.open:
        yield Statement(
            "INSERT INTO round (room, question, round, open)"
            " VALUES (:room, :question, :round, true)"
            " ON CONFLICT (room, question, round) DO UPDATE SET open = true",
            {"room": room, "question": question, "round": number},
        )
    if gate.code:
        query = "UPDATE room SET code = :code, link = :link WHERE id = :room"
        yield Statement(query, {"code": gate.code, "link": gate.link, "room": room})
    if gate.end:
        query = "UPDATE room SET ended = :at WHERE id = :room AND ended IS NULL"
        yield Statement(query, {"at": at, "room": room})


def forget(room: str, member: str) -> Steps[None]:
    """Delete a member; their answers and votes stay, each under a new id that leads to nobody."""
    who = {"room": room, "member": member}
    yield Statement("DELETE FROM member WHERE room = :room AND id = :member", who)
    for table in ("answer", "vote"):
        yield Statement(
            f"UPDATE {table} SET member = :nobody WHERE room = :room AND member = :member",
            {**who, "nobody": token_hex(16)},
        )
    query = "UPDATE raised SET member = '' WHERE room = :room AND member = :member"
    yield Statement(query, who)


def delete_names(dialect: Dialect, ended_before: float) -> Steps[int]:
    """Delete the members of rooms whose `retain` is over, and who asked; in how many rooms."""
    rooms = yield Statement(
        "SELECT id FROM room WHERE ended + retain <= :before"
        " AND EXISTS (SELECT 1 FROM member WHERE member.room = room.id)"
        f" ORDER BY id{dialect.lock}",
        {"before": ended_before},
    )
    for (room,) in rooms:
        yield Statement("DELETE FROM member WHERE room = :room", {"room": room})
        yield Statement("UPDATE raised SET member = '' WHERE room = :room", {"room": room})
    return len(rooms)

"""One contract for both stores, on a real file and a real server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.workshop.postgres_server import PostgresServer

from sidos.workshop.error import StaleError, StoreUnavailableError, UnknownRoomError
from sidos.workshop.frame import Result
from sidos.workshop.stores.port import Gate, Member, Raised, Room, RoomStore, Stored
from sidos.workshop.stores.postgres import open_postgres
from sidos.workshop.stores.sqlite import open_sqlite
from sidos.workshop.view import Mode, Status

NAMES = Random()


@pytest.fixture(params=["sqlite", "postgres"])
async def store(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[RoomStore]:
    opened: RoomStore
    if request.param == "sqlite":
        opened = await open_sqlite(tmp_path / "rooms.db")
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        opened = await open_postgres(server.url)
    yield opened
    await opened.close()


def room(**changes: object) -> Room:
    name = f"{NAMES.getrandbits(64):x}"
    fields: dict[str, object] = {
        "id": name,
        "course": "garden",
        "title": "Tuesday",
        "mode": Mode.NICKNAME,
        "questions": ("soil/worms", "soil/ph"),
        "facilitator": f"facilitator {name}".encode(),
        "code": f"code {name}",
        "link": f"link {name}",
        "made": 1000.0,
        "seed": 7,
    }
    return Room(**{**fields, **changes})  # type: ignore[arg-type]


async def opened_room(store: RoomStore) -> Room:
    made = room()
    await store.make(made)
    gate = Gate(open=(("soil/worms", 1),))
    await store.append(made.id, key="open", after=0, body=b"{}", gate=gate, at=1.0)
    return made


def answer(made: Room, member: str, key: str = "k", **changes: object) -> Stored:
    fields: dict[str, object] = {
        "room": made.id,
        "question": "soil/worms",
        "round": 1,
        "member": member,
        "key": key,
        "response": b'"yes"',
        "verdict": "right",
        "score": 1.0,
        "parts": b'["yes"]',
        "at": 5.0,
    }
    return Stored(**{**fields, **changes})  # type: ignore[arg-type]


def member(made: Room, who: str, **changes: object) -> Member:
    fields: dict[str, object] = {
        "room": made.id,
        "id": who,
        "token": f"{made.id} {who}".encode(),
        "name": who.title(),
        "lang": "fi",
        "joined": 2.0,
    }
    return Member(**{**fields, **changes})  # type: ignore[arg-type]


async def test_a_room_is_found_by_id_code_and_link(store: RoomStore) -> None:
    made = room()
    await store.make(made)

    assert await store.room(made.id) == made
    assert await store.room_by(code=made.code) == made
    assert await store.room_by(link=made.link) == made
    assert made in await store.rooms()
    for wrong in ({"code": "no"}, {"link": "no"}, {"code": ""}, {"link": ""}):
        with pytest.raises(UnknownRoomError):
            await store.room_by(**wrong)
    with pytest.raises(UnknownRoomError):
        await store.room("no")


async def test_an_event_follows_the_one_it_was_decided_on(store: RoomStore) -> None:
    made = room()
    await store.make(made)

    first = await store.append(made.id, key="a", after=0, body=b"1", gate=Gate(), at=1.0)
    with pytest.raises(StaleError):
        await store.append(made.id, key="b", after=0, body=b"2", gate=Gate(), at=2.0)
    second = await store.append(made.id, key="b", after=first, body=b"2", gate=Gate(), at=2.0)
    with pytest.raises(UnknownRoomError):
        await store.append("no", key="b", after=0, body=b"2", gate=Gate(), at=2.0)

    assert [e.body for e in await store.events_after(made.id, 0)] == [b"1", b"2"]
    assert [e.seq for e in await store.events_after(made.id, first)] == [second] == [2]


async def test_a_command_is_done_once(store: RoomStore) -> None:
    made = room()
    await store.make(made)

    seq = await store.append(made.id, key="a", after=0, body=b"1", gate=Gate(), at=1.0)
    again = await store.append(made.id, key="a", after=0, body=b"1", gate=Gate(), at=2.0)

    assert seq == again == 1
    assert len(await store.events_after(made.id, 0)) == 1


async def test_of_many_who_decide_at_once_one_is_first(store: RoomStore) -> None:
    made = room()
    await store.make(made)

    async def append(key: str) -> int:
        with suppress(StaleError):
            return await store.append(
                made.id, key=key, after=0, body=key.encode(), gate=Gate(), at=1.0
            )
        return 0

    done = await asyncio.gather(*(append(str(number)) for number in range(10)))

    assert sorted(done) == [*[0] * 9, 1]
    assert len(await store.events_after(made.id, 0)) == 1


async def test_an_answer_is_stored_once(store: RoomStore) -> None:
    made = await opened_room(store)

    first = await store.put_answers([answer(made, "ann"), answer(made, "bob")])
    retried = await store.put_answers([answer(made, "ann"), answer(made, "ann", "other")])
    twice = await store.put_answers([answer(made, "cid"), answer(made, "cid")])
    both = await store.put_answers([answer(made, "dan", "1"), answer(made, "dan", "2")])

    assert first == (Result.OK, Result.OK)
    assert retried == (Result.DUP, Result.ALREADY)
    assert twice == (Result.OK, Result.DUP)
    assert both == (Result.OK, Result.ALREADY)
    assert await store.put_answers([]) == ()
    assert [group.count for group in await store.groups(made.id, "soil/worms")] == [4]
    assert await store.answers_of(made.id, "ann") == (answer(made, "ann"),)
    assert {one.member async for one in store.answers(made.id)} == {"ann", "bob", "cid", "dan"}


async def test_equal_answers_stand_together(store: RoomStore) -> None:
    made = await opened_room(store)
    wrong: dict[str, Any] = {"response": b'"no"', "verdict": "wrong", "score": 0.0, "parts": b"[]"}
    gate = Gate(close=True, open=(("soil/worms", 2),))

    await store.put_answers([answer(made, str(n), **(wrong if n % 3 else {})) for n in range(9)])
    await store.append(made.id, key="again", after=1, body=b"", gate=gate, at=2.0)
    await store.put_answers([answer(made, "0", "k2", round=2)])

    groups = await store.groups(made.id, "soil/worms")
    told = [(g.round, g.response, g.verdict, g.score, g.parts, g.count) for g in groups]
    assert told == [
        (1, b'"no"', "wrong", 0.0, b"[]", 6),
        (1, b'"yes"', "right", 1.0, b'["yes"]', 3),
        (2, b'"yes"', "right", 1.0, b'["yes"]', 1),
    ]


async def test_closing_is_a_barrier(store: RoomStore) -> None:
    made = await opened_room(store)

    async def give(number: int) -> Result:
        (result,) = await store.put_answers([answer(made, str(number))])
        return result

    giving = [asyncio.create_task(give(number)) for number in range(20)]
    await asyncio.sleep(0)
    await store.append(made.id, key="close", after=1, body=b"", gate=Gate(close=True), at=2.0)
    stored_by_then = sum(group.count for group in await store.groups(made.id, "soil/worms"))
    results = await asyncio.gather(*giving)
    late, retry = await store.put_answers([answer(made, "late"), answer(made, "0", "k")])

    assert results.count(Result.OK) == stored_by_then
    assert set(results) <= {Result.OK, Result.CLOSED}
    assert late == Result.CLOSED
    # One whose acknowledgement was lost is told that the answer is there.
    assert retry == (Result.DUP if results[0] == Result.OK else Result.CLOSED)


async def test_what_was_never_asked_is_closed(store: RoomStore) -> None:
    made = await opened_room(store)

    unknown = [answer(made, "a", question="no"), answer(made, "a", round=2)]

    assert await store.put_answers(unknown) == (Result.CLOSED, Result.CLOSED)


async def test_a_new_code_replaces_the_old_and_the_end_closes_all(store: RoomStore) -> None:
    made = await opened_room(store)
    code = f"new {made.id}"
    gate = Gate(code=code, link=f"newlink {made.id}")

    await store.append(made.id, key="code", after=1, body=b"", gate=gate, at=2.0)
    assert (await store.room_by(code=code)).id == made.id
    with pytest.raises(UnknownRoomError):
        await store.room_by(code=made.code)

    await store.append(made.id, key="end", after=2, body=b"", gate=Gate(end=True), at=3.0)
    assert await store.put_answers([answer(made, "ann")]) == (Result.CLOSED,)
    assert (await store.room(made.id)).ended == 3.0
    with pytest.raises(UnknownRoomError):
        await store.room_by(code=code)


async def test_members_come_back_by_their_token(store: RoomStore) -> None:
    made = room()
    await store.make(made)
    ann, bob = member(made, "ann"), member(made, "bob", joined=3.0)
    await store.join(ann)
    await store.join(bob)

    assert await store.member_by_token(made.id, ann.token) == ann
    assert await store.member_by_token(made.id, b"no") is None
    assert await store.member_by_token("no", ann.token) is None
    assert await store.member_by_token(made.id, b"") is None
    assert await store.room_of_token(ann.token) == made.id
    assert await store.room_of_token(made.facilitator) == made.id
    assert await store.room_of_token(b"no") is None

    moved = member(made, "ann", name="Änn", lang="sv", status=Status.STUCK, removed=True)
    await store.change_members([moved])
    assert await store.members(made.id) == (moved, bob)

    await store.set_facilitator(made.id, b"another " + made.id.encode())
    assert await store.room_of_token(made.facilitator) is None


async def test_of_many_who_join_at_once_one_that_fails_keeps_nobody_out(store: RoomStore) -> None:
    made = room()
    await store.make(made)
    joining = [store.join(member(made, f"m{number % 20}")) for number in range(21)]

    told = await asyncio.gather(*joining, return_exceptions=True)

    assert sum(isinstance(one, StoreUnavailableError) for one in told) == 1  # the same id twice
    assert len(await store.members(made.id)) == 20


async def test_a_member_is_forgotten_and_the_answers_stay(store: RoomStore) -> None:
    made = await opened_room(store)
    await store.join(member(made, "ann"))
    await store.put_answers([answer(made, "ann")])
    asked = Raised(room=made.id, id="q", member="ann", text="Why?", state="waiting", at=1.0)
    await store.ask(asked)

    await store.forget(made.id, "ann")

    assert await store.members(made.id) == ()
    assert await store.answers_of(made.id, "ann") == ()
    assert [group.count for group in await store.groups(made.id, "soil/worms")] == [1]
    assert [raised.member for raised in await store.floor(made.id)] == [""]


async def test_votes_count_once(store: RoomStore) -> None:
    made = room()
    await store.make(made)
    asked = Raised(room=made.id, id="q", member="ann", text="Why?", state="waiting", at=1.0)
    await store.ask(asked)
    await store.ask(asked)
    for name in ("bob", "bob", "cid"):
        await store.upvote(made.id, "q", name, on=True)
    await store.upvote(made.id, "no such question", "bob", on=True)
    await store.moderate(made.id, "q", "shown")

    (found,) = await store.floor(made.id)
    assert (found.voters, found.state, found.text) == (frozenset({"bob", "cid"}), "shown", "Why?")

    await store.upvote(made.id, "q", "bob", on=False)
    assert (await store.floor(made.id))[0].voters == {"cid"}


async def test_names_go_when_their_time_is_over(store: RoomStore) -> None:
    made, other = room(retain=100), room(retain=100)
    for one in (made, other):
        await store.make(one)
        await store.join(member(one, "ann"))
    await store.append(made.id, key="end", after=0, body=b"", gate=Gate(end=True), at=50.0)

    await store.delete_names(149.0)
    assert len(await store.members(made.id)) == 1

    assert await store.delete_names(150.0) == 1
    assert await store.members(made.id) == ()
    assert len(await store.members(other.id)) == 1


async def test_a_deleted_room_is_gone(store: RoomStore) -> None:
    made = await opened_room(store)
    await store.join(member(made, "ann"))
    await store.put_answers([answer(made, "ann")])
    await store.ask(Raised(room=made.id, id="q", member="", text="?", state="shown", at=1.0))
    await store.upvote(made.id, "q", "ann", on=True)

    await store.delete(made.id)

    with pytest.raises(UnknownRoomError):
        await store.room(made.id)
    assert await store.events_after(made.id, 0) == ()
    assert [one async for one in store.answers(made.id)] == []
    assert await store.floor(made.id) == ()
    assert await store.members(made.id) == ()


async def test_who_listens_is_woken(store: RoomStore) -> None:
    made = room()
    await store.make(made)
    wakes = store.wakes()
    heard = asyncio.ensure_future(anext(wakes))
    # A hint may be missed by one who has only just begun to listen: so it is given until heard.
    seq = 0
    while not heard.done():
        seq = await store.append(made.id, key=str(seq), after=seq, body=b"", gate=Gate(), at=1.0)
        await asyncio.wait([heard], timeout=0.05)

    assert heard.result() == made.id
    await wakes.aclose()  # type: ignore[attr-defined]

"""A hub in trouble: a full disk, a clock set back, a room deleted under it, names to delete."""

import asyncio

from tests.workshop.small_course import READY, WORD
from tests.workshop.test_workshop_store_trouble import connection_of
from tests.workshop.venue import Peer, Venue

from sidos.content.library import Library


async def test_on_a_full_disk_nothing_is_acknowledged_and_nothing_lost(venue: Venue) -> None:
    lead, people = await venue.lead(), [await venue.join(f"P{at}") for at in range(4)]
    await lead.do("open", questions=[WORD])
    database = connection_of(venue.store)
    (pages,) = database.execute("PRAGMA page_count").fetchone()
    database.execute(f"PRAGMA max_page_count={pages}").fetchone()
    stored: list[str] = []
    waiting: list[Peer] = []
    for person in people:
        await person.say(type="answer", question=WORD, round=1, response="x" * 1900, key="k")
        frame = await person.hear("ack", "error")
        if frame["type"] == "ack":
            stored.append(frame["result"])
        else:
            assert (frame["code"], frame.get("final", False)) == ("disk", False)
            waiting.append(person)
    assert waiting
    while not (refused := await newcomer(venue)):
        pass
    assert refused == "disk"

    database.execute("PRAGMA max_page_count=100000").fetchone()
    for person in waiting:
        assert await person.answer(WORD, "x" * 1900, key="k") == "ok"

    [group] = await venue.store.groups(venue.room.id, WORD)
    assert group.count == len(people)
    assert await newcomer(venue) == ""


async def newcomer(venue: Venue) -> str:
    """Why somebody new isn't let in."""
    _, frame = await venue.say(code=venue.room.code, name="N" * 40)
    return str(frame.get("code", ""))


async def test_a_clock_set_back_changes_neither_the_time_left_nor_the_order(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    await lead.do("open", questions=[READY], seconds=60)
    await aino.event("open")
    venue.wall.ahead = -3600

    _, late = await venue.say(code=venue.room.code, name="Late")
    left = late["snapshot"]["live"][0]["ends"] - late["snapshot"]["now"]
    assert 50 < left <= 61
    await lead.do("lock")
    locked = await aino.event("lock")
    assert 50 < locked["live"][0]["ends"] - locked["now"] <= 61
    assert locked["seq"] == 2
    await venue.stop()
    await venue.start()
    late_one, late = await venue.say(role="projector", link=venue.room.link)
    assert 50 < late["snapshot"]["live"][0]["ends"] - late["snapshot"]["now"] <= 61
    venue.clock.ahead = 61
    (await venue.hub.room(venue.room.id)).wake()
    await late_one.event("close")


async def test_a_room_that_is_deleted_ends_for_those_in_it(venue: Venue) -> None:
    aino = await venue.join()
    running = await venue.hub.room(venue.room.id)

    await venue.store.delete(venue.room.id)
    running.wake()

    assert (await aino.hear("error"))["code"] == "ended"
    _, frame = await venue.say(code=venue.room.code, name="B")
    assert frame["code"] == "code"


async def test_names_are_deleted_once_their_time_is_over(venue: Venue) -> None:
    lead = await venue.lead()
    await venue.join("Aino Unforgettable")
    await lead.do("end")
    await venue.stop()
    assert b"Aino Unforgettable" in venue.stored_bytes()

    venue.wall.ahead = 61
    await venue.start()
    async with asyncio.timeout(5):
        while await venue.store.members(venue.room.id):  # noqa: ASYNC110 - no one is told
            await asyncio.sleep(0.02)
    await venue.stop()

    assert b"Aino Unforgettable" not in venue.stored_bytes()
    await venue.start()


async def test_a_question_that_has_left_the_course_is_left_out(venue: Venue) -> None:
    lead = await venue.lead()
    await lead.do("open", questions=[READY, WORD])
    await venue.stop()
    lesson = venue.file.parent / "courses" / "secrets" / "bread.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace("id: word", "id: other"), "utf-8")
    venue.library = Library([venue.file.parent / "courses"], None)
    await venue.start()

    _, frame = await venue.say(role="facilitator", token=venue.token)

    assert [live["asked"]["id"] for live in frame["snapshot"]["live"]] == [READY]
    assert WORD not in [planned["id"] for planned in frame["snapshot"]["plan"]]


async def test_someone_forgotten_is_gone_from_all_their_devices(venue: Venue) -> None:
    one, welcome = await venue.say(code=venue.room.code, name="Aino")
    two, _ = await venue.say(token=welcome["token"])

    await one.say(type="forget")

    for device in (one, two):
        assert (await device.hear("you"))["you"] == {}
        await device.closed()

"""A room from joining to the reveal, over real sockets: what each gets to see, and when."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from tests.workshop.small_course import DEGREES, EVERY, READY, WORD
from tests.workshop.venue import Peer, Venue, stalled_phone, venue_at

from sidos.workshop.frame import Lock
from sidos.workshop.hub import connection, counts_broadcast, live_room


async def chosen(person: Peer, text: str) -> str:
    """The id under which that option is shown, in the question opened next."""
    [live] = (await person.event("open"))["live"]
    parts: list[dict[str, str]] = live["asked"]["parts"]
    return next(part["id"] for part in parts if part["text"] == text)


async def test_a_question_is_asked_answered_and_revealed_to_each_in_their_language(
    venue: Venue,
) -> None:
    lead, aino, ben = await venue.lead(), await venue.join("Aino", "fi"), await venue.join("Ben")

    assert await lead.do("open", questions=[READY])
    right, wrong = await chosen(aino, "Kaksinkertaisena"), await chosen(ben, "After an hour")
    assert {right, wrong} == {"1", "2"}
    assert await aino.answer(READY, right, key="a") == "ok"
    assert await ben.answer(READY, wrong, key="b") == "ok"
    assert await lead.do("reveal")

    revealed = (await aino.event("reveal"))["live"][0]["revealed"]
    assert revealed["lesson"] == "Leipä"
    assert revealed["feedback"]["explain"] == "SECRET Katso taikinaa."
    [tally] = revealed["tallies"]
    assert (tally["answered"], tally["right"], tally["wrong"]) == (2, 1, 1)
    assert {bar["text"]: bar.get("count") for bar in tally["bars"]} == {
        "Kaksinkertaisena": 1,
        "Tunnin päästä": 1,
    }
    [own] = (await aino.hear("you"))["you"]["given"]
    assert (own["response"], own["feedback"]["verdict"]) == (right, "right")
    [own] = (await ben.hear("you"))["you"]["given"]
    assert own["feedback"]["verdict"] == "wrong"
    [row] = [row for row in own["feedback"]["rows"] if row["chosen"]]
    assert row["why"] == "SECRET Clocks know nothing."


async def test_nothing_before_the_reveal_tells_an_answer(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    projector, _ = await venue.say(role="projector", code=venue.room.code, lang="fi")

    for name in EVERY:
        assert await lead.do("open", questions=[name])
        await aino.event("open")
        await projector.event("open")
        await aino.answer(name, "nonsense", key=name)
        await lead.do("close")
        await aino.event("close")
        await projector.event("close")
        _, welcome = await venue.say(code=venue.room.code, name="Late")
        assert "secret" not in json.dumps(welcome).casefold()
    told = "".join([*aino.told, *projector.told]).casefold()
    assert "when is it ready" in told
    assert "secret" not in told
    assert "1250" not in told

    await lead.do("reveal")
    assert "secret" in json.dumps(await aino.event("reveal")).casefold()


async def test_what_was_already_stored_is_told_apart_from_a_second_answer(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    await lead.do("open", questions=[READY])

    assert await aino.answer(READY, "9", key="a") == "invalid"
    assert await aino.answer(READY, "1", key="b") == "ok"
    assert await aino.answer(READY, "1", key="b") == "dup"
    assert await aino.answer(READY, "2", key="c") == "already"
    assert (await aino.hear("you"))["you"]["given"][0]["response"] == "1"
    assert await aino.answer(READY, "1", number=2, key="d") == "closed"
    assert await aino.answer("bread/unknown", "1", key="e") == "invalid"
    await lead.do("close")
    assert await aino.answer(READY, "1", key="b") == "dup"
    assert (await venue.join("Late")) is not None
    late = await venue.join("Later")
    assert await late.answer(READY, "1", key="z") == "closed"


async def test_asking_again_shows_both_rounds_side_by_side(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    await lead.do("open", questions=[READY])
    wrong = await chosen(aino, "After an hour")
    await aino.answer(READY, wrong, key="a")
    await lead.do("close")
    await lead.do("open", questions=[READY])
    right = await chosen(aino, "Doubled")
    assert await aino.answer(READY, right, number=2, key="b") == "ok"
    await lead.do("reveal")

    first, second = (await aino.event("reveal"))["live"][0]["revealed"]["tallies"]
    assert (first["round"], first.get("right", 0)) == (1, 0)
    assert (second["round"], second["right"]) == (2, 1)


async def test_who_comes_late_enters_at_the_open_question(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    await lead.do("open", questions=[READY])
    await aino.answer(READY, "1", key="a")
    await lead.do("open", questions=[WORD])

    late, welcome = await venue.say(code=venue.room.code, name="Late")

    assert [live["asked"]["id"] for live in welcome["snapshot"]["live"]] == [WORD]
    assert "given" not in welcome["you"]
    assert await late.answer(WORD, "secret dough", key="l") == "ok"


async def test_the_facilitator_alone_sees_plan_expected_answer_and_tallies(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join("Aino")
    projector, _ = await venue.say(role="projector", link=venue.room.link)
    await lead.do("open", questions=[READY])
    snapshot = await lead.event("open")
    assert snapshot["live"][0]["expected"] == ["Doubled"]
    assert [planned["id"] for planned in snapshot["plan"]] == list(EVERY)
    assert snapshot["code"] == venue.room.code

    await aino.answer(READY, "1", key="a")
    await aino.say(type="status", status="stuck")
    while not (counts := await lead.hear("counts")).get("stuck"):
        pass
    assert (counts["answered"], counts["present"]) == (1, 1)
    assert counts["tallies"][0]["answered"] == 1
    [person] = counts["people"]
    assert (person["name"], person["status"]) == ("Aino", "stuck")
    while (counts := await projector.hear("counts")).get("answered", 0) < 1:
        pass
    assert not {"people", "tallies"} & set(counts)
    assert not any('"counts"' in frame or '"plan"' in frame for frame in aino.told)


async def test_a_command_sent_again_is_done_once(venue: Venue) -> None:
    lead = await venue.lead()

    assert await lead.do("open", questions=[READY], key="same")
    assert await lead.do("open", questions=[READY], key="same")
    assert await lead.do("close", key="close")
    assert await lead.do("close", key="close")
    assert not await lead.do("close", key="another")
    assert len(await venue.store.events_after(venue.room.id, 0)) == 2


async def test_a_hub_that_dies_comes_back_where_it_was(venue: Venue) -> None:
    lead = await venue.lead()
    aino, welcome = await venue.say(code=venue.room.code, name="Aino")
    await lead.do("open", questions=[READY])
    await aino.answer(READY, "1", key="a")
    await venue.stop()
    await venue.start()

    aino, back = await venue.say(token=welcome["token"])

    assert back["snapshot"]["phase"] == "open"
    assert back["you"]["name"] == "Aino"
    assert back["you"]["given"] == [{"question": READY, "round": 1, "response": "1"}]
    assert await aino.answer(READY, "1", key="a") == "dup"
    lead = await venue.lead()
    assert await lead.do("close")


async def test_when_the_time_is_up_the_question_closes_by_itself(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    await lead.do("open", questions=[READY], seconds=60)
    opened = (await aino.event("open"))["live"][0]
    assert opened["ends"] > 0
    await lead.do("more-time", seconds=30)
    await aino.event("more-time")

    venue.clock.ahead = 61
    (await venue.hub.room(venue.room.id)).wake()
    assert await aino.answer(READY, "1", key="a") == "ok"
    venue.clock.ahead = 91
    (await venue.hub.room(venue.room.id)).wake()
    await aino.event("close")
    assert await aino.answer(READY, "1", key="b") == "already"


async def test_a_pause_holds_the_time(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join()
    await lead.do("open", questions=[READY], seconds=60)
    await lead.do("pause")
    paused = await aino.event("pause")
    assert paused["paused"]
    assert 55 < paused["live"][0]["ends"] - paused["now"] <= 60

    venue.clock.ahead = venue.wall.ahead = 600
    (await venue.hub.room(venue.room.id)).wake()
    assert not await lead.do("close")
    assert await aino.answer(READY, "1", key="a") == "ok"
    await lead.do("pause", on=False)
    going_on = await aino.event("pause")
    assert 55 < going_on["live"][0]["ends"] - going_on["now"] <= 61
    assert await lead.do("close")


async def test_several_questions_can_be_open_for_each_to_go_through(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join(lang="fi")
    await lead.do("open", questions=[WORD, DEGREES])

    live = (await aino.event("open"))["live"]
    assert [(one["asked"]["id"], one["number"], one["of"]) for one in live] == [
        (WORD, 1, 5),
        (DEGREES, 2, 5),
    ]
    assert await aino.answer(DEGREES, "1 250,5", key="a") == "ok"
    assert await aino.answer(DEGREES, "hot", key="b") == "invalid"
    await lead.do("reveal")
    [own] = (await aino.hear("you"))["you"]["given"]
    assert own["feedback"]["verdict"] == "right"


async def test_another_language_is_spoken_at_once(venue: Venue) -> None:
    lead, aino = await venue.lead(), await venue.join(lang="en-GB")
    await lead.do("open", questions=[READY])
    assert (await aino.event("open"))["live"][0]["asked"]["prompt"] == "When is it ready?"

    await aino.say(type="speak", lang="fi_FI.UTF-8")

    assert (await aino.event("speak"))["live"][0]["asked"]["prompt"] == "Milloin se on valmis?"


async def test_questions_from_the_floor_are_let_through_by_the_facilitator(venue: Venue) -> None:
    lead, aino, ben = await venue.lead(), await venue.join("Aino"), await venue.join("Ben")
    for _ in range(2):
        await aino.say(type="ask", text=" Why\x1b[2J\u202e rye? ", key="a")
        assert (await aino.hear("ack"))["result"] == "ok"
    while not (floor := (await lead.hear("floor"))["questions"]):
        pass
    assert [(one["text"], one["state"]) for one in floor] == [("Why[2J rye?", "waiting")]
    assert await lead.do("moderate", id=floor[0]["id"], state="shown")
    while not (seen := (await ben.hear("floor"))["questions"]):
        pass
    assert "mine" not in seen[0]
    await ben.say(type="upvote", id=floor[0]["id"])
    await ben.say(type="upvote", id=floor[0]["id"])
    while not (seen := (await ben.hear("floor"))["questions"])[0].get("upvoted"):
        pass
    assert seen[0]["votes"] == 1
    assert not [frame for frame in ben.told if '"waiting"' in frame]
    await aino.say(type="ask", text=" \u200b ", key="b")
    assert (await aino.hear("ack"))["result"] == "invalid"


async def test_what_happens_at_one_hub_is_heard_at_the_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_room, "POLL", 0.05)
    monkeypatch.setattr(counts_broadcast, "PULSE", 0.02)
    async with venue_at(folder, shared=True) as one:
        other = Venue(folder, shared=True)
        await other.start()
        other.room, other.token, other.session = one.room, one.token, one.session
        try:
            lead, aino, ben = await one.lead(), await other.join(), await one.join("Ben")
            await lead.do("open", questions=[READY])
            await aino.event("open")
            assert await aino.answer(READY, "1", key="a") == "ok"
            while (counts := await lead.hear("counts")).get("answered") != 1:
                pass
            assert [person["name"] for person in counts["people"]] == ["Aino", "Ben"]
            assert (counts["present"], counts["people"][0].get("present", True)) == (2, True)
            lead_there = await other.lead()
            assert await lead_there.do("close")
            await ben.event("close")
        finally:
            await other.stop()


async def many_events(venue: Venue, aino: Peer) -> AsyncIterator[int]:
    """Event after event, each heard by `aino`, though connections hold next to nothing."""
    room = await venue.hub.room(venue.room.id)
    for one in room.crowd.all():
        assert one._transport is not None
        sent = one._transport.get_extra_info("socket")
        sent.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2048)
    async with asyncio.timeout(10):
        for at in count(1):
            assert await room.command(f"lock{at}", Lock(on=at % 2 == 1))
            await room.follow()
            await aino.event("lock")
            yield at


async def test_a_phone_that_stopped_reading_holds_up_nobody(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "FULL", 2048)
    monkeypatch.setattr(connection, "PATIENCE", 0.3)
    room = await venue.hub.room(venue.room.id)
    with closing(await stalled_phone(venue.port, venue.room.code)):
        aino = await venue.join()
        assert len(room.crowd) == 2

        async for _ in many_events(venue, aino):
            if len(room.crowd) == 1:
                break

    assert await aino.answer(READY, "1", key="a") == "closed"


async def test_a_phone_that_reads_again_is_told_only_how_it_stands_now(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "FULL", 2048)
    with closing(await stalled_phone(venue.port, venue.room.code)) as phone:
        async for at in many_events(venue, await venue.join()):
            if at == 40:
                break
        heard = b""
        async with asyncio.timeout(10):
            while b'"seq":40,' not in heard:
                heard += await asyncio.get_running_loop().sock_recv(phone, 65536)

    assert 1 < heard.count(b'"type":"event"') < 40


async def test_counts_come_no_faster_than_they_may(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead, aino = await venue.lead(), await venue.join()
    monkeypatch.setattr(counts_broadcast, "PULSE", 0.4)
    for _ in range(5):
        for status in ("stuck", "ok"):
            await aino.say(type="status", status=status)
    await aino.say(type="status", status="done")
    lead.told.clear()
    while not (await lead.hear("counts")).get("done"):
        pass

    assert len([frame for frame in lead.told if '"counts"' in frame]) <= 3

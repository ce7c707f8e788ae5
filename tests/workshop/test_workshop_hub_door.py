"""Who gets in, as what, and what is known of them, over real sockets."""

import asyncio
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from tests.workshop.small_course import READY
from tests.workshop.venue import Venue, venue_at

from sidos.workshop.secret import hashed, new_facilitator_token
from sidos.workshop.view import Mode


async def refusal(venue: Venue, **hello: Any) -> str:
    """Why a hello is refused; the connection is closed after it."""
    peer, frame = await venue.say(**hello)
    assert frame["type"] == "error", frame
    await peer.closed()
    return str(frame["code"])


async def test_code_link_and_token_open_the_door(venue: Venue) -> None:
    code, link = venue.room.code, venue.room.link

    assert await venue.join(code=f" {code[:3].lower()}-{code[3:]} ") is not None
    assert await venue.join(link=link) is not None
    _, welcome = await venue.say(code=code, name="Aino")
    _, back = await venue.say(token=welcome["token"])
    assert back["you"]["id"] == welcome["you"]["id"]
    assert (back["token"], back["you"]["name"]) == (welcome["token"], "Aino")


async def test_what_opens_no_door(venue: Venue) -> None:
    code, name = venue.room.code, "Aino"

    assert await refusal(venue, code="WRONGX", name=name) == "code"
    assert await refusal(venue, name=name) == "code"
    assert await refusal(venue, link="wrong", name=name) == "link"
    assert await refusal(venue, token="wrong") == "token"
    assert await refusal(venue, v=2, code=code, name=name) == "version"
    assert await refusal(venue, code=code, name=" \u200b\x1b ") == "name"
    assert await refusal(venue, code=code, name=name, role="facilitator") == "token"
    assert await refusal(venue, token=venue.token) == "token"
    assert await refusal(venue, token="x" * 3000) == "token"


async def test_a_knock_tells_what_one_would_join_before_one_says_a_name(venue: Venue) -> None:
    peer = await venue.peer()
    await peer.say(type="knock", code=venue.room.code, lang="fi")

    door = await peer.hear("door")
    await peer.say(type="hello", code=venue.room.code, name="Aino")

    assert (door["title"], door["mode"]) == ("Leipominen", "nickname")
    assert (await peer.hear("welcome"))["you"]["name"] == "Aino"


async def test_three_hundred_behind_one_address_get_in_while_one_who_tries_codes_is_kept_out(
    folder: Path,
) -> None:
    async with venue_at(folder, proxies=(ip_network("127.0.0.0/8"),)) as venue:
        venue.clock.held = True
        crowd = {"X-Forwarded-For": "203.0.113.1"}
        thief = {"X-Forwarded-For": "203.0.113.66"}

        async def come(at: int) -> str:
            # One in ten mistypes the code at first.
            if at % 10 == 0:
                peer, frame = await venue.say(crowd, code=f"WRNG{at:02}", name=f"P{at}")
                assert frame["code"] == "code"
                await peer.closed()
            return str((await venue.say(crowd, code=venue.room.code, name=f"P{at}"))[1]["type"])

        async def steal(at: int) -> tuple[str, float]:
            peer, frame = await venue.say(thief, code=f"THF{at:03}", name="T")
            await peer.closed()
            return frame["code"], frame.get("wait", 0.0)

        came = await asyncio.gather(*map(come, range(300)))
        stolen = [await steal(at) for at in range(70)]

        assert came == ["welcome"] * 300
        codes = [code for code, _ in stolen]
        assert codes == ["code"] * 60 + ["too-often"] * 10
        assert all(wait > 0 for code, wait in stolen if code == "too-often")
        # The right code would be no use to the thief now, but the link is to those beside him.
        _, frame = await venue.say(thief, code=venue.room.code, name="T")
        assert frame["code"] == "too-often"
        _, frame = await venue.say(thief, link=venue.room.link, name="Honest")
        assert frame["type"] == "welcome"
        token = frame["token"]
        assert (await venue.say(thief, token=token))[1]["type"] == "welcome"
        assert (await venue.say(crowd, code=venue.room.code, name="Last"))[1]["type"] == "welcome"


async def test_nobody_takes_another_address_by_a_header(venue: Venue) -> None:
    venue.clock.held = True
    for at in range(60):
        peer, _ = await venue.say({"X-Forwarded-For": f"203.0.113.{at}"}, code=f"WRNG{at:02}")
        await peer.closed()

    _, frame = await venue.say({"X-Forwarded-For": "198.51.100.1"}, code=venue.room.code, name="A")

    assert frame["code"] == "too-often"


async def test_a_stolen_resume_token_is_that_participant_and_never_more(venue: Venue) -> None:
    lead, (aino, welcome) = await venue.lead(), await venue.say(code=venue.room.code, name="Aino")
    token = welcome["token"]

    assert await refusal(venue, token=token, role="facilitator") == "token"
    assert await refusal(venue, token=token, role="projector") == "token"
    thief, stolen = await venue.say(token=token)
    assert stolen["you"]["id"] == welcome["you"]["id"]
    assert not {"code", "link", "plan"} & set(stolen["snapshot"])
    await thief.say(type="command", key="k", do={"do": "end"})
    assert (await thief.hear("error"))["code"] == "not-allowed"

    assert await lead.do("remove", person=welcome["you"]["id"])
    for peer in (aino, thief):
        assert (await peer.hear("error"))["code"] == "removed"
        await peer.closed()
    assert await refusal(venue, token=token) == "removed"


async def test_a_new_facilitator_token_ends_the_old_one(venue: Venue) -> None:
    old, new = venue.token, new_facilitator_token()
    await venue.lead()

    await venue.store.set_facilitator(venue.room.id, hashed(new))

    assert await refusal(venue, role="facilitator", token=old) == "token"
    assert (await venue.say(role="facilitator", token=new))[1]["type"] == "welcome"


async def test_a_locked_room_lets_nobody_new_in(venue: Venue) -> None:
    lead, (_, welcome) = await venue.lead(), await venue.say(code=venue.room.code, name="Aino")
    projector, _ = await venue.say(role="projector", code=venue.room.code)
    await lead.do("lock")
    shown = await projector.event("lock")
    assert not {"code", "link", "qr"} & set(shown)

    assert await refusal(venue, code=venue.room.code, name="New") == "locked"
    assert await refusal(venue, link=venue.room.link, name="New") == "locked"
    peer = await venue.peer()
    await peer.say(type="knock", code=venue.room.code)
    assert (await peer.hear("error"))["code"] == "locked"
    assert (await venue.say(token=welcome["token"]))[1]["type"] == "welcome"
    await lead.do("lock", on=False)
    await projector.event("lock")
    assert await venue.join("New") is not None


async def test_a_new_code_ends_the_old_one(venue: Venue) -> None:
    lead = await venue.lead()
    await lead.do("new-code")
    snapshot = await lead.event("new-code")

    assert snapshot["code"] != venue.room.code
    assert await refusal(venue, code=venue.room.code, name="A") == "code"
    assert await refusal(venue, link=venue.room.link, name="A") == "link"
    assert (await venue.say(code=snapshot["code"], name="A"))[1]["type"] == "welcome"
    assert (await venue.say(link=snapshot["link"], name="A"))[1]["type"] == "welcome"


async def test_a_full_room_says_so(folder: Path) -> None:
    async with venue_at(folder, most_people=2) as venue:
        _, welcome = await venue.say(code=venue.room.code, name="A")
        await venue.join("B")

        assert await refusal(venue, code=venue.room.code, name="C") == "full"
        assert (await venue.say(token=welcome["token"]))[1]["type"] == "welcome"


async def test_a_workshop_that_is_over_says_so(venue: Venue) -> None:
    lead, (aino, welcome) = await venue.lead(), await venue.say(code=venue.room.code, name="Aino")
    await lead.do("open", questions=[READY])
    assert await lead.do("end")
    assert (await aino.event("end"))["phase"] == "ended"

    assert await refusal(venue, code=venue.room.code, name="B") == "ended"
    assert await refusal(venue, link=venue.room.link, name="B") == "ended"
    assert (await venue.say(token=welcome["token"]))[1]["snapshot"]["phase"] == "ended"
    assert await aino.answer(READY, "1", key="a") == "closed"
    assert not await lead.do("open", questions=[READY])


@pytest.mark.parametrize("name", ["[@click=app.quit]x[/]", "<img src=x onerror=alert(1)>", "=1+1"])
async def test_a_name_is_text_and_nothing_else(venue: Venue, name: str) -> None:
    lead = await venue.lead()
    await venue.join(f"\x1b]0;{name}\x07\u202e")

    while not (people := (await lead.hear("counts")).get("people")):
        pass

    assert people[0]["name"] == f"]0;{name}"[:40]


async def test_a_person_is_renamed_for_all_but_not_in_what_is_kept_for_ever(venue: Venue) -> None:
    lead, (_, welcome) = await venue.lead(), await venue.say(code=venue.room.code, name="Rude")
    assert await lead.do("rename", person=welcome["you"]["id"], name=" Aino\x07 ")

    _, back = await venue.say(token=welcome["token"])

    assert back["you"]["name"] == "Aino"
    assert not await lead.do("rename", person="nobody", name="X")
    events = await venue.store.events_after(venue.room.id, 0)
    assert not [one for one in events if b"Aino" in one.body]


async def test_who_wants_to_be_forgotten_is(venue: Venue) -> None:
    lead, (aino, welcome) = await venue.lead(), await venue.say(code=venue.room.code, name="Aino")
    await lead.do("open", questions=[READY])
    await aino.answer(READY, "1", key="a")
    await aino.say(type="forget")
    await aino.closed()

    assert await refusal(venue, token=welcome["token"]) == "token"
    assert await venue.store.members(venue.room.id) == ()
    [kept] = [one async for one in venue.store.answers(venue.room.id)]
    assert kept.member != welcome["you"]["id"]
    await venue.stop()
    assert b"Aino" not in venue.file.read_bytes()
    await venue.start()


async def test_an_anonymous_room_keeps_no_name_anywhere(folder: Path) -> None:
    async with venue_at(folder, mode=Mode.ANONYMOUS) as venue:
        lead = await venue.lead()
        aino, welcome = await venue.say(code=venue.room.code, name="Aino Unforgettable")
        assert "name" not in welcome["you"]
        await lead.do("open", questions=[READY])
        await aino.answer(READY, "1", key="a")
        await aino.say(type="ask", text="Why?", key="q")
        await aino.hear("ack")
        assert not await lead.do("rename", person=welcome["you"]["id"], name="Unforgettable")
        assert [raised.member for raised in await venue.store.floor(venue.room.id)] == [""]
        assert b"Unforgettable" not in venue.stored_bytes()

"""No name outlives what people were told when they joined: every byte of every file is read."""

import logging
from datetime import UTC
from pathlib import Path

import pytest
from tests.workshop.small_course import READY, WORD
from tests.workshop.venue import Peer, Venue, venue_at

from sidos.workshop.deck import Deck
from sidos.workshop.report.csv_table import csv_table
from sidos.workshop.report.gather import gather
from sidos.workshop.report.json_text import json_text
from sidos.workshop.report.markdown import markdown
from sidos.workshop.view import Mode

NAMES = ("Xenophilia Q", "Ørjan-Zebedeus", "=Quetzalcoatl")
RENAMED = "Wilhelmiina Y"


@pytest.fixture(autouse=True)
def talkative(caplog: pytest.LogCaptureFixture) -> None:
    """Everything is logged that ever could be."""
    caplog.set_level(logging.DEBUG)


async def exports(venue: Venue) -> str:
    """The reports of all kinds, in both languages."""
    deck = Deck(venue.library, venue.locales, "baking", venue.room.seed)
    room = await venue.store.room(venue.room.id)
    written = []
    for lang in ("en", "fi"):
        report = await gather(venue.store, room, deck, lang)
        text, formats = deck.translator(lang), deck.formats(lang)
        written += [json_text(report), csv_table(report, text, formats)]
        written.append(markdown(report, text, formats, UTC))
    return "\n".join(written)


async def held(venue: Venue) -> list[Peer]:
    """A short workshop in which everybody gives a name wherever there is room for one."""
    lead = await venue.lead()
    people = [await venue.join(name) for name in NAMES]
    assert await lead.do("open", questions=[READY])
    for person in people:
        await person.event("open")
        await person.answer(READY, "1", key=f"{id(person)}")
    counts = await lead.hear("counts")
    while len(counts.get("people", ())) < len(NAMES):
        counts = await lead.hear("counts")
    await lead.do("rename", person=counts["people"][0]["id"], name=RENAMED)
    await people[0].say(type="ask", text="Why?", key="ask")
    await people[0].hear("ack")
    assert await lead.do("open", questions=[WORD])
    await people[1].answer(WORD, "water", key="word")
    assert await lead.do("end")
    report = await lead.hear("report")
    assert not any(name.lstrip("=") in report["markdown"] for name in (*NAMES, RENAMED))
    return people


def assert_nowhere(venue: Venue, written: str, log: str) -> None:
    """No name is in the store's files, in what was exported, in what was logged."""
    stored = venue.stored_bytes()
    for name in (*NAMES, RENAMED):
        for part in name.lstrip("=").replace("-", " ").split():
            if len(part) > 1:
                assert part.encode() not in stored
                assert part not in written
                assert part not in log


async def test_in_an_anonymous_room_there_is_no_name_in_any_byte(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with venue_at(folder, mode=Mode.ANONYMOUS) as venue:
        await held(venue)
        written = await exports(venue)
        assert_nowhere(venue, written, caplog.text)
        ids = [member.id for member in await venue.store.members(venue.room.id)]
        assert len(ids) == len(NAMES)
        assert not any(name in written for name in ids)
    # After the hub has ended as well, with what it wrote last.
    assert_nowhere(venue, written, caplog.text)


async def test_nicknames_are_gone_when_they_were_to_be(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with venue_at(folder, mode=Mode.NICKNAME) as venue:
        await held(venue)
        assert NAMES[1].encode() in venue.stored_bytes()
        assert RENAMED in await exports(venue)
        room = await venue.store.room(venue.room.id)
        assert room.ended is not None
        assert await venue.store.delete_names(room.ended + room.retain - 1) == 0

        assert await venue.store.delete_names(room.ended + room.retain) == 1

        assert_nowhere(venue, written := await exports(venue), caplog.text)
        assert '"answered": 3' in written  # the sums stay
    assert_nowhere(venue, written, caplog.text)


async def test_a_deleted_room_leaves_no_byte_of_what_was_in_it(folder: Path) -> None:
    async with venue_at(folder, mode=Mode.NAMED) as venue:
        await held(venue)
        await venue.store.delete(venue.room.id)

        stored = venue.stored_bytes()
        for trace in (*NAMES, RENAMED, venue.room.id, "Why?", "water", READY):
            assert trace.encode() not in stored

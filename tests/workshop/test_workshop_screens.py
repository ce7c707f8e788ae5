"""The terminal's screens at a real hub: everything by keyboard, in each language."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.tui.learner import screen_lines
from tests.workshop.small_course import READY, WORD, write_course
from tests.workshop.venue import Peer, Venue, venue_at
from textual.pilot import Pilot

from sidos.model.message import Message
from sidos.store.settings import Settings
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.workshop.app import RoomApp
from sidos.tui.workshop.base import RoomScreen
from sidos.tui.workshop.facilitator import FacilitatorScreen
from sidos.tui.workshop.participant import ParticipantScreen
from sidos.tui.workshop.projector import ProjectorScreen
from sidos.workshop.client import RoomClient
from sidos.workshop.frame import HelloFrame, Role
from sidos.workshop.hub import counts_broadcast
from sidos.workshop.view import Mode, Phase

_PATIENCE = 10.0
Size = tuple[int, int]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(counts_broadcast, "PULSE", 0.02)
    write_course(tmp_path / "courses", more=True)
    return tmp_path


class Seat:
    """Somebody at a screen."""

    def __init__(self, app: RoomApp, pilot: Pilot[Message | None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(screen_lines(self.app))

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def sees(self, *parts: str) -> None:
        """Wait until all of it is on screen."""
        try:
            await once(lambda: all(part in self.text for part in parts))
        except TimeoutError:
            pytest.fail(f"{parts} not on:\n{self.text}")


async def once(ready: Callable[[], bool]) -> None:
    """Wait until it is so."""
    async with asyncio.timeout(_PATIENCE):
        while not ready():  # noqa: ASYNC110 - a screen's state has no event
            await asyncio.sleep(0.01)


@asynccontextmanager
async def seat(
    venue: Venue,
    first: Callable[[], RoomScreen],
    *,
    tag: str = "en",
    size: Size = (80, 24),
    **hello: Any,
) -> AsyncIterator[Seat]:
    """Somebody at a screen, in the room."""
    client = RoomClient(venue.address, HelloFrame(lang=tag, **hello))
    app = RoomApp(client, first, locales=venue.locales, tag=tag, settings=Settings())
    async with app.run_test(size=size) as pilot:
        yield Seat(app, pilot)


def participant(venue: Venue, name: str = "Aino", **wishes: Any) -> Any:
    """Somebody who takes part."""
    return seat(venue, ParticipantScreen, code=venue.room.code, name=name, **wishes)


def facilitator(venue: Venue, **wishes: Any) -> Any:
    """Who leads."""
    first = lambda: FacilitatorScreen(venue.url)  # noqa: E731
    return seat(venue, first, role=Role.FACILITATOR, token=venue.token, **wishes)


async def ask(lead: Peer, name: str) -> None:
    assert await lead.do("open", questions=[name])


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        (READY, ["space"]),
        (WORD, ["d"]),
        ("bread/degrees", ["1", "2"]),
        ("bread/joined", ["space", "down", "space"]),
        ("bread/filled", ["f"]),
        ("more/several", ["space"]),
        ("more/row", ["J"]),
        ("more/heaps", ["space", "down", "space"]),
    ],
)
async def test_each_type_is_answered_and_explained(
    folder: Path, name: str, keys: list[str]
) -> None:
    async with venue_at(folder) as venue, participant(venue) as aino:
        lead = await venue.lead()
        await aino.sees("You are in.")
        await ask(lead, name)
        await aino.sees("1/9")
        if name not in {READY, "more/row"}:  # where Enter gives what is under the cursor
            await aino.press("enter")
            await aino.sees("You haven’t answered yet.")
        await aino.press(*keys, "enter")
        await aino.sees("Your answer is in.")
        await lead.do("reveal")
        await aino.sees("Question 1 of 9", "What the room answered")


async def test_a_draft_outlives_the_language_and_a_lost_hub(folder: Path) -> None:
    async with venue_at(folder) as venue, participant(venue, tag="fi") as aino:
        lead = await venue.lead()
        await ask(lead, WORD)
        await aino.sees("Miksi sitä sanotaan", "F2")
        await aino.press("d", "o", "u", "f4")
        await aino.sees("What is it called", "dou")
        await venue.stop()
        await aino.sees("The connection is lost")
        await aino.press("g", "h", "enter")
        await aino.sees("Your answer is on its way.")
        await venue.start()
        await aino.sees("Your answer is in.")
        (group,) = await venue.store.groups(venue.room.id, WORD)
        assert (group.count, group.response) == (1, b'"dough"')


async def test_a_number_that_is_none_is_told_of(folder: Path) -> None:
    async with venue_at(folder) as venue, participant(venue) as aino:
        lead = await venue.lead()
        await ask(lead, "bread/degrees")
        await aino.sees("How hot?", "F2")
        await aino.press("x", "enter")
        await aino.sees("That is not a number.")


async def test_status_and_questions_reach_the_facilitator(folder: Path) -> None:
    async with (
        venue_at(folder) as venue,
        facilitator(venue) as lead,
        participant(venue, "[@click=app.quit]x[/]") as aino,
    ):
        await aino.sees("You are in.")
        await lead.sees("Present: 1")
        await aino.press("s")
        await aino.sees("I’m stuck")
        await aino.press("down", "enter")
        await lead.sees("Stuck: 1")
        await aino.press("f")
        await aino.press("W", "h", "y", "?", "enter")
        await aino.sees("Your question has been sent to the facilitator.")
        await lead.sees("New questions: 1")

        await lead.press("f")
        await lead.sees("Why?", "New")
        await lead.press("enter")
        await lead.sees("On all screens")
        await lead.press("escape", "p")
        await lead.sees("[@click=app.quit]x[/]", "I’m stuck")
        await lead.press("e", *["backspace"] * 30, "B", "o", "enter")
        await lead.sees("Bo ")
        await lead.press("x")
        await once(lambda: aino.app.return_value is not None)
        assert "removed you" in str(aino.app.return_value)


async def test_the_plan_is_led_asked_reordered_and_left_out(folder: Path) -> None:
    async with venue_at(folder) as venue, facilitator(venue) as lead:
        aino = await venue.join()
        await lead.sees("Up next", venue.room.code, "▄")
        await lead.press("J")  # the first question comes second
        await once(lambda: plan(lead)[1] == READY)
        await lead.press("K")
        await once(lambda: plan(lead)[0] == READY)
        listed = lead.app.screen.query_one(EntryList)
        await lead.pilot.mouse_down(listed, offset=(5, 1))
        await lead.pilot.mouse_up(listed, offset=(5, 5))
        await once(lambda: plan(lead)[2] == READY)
        await lead.press("K")
        await once(lambda: plan(lead)[1] == READY)
        await lead.press("K")
        await once(lambda: plan(lead)[0] == READY)
        await lead.press("x")
        await once(lambda: READY not in plan(lead))
        await lead.press("end", "x")
        await once(lambda: plan(lead)[-1] == READY)
        await lead.press("end")
        await lead.press("enter")
        await lead.sees("When is it ready?", "Model answer:", "Doubled")
        await aino.hear("event")
        assert await aino.answer(READY, "1", key="k") == "ok"
        await lead.sees("Answered: 1")
        await lead.press("b")
        await lead.sees("Paused.")
        await lead.press("b")
        await lead.sees("Open: answers are coming in.")
        await lead.press("n")
        await lead.sees("Closed: no more answers.")
        await lead.press("n")
        await lead.sees("The answer is on all screens.")
        await lead.press("v")
        await lead.sees("Round 2")
        await lead.press("r", "d")
        await lead.sees("The room is locked: nobody new can join.")
        code = venue.room.code
        await lead.press("d", "w")
        await once(lambda: code not in lead.text)
        await lead.press("question_mark")
        await lead.sees("Keys", "Pause the workshop, or resume it.")
        await lead.press("escape", "e")
        await lead.sees("End the workshop for all?")
        await lead.press("escape", "e", "enter")
        await once(lambda: lead.app.room.phase is Phase.ENDED)


async def test_a_lesson_is_asked_at_once_and_questions_with_a_limit(folder: Path) -> None:
    async with (
        venue_at(folder) as venue,
        facilitator(venue) as lead,
        participant(venue) as aino,
    ):
        await lead.sees("Up next")
        await lead.press("n")
        await lead.sees("Open: answers are coming in.")
        assert "Time limit:" not in lead.text
        await lead.press("t", "t", "o")  # the rest of the first lesson, in two minutes
        await lead.sees("Time limit: 2 min", "◷", "What is it called", "How hot?")
        await once(
            lambda: set(plan(lead)) == {"more/several", "more/row", "more/heaps", "more/own"}
        )
        await aino.sees("What is it called", "2/9", "◷")
        await aino.press("d", "enter")
        await aino.sees("How hot?", "3/9")
        await lead.press("r", "t", "t", "n")  # the next lesson's first, for as long as it takes
        await aino.sees("What goes in?")
        await lead.sees("What goes in?")
        assert "◷" not in lead.text + aino.text
        assert "Time limit:" not in lead.text


def plan(lead: Seat) -> list[str]:
    """The questions to come."""
    snapshot = lead.app.room.snapshot
    return (
        [one.id for one in snapshot.plan if not one.skipped and not one.rounds] if snapshot else []
    )


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
@pytest.mark.parametrize("tag", ["en", "fi"])
async def test_the_projector_tells_all_but_the_answer(folder: Path, tag: str, size: Size) -> None:
    async with (
        venue_at(folder) as venue,
        seat(
            venue,
            lambda: ProjectorScreen(venue.url),
            tag=tag,
            size=size,
            role=Role.PROJECTOR,
            link=venue.room.link,
        ) as wall,
    ):
        lead = await venue.lead()
        await wall.sees(venue.room.code, venue.url)
        await lead.do("lock")
        await wall.sees(
            "Huone on lukittu: uusia ei oteta."
            if tag == "fi"
            else "The room is locked: nobody new can join."
        )
        await lead.do("lock", on=False)
        await ask(lead, READY)
        await wall.sees("1/9" if tag == "fi" else "1 of 9")
        assert "SECRET" not in wall.text
        await lead.do("pause")
        await wall.sees("Tauolla." if tag == "fi" else "Paused.")
        await lead.do("pause", on=False)
        await lead.do("close")
        await ask(lead, READY)
        await wall.sees("ierros 2" if tag == "fi" else "round 2")
        await lead.do("reveal")
        await wall.sees("SECRET")


async def test_an_anonymous_room_shows_no_names(folder: Path) -> None:
    async with (
        venue_at(folder, mode=Mode.ANONYMOUS) as venue,
        facilitator(venue) as lead,
        participant(venue, "Wilhelmina") as aino,
    ):
        await aino.sees("Nobody can tell who you are")
        await lead.sees("Present: 1")
        await lead.press("p")
        await lead.sees("Person 1")
        assert "Wilhelmina" not in lead.text
    assert b"Wilhelmina" not in venue.stored_bytes()


async def test_one_who_is_forgotten_leaves(folder: Path) -> None:
    async with venue_at(folder) as venue, participant(venue) as aino:
        await aino.sees("You are in.")
        await aino.press("f8")
        await once(lambda: aino.app.return_value is not None)
        async with asyncio.timeout(_PATIENCE):
            while await venue.store.members(venue.room.id):  # noqa: ASYNC110 - it comes by the network
                await asyncio.sleep(0.01)


async def test_who_can_not_be_forgotten_now_is_told_so_and_stays(folder: Path) -> None:
    async with venue_at(folder) as venue, participant(venue) as aino:
        await aino.sees("You are in.")
        await venue.stop()
        await aino.sees("The connection is lost.")
        await aino.press("f8")
        await aino.sees("isn’t deleted yet")
        await venue.start()
        assert len(await venue.store.members(venue.room.id)) == 1


@pytest.mark.parametrize(
    ("hello", "said"),
    [
        ({"code": "AAAAAA"}, "No workshop has this code."),
        ({"link": "none"}, "This link doesn’t open"),
        ({"token": "none"}, "Your session has expired"),
    ],
)
async def test_who_is_refused_is_told_why(folder: Path, hello: dict[str, Any], said: str) -> None:
    async with (
        venue_at(folder) as venue,
        seat(venue, ParticipantScreen, name="Aino", **hello) as aino,
    ):
        await once(lambda: aino.app.return_value is not None)
        assert str(aino.app.return_value).startswith(said)


async def test_a_hub_that_is_not_there_is_told_of(folder: Path) -> None:
    async with venue_at(folder) as venue:
        await venue.stop()
        async with participant(venue) as aino:
            await once(lambda: aino.app.return_value is not None)
            assert "can’t be reached" in str(aino.app.return_value)
        await venue.start()

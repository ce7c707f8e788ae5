"""A room in a real store, in which the garden course was asked."""

from functools import cache
from pathlib import Path

from tests.small_courses import GARDEN

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.study.paths import bundled
from sidos.workshop.deck import Deck
from sidos.workshop.frame import AnyDo, Close, End, Open
from sidos.workshop.question import received
from sidos.workshop.report.data import Report
from sidos.workshop.report.gather import gather
from sidos.workshop.reveal import graded, kept_response
from sidos.workshop.room import decide, event_body, replayed
from sidos.workshop.stores.port import Member, Raised, Room, Stored
from sidos.workshop.stores.sql_rooms import SqlRooms
from sidos.workshop.stores.sqlite import open_sqlite
from sidos.workshop.view import Mode

DARK, WATER, WORD, OWN = "soil/lives", "soil/one", "soil/word", "soil/own"
BEGUN = 1_763_733_600.0  # 2025-11-21 14:00 UTC

Answers = dict[str, str]
"""Person to answer, in the lesson's own words or the id of an option."""


@cache
def deck() -> Deck:
    """The garden's questions, in English and Finnish."""
    return Deck(Library([GARDEN], None), Locales([bundled("locales")], None), "garden", 3)


class GardenRoom:
    """A room that is led by hand."""

    def __init__(self, store: SqlRooms, mode: Mode, name: str = "r00m2345") -> None:
        self.store = store
        self.deck = deck()
        self.room = Room(
            id=name,
            course="garden",
            title="",
            mode=mode,
            questions=(DARK, WATER, WORD, OWN),
            facilitator=b"",
            code="ABCDEF",
            link="link",
            made=BEGUN,
            seed=3,
            retain=60,
        )

    @staticmethod
    async def store_in(folder: Path) -> SqlRooms:
        return await open_sqlite(folder / "rooms.db")

    @classmethod
    async def open(cls, folder: Path, mode: Mode = Mode.NICKNAME) -> "GardenRoom":
        room = cls(await cls.store_in(folder), mode)
        await room.store.make(room.room)
        return room

    async def do(self, do: AnyDo) -> None:
        """Let something happen."""
        state = replayed(self.room, await self.store.events_after(self.room.id, 0))
        gate = decide(state, do, BEGUN)
        assert gate is not None
        key = f"k{state.seq}"
        body = event_body(do, key)
        at = BEGUN + 60 * (state.seq + 1)
        await self.store.append(self.room.id, key=key, after=state.seq, body=body, gate=gate, at=at)

    async def join(self, *names: str) -> None:
        """People come in; their ids are made of their names."""
        for place, name in enumerate(names):
            named = name if self.room.mode is not Mode.ANONYMOUS else ""
            member = Member(
                room=self.room.id,
                id=f"id-of-{name}",
                token=name.encode(),
                name=named,
                lang="en",
                joined=BEGUN + place,
            )
            await self.store.join(member)

    async def ask(self, name: str, given: Answers) -> None:
        """Ask a question, have it answered, and close it."""
        await self.do(Open(questions=(name,)))
        state = replayed(self.room, await self.store.events_after(self.room.id, 0))
        one, writing = self.deck.question(name, "en"), self.deck.writing("en")
        batch = []
        for person, answer in given.items():
            shown = str(one.parts.index(answer) + 1) if one.parts else answer
            response = received(one, shown, writing)
            assert response is not None
            grade = graded(one, response, writing)
            batch.append(
                Stored(
                    room=self.room.id,
                    question=name,
                    round=state.rounds[name],
                    member=f"id-of-{person}",
                    key=f"{name}{person}",
                    response=kept_response(response),
                    verdict=grade.verdict,
                    score=grade.score,
                    parts=b"[]",
                    at=BEGUN,
                )
            )
        await self.store.put_answers(batch)
        await self.do(Close())

    async def raise_question(self, text: str, *voters: str) -> None:
        """A question from the floor."""
        raised = Raised(
            room=self.room.id, id=f"q{text[:5]}", member="", text=text, state="shown", at=BEGUN
        )
        await self.store.ask(raised)
        for voter in voters:
            await self.store.upvote(self.room.id, raised.id, f"id-of-{voter}", on=True)

    async def end(self) -> None:
        """The end."""
        await self.do(End())
        self.room = await self.store.room(self.room.id)

    async def report(self, lang: str = "en") -> Report:
        """What it comes to."""
        return await gather(self.store, self.room, self.deck, lang)

"""Reading what a report is made of from the store."""

from sidos.workshop.deck import Deck
from sidos.workshop.report.data import Report, RoomFacts, report_of
from sidos.workshop.room import replayed
from sidos.workshop.stores.port import Room, RoomStore
from sidos.workshop.view import Mode


async def gather(
    store: RoomStore, room: Room, deck: Deck, lang: str, *, people: bool = True
) -> Report:
    """The room's report in the language `lang`. `people`: with a row for each, in a room that asked
    for names."""
    state = replayed(room, await store.events_after(room.id, 0))
    named = people and room.mode is not Mode.ANONYMOUS
    facts = RoomFacts(
        room=room,
        state=state,
        groups={name: await store.groups(room.id, name) for name in state.asked},
        members=await store.members(room.id),
        floor=await store.floor(room.id),
        answers=[one async for one in store.answers(room.id)] if named else (),
    )
    return report_of(facts, deck, lang)

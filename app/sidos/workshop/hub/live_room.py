"""A room as this hub runs it: what has happened so far, and everyone who is connected here.

The store is the truth; this is what was read from it up to `state.seq`. Whatever happens, here or
at another hub, comes in by `follow` and goes out to all from there.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

from msgspec.structs import replace

from sidos.workshop.deck import Deck
from sidos.workshop.error import StaleError, StoreUnavailableError, UnknownRoomError
from sidos.workshop.frame import (
    AckFrame,
    AnyDo,
    Close,
    ErrorCode,
    ErrorFrame,
    Moderate,
    NewCode,
    Open,
    Remove,
    Rename,
    Result,
    Role,
    YouFrame,
)
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.countdown import Countdown
from sidos.workshop.hub.counts_broadcast import Pulse
from sidos.workshop.hub.crowd import Crowd
from sidos.workshop.hub.final_report import final_report
from sidos.workshop.hub.grader import Grader
from sidos.workshop.hub.people import People
from sidos.workshop.hub.room_frames import Showing
from sidos.workshop.room import RoomState, decide, done_in, event_body, fold
from sidos.workshop.secret import new_code, new_link
from sidos.workshop.stores.port import Gate, Room, RoomStore, Stored
from sidos.workshop.view import Own, Phase, Status

POLL = 2.0
"""Seconds between looks at the store where no wake comes."""

_TRIES = 20

_log = logging.getLogger("sidos.workshop")


class LiveRoom:
    """`wall`: seconds since 1970, by which events are dated; `clock`: seconds that never go
    back, by which time runs. `shared`: other hubs may serve the room as well; `url`: where people
    join."""

    def __init__(
        self,
        store: RoomStore,
        room: Room,
        deck: Deck,
        *,
        wall: Callable[[], float],
        clock: Callable[[], float],
        shared: bool = False,
        url: str = "",
    ) -> None:
        self.id = room.id
        self.deck = deck
        self.grader = Grader(deck)
        self.people = People(store, room.id)
        self.crowd = Crowd()
        self.gone = False
        self._store, self._wall, self._shared = store, wall, shared
        self._countdown = Countdown(wall, clock)
        self._showing = Showing(room, deck, self.people, self._countdown, url)
        self.pulse = Pulse(store, self.people, self.crowd, self._showing, shared=shared)
        self._given: dict[str, dict[tuple[str, int], Stored]] = {}
        self._following = asyncio.Lock()
        self._woken = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def room(self) -> Room:
        """The room as it was made, its code and link as they are now."""
        return self._showing.room

    @property
    def state(self) -> RoomState:
        """What has happened."""
        return self._showing.state

    async def start(self) -> None:
        """Read all that has happened, and follow it from now on."""
        await self.people.load()
        await self.follow()
        self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(self.pulse.run())]

    async def stop(self) -> None:
        """Follow it no longer."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(one.close(1001) for one in self.crowd.all()))

    def wake(self) -> None:
        """Something may have happened."""
        self._woken.set()

    # Who is here

    async def enter(self, one: Connection, token: str) -> None:
        """Welcome a client, and tell it of all that happens from now on."""
        if one.role is Role.PARTICIPANT:
            if self._shared or one.id not in self._given:
                await self._read_given(one.id)
            one.given = self._given[one.id]
        floor = await self.pulse.floor(one)
        welcome = self._showing.welcome(one, token)
        # Nothing is waited for between the two: what happens now is in the one or told after it.
        self.crowd.enter(one)
        await one.send(welcome)
        if floor:
            await one.send(floor, "floor")
        await self._tell_report(one)
        self._woken.set()
        if one.role is Role.PARTICIPANT:
            self.pulse.tell()
        else:
            self.pulse.answered()

    def leave(self, one: Connection) -> None:
        """It has gone."""
        self.crowd.leave(one)
        self.pulse.tell()

    async def forget(self, person: str) -> None:
        """Forget a person, and let all their connections go."""
        await self.people.forget(person)
        self._given.pop(person, None)
        for one in self.crowd.of(person):
            self.leave(one)
            await one.dismiss(YouFrame(you=Own()))

    def set_status(self, one: Connection, status: Status) -> None:
        """How a person is doing."""
        member = self.people.get(one.id)
        if member is not None and member.status is not status:
            self.people.note(replace(member, status=status))
            self.pulse.tell()

    # What they are told

    async def tell_own(self, one: Connection) -> None:
        """Send what is its own."""
        await one.say(YouFrame(you=self._showing.own(one)), "you")

    async def tell_event(self, one: Connection, kind: str) -> None:
        """Send the state of the room to one connection."""
        await one.send(self._showing.event(kind, one), "event")
        if one.role is Role.PARTICIPANT:
            await self.tell_own(one)
        await self._tell_report(one)

    async def kept(self, one: Connection, stored: Stored, result: Result | None) -> None:
        """Tell what became of an answer."""
        if result is None:
            await one.say(ErrorFrame(code=ErrorCode.DISK, wait=2.0))
            return
        await one.say(AckFrame(key=stored.key, result=result))
        if result in {Result.OK, Result.DUP}:
            if stored.member in self._given:
                self._given[stored.member][stored.question, stored.round] = stored
            if self.state.phase is Phase.REVEALED:
                for device in self.crowd.of(stored.member):
                    await self.tell_own(device)
            self.pulse.answered(stored.question)
        elif result is Result.ALREADY:
            await self._read_given(one.id)
            await self.tell_own(one)

    async def _tell_all(self, kind: str) -> None:
        reveals = self.state.phase is Phase.REVEALED
        async for one in self.crowd.each():
            await one.send(self._showing.event(kind, one), "event")
            if reveals and one.given:
                await self.tell_own(one)
            await self._tell_report(one)

    async def _tell_report(self, one: Connection) -> None:
        """To a facilitator, once all is over."""
        if one.role is Role.FACILITATOR and self.state.phase is Phase.ENDED:
            report = await final_report(self._store, self.room, self.deck, one.lang)
            await one.say(report, "report")

    async def _read_given(self, person: str) -> None:
        """Read a person's answers to what is live."""
        stored = await self._store.answers_of(self.id, person) if self.state.live else ()
        given = self._given.setdefault(person, {})
        given.update({(answer.question, answer.round): answer for answer in stored})
        self._keep_live(given)

    def _keep_live(self, given: dict[tuple[str, int], Stored]) -> None:
        live = {name for name, _ in self.state.live}
        for at in [at for at in given if at[0] not in live]:
            del given[at]

    # Commands

    async def command(self, key: str, do: AnyDo) -> bool:
        """Do a facilitator's command once; whether it is done. `follow` tells of it."""
        for _ in range(_TRIES):
            if key in self.state.done:
                return True
            gate = decide(self.state, do, self._wall())
            if gate is None:
                if await self.follow():
                    continue
                return False
            if not await self._prepared(do):
                return False
            try:
                await self._append(key, do, gate)
            except StaleError:
                await self.follow()
                continue
            return True
        return False

    async def _prepared(self, do: AnyDo) -> bool:
        """Change what an event is only the notice of; whether it can be done."""
        match do:
            case Rename(person=person, name=name):
                member = self.people.get(person)
                if member is None or member.removed:
                    return False
                await self.people.change(replace(member, name=name))
            case Remove(person=person):
                member = self.people.get(person)
                if member is None:
                    return False
                await self.people.change(replace(member, name="", removed=True))
            case Moderate(id=name, state=state):
                await self._store.moderate(self.id, name, state)
        return True

    async def _append(self, key: str, do: AnyDo, gate: Gate) -> None:
        if isinstance(do, NewCode):
            gate = replace(gate, code=new_code(), link=new_link())
        await self._store.append(
            self.id,
            key=key,
            after=self.state.seq,
            body=event_body(do, key),
            gate=gate,
            at=self._wall(),
        )

    # Following

    async def follow(self) -> bool:
        """Read what has happened since, and tell all; whether there was anything."""
        async with self._following:
            events = await self._store.events_after(self.id, self.state.seq)
            if not events:
                return False
            state = self.state
            done: list[AnyDo] = []
            for happened in events:
                state = fold(state, happened)
                do = done_in(happened)
                if do is not None:
                    done.append(do)
            await self._take_in(state, done)
            await self._tell_all(str(done[-1].__struct_config__.tag) if done else "")
            return True

    async def _take_in(self, state: RoomState, done: Sequence[AnyDo]) -> None:
        """Go over to `state`, with all that goes with it; where the store fails, not at all."""
        room = await self._store.room(self.id)
        if any(isinstance(do, Rename | Remove) for do in done):
            await self.people.load()
        groups = {}
        if state.phase is Phase.REVEALED:
            for name, _ in state.live:
                groups[name] = await self._store.groups(self.id, name)
        self._countdown.follow(self.state, state)
        self._showing.change(room, state, groups)
        self.pulse.answered()
        if any(isinstance(do, Open) for do in done):
            self.people.reset_statuses()
            for given in self._given.values():
                self._keep_live(given)
        if any(isinstance(do, Moderate) for do in done):
            self.pulse.floor_changed()
        for do in done:
            if isinstance(do, Remove):
                for one in self.crowd.of(do.person):
                    self.leave(one)
                    await one.dismiss(ErrorFrame(code=ErrorCode.REMOVED, final=True))

    async def _run(self) -> None:
        while True:
            await self._sleep()
            try:
                if not await self.follow():
                    await self._store.room(self.id)  # is it still there?
                if self._countdown.left == 0 and await self.command(
                    f"time-{self.state.ends}", Close()
                ):
                    await self.follow()
                if self._shared and len(self.crowd):
                    await self._look_elsewhere()
            except StoreUnavailableError as error:
                _log.warning("the store can't be reached: %s", error)
                await asyncio.sleep(POLL)
                self._woken.set()
            except UnknownRoomError:
                self.gone = True
                for one in self.crowd.all():
                    await one.dismiss(ErrorFrame(code=ErrorCode.ENDED, final=True))
                return
            except Exception:  # noqa: BLE001 - the room must go on
                _log.exception("following a room failed")
                await asyncio.sleep(POLL)

    async def _sleep(self) -> None:
        """Until a wake, the end of the time, or for as long as a wake might be lost."""
        left = self._countdown.left
        if not len(self.crowd) and left is None:
            await self._woken.wait()
        else:
            # Not wait_for: it would swallow a cancellation that comes together with a wake.
            with suppress(TimeoutError):
                async with asyncio.timeout(POLL if left is None else min(POLL, left)):
                    await self._woken.wait()
        self._woken.clear()

    async def _look_elsewhere(self) -> None:
        """What other hubs have stored without an event."""
        if self.crowd.watching():
            await self.people.load()
            self.pulse.answered()
        self.pulse.floor_changed()

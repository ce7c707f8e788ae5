"""A room as this hub runs it: what has happened so far, and everyone who is connected here.

The store is the truth; this is what was read from it up to `state.seq`. Whatever happens, here or
at another hub, comes in by `follow` and goes out to all from there.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

import msgspec
from msgspec import Raw
from msgspec.structs import replace

from sidos.workshop.deck import Deck
from sidos.workshop.frame import (
    Ack,
    AnyDo,
    Close,
    Counts,
    Error,
    Fault,
    Frame,
    Moderate,
    NewCode,
    Open,
    Remove,
    Rename,
    Result,
    Role,
    You,
)
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.final_report import final_report
from sidos.workshop.hub.floor_board import FloorFrames
from sidos.workshop.hub.own import OwnViews
from sidos.workshop.hub.people import People
from sidos.workshop.hub.snapshot import Scene, snapshot, tallies
from sidos.workshop.room import RoomState, began, decide, done_in, event_body, fold
from sidos.workshop.secret import new_code, new_link
from sidos.workshop.stores.port import (
    Gate,
    Group,
    Room,
    RoomStore,
    StaleError,
    Stored,
    StoreUnavailableError,
    UnknownRoomError,
)
from sidos.workshop.view import Own, Phase, Status

POLL = 2.0
"""Seconds between looks at the store where no wake comes."""

PULSE = 1.0
"""Seconds at least between two counts."""

_SLICE = 100
_TRIES = 20

_log = logging.getLogger("sidos.workshop")


class _Event(Frame, frozen=True, kw_only=True, tag="event"):
    kind: str
    snapshot: Raw


class _Welcome(Frame, frozen=True, kw_only=True, tag="welcome"):
    v: int = 1
    token: str = ""
    you: Own
    snapshot: Raw


"""The frames of the same names with a snapshot that is encoded already."""


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
        self.room = room
        self.deck = deck
        self.state: RoomState = began(room)
        self.people = People(store, room.id)
        self.connections: set[Connection] = set()
        self.gone = False
        self._store = store
        self._wall, self._clock = wall, clock
        self._shared = shared
        self._url = url
        self._deadline: float | None = None
        self._groups: dict[str, Sequence[Group]] = {}
        self._snapshots: dict[tuple[Role, str, float], bytes] = {}
        self._events: dict[tuple[str, Role, str, float], bytes] = {}
        self._by_member: dict[str, set[Connection]] = {}
        self._own = OwnViews(deck, room.seed)
        self._following = asyncio.Lock()
        self._woken = asyncio.Event()
        self._news = asyncio.Event()
        self._answered: set[str] = set()
        self._floor_changed = True
        self._floor: FloorFrames | None = None
        self._counts: dict[str, Sequence[Group]] = {}
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Read all that has happened, and follow it from now on."""
        await self.people.load()
        await self.follow()
        self._tasks = [asyncio.create_task(self._run()), asyncio.create_task(self._pulse())]

    async def stop(self) -> None:
        """Follow it no longer."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(connection.close(1001) for connection in list(self.connections)))

    def wake(self) -> None:
        """Something may have happened."""
        self._woken.set()

    # Who is here

    async def enter(self, connection: Connection, token: str) -> None:
        """Welcome a client, and tell it of all that happens from now on."""
        if connection.role is Role.PARTICIPANT and self.state.live:
            stored = await self._store.answers_of(self.room.id, connection.id)
            connection.given = {(one.question, one.round): one for one in stored}
        if self._floor is None:
            await self._read_floor()
        live = {name for name, _ in self.state.live}
        connection.given = {at: one for at, one in connection.given.items() if at[0] in live}
        welcome = _Welcome(
            token=token, you=self._own_view(connection), snapshot=Raw(self._snapshot(connection))
        )
        self.connections.add(connection)
        self._by_member.setdefault(connection.id, set()).add(connection)
        self._woken.set()
        await connection.send(msgspec.json.encode(welcome))
        if self._floor is not None:
            await connection.send(self._floor.frame(connection), "floor")
        await self._tell_report(connection)
        self._answered |= live
        self._news.set()

    def leave(self, connection: Connection) -> None:
        """It has gone."""
        self.connections.discard(connection)
        others = self._by_member.get(connection.id, set())
        others.discard(connection)
        if not others:
            self._by_member.pop(connection.id, None)
        self._news.set()

    # What they do

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

    async def kept(self, connection: Connection, stored: Stored, result: Result | None) -> None:
        """Tell what became of an answer."""
        if result is None:
            await connection.say(Error(code=Fault.DISK, wait=2.0))
            return
        await connection.say(Ack(key=stored.key, result=result))
        if result in {Result.OK, Result.DUP}:
            for one in self._by_member.get(stored.member, ()):
                one.given[stored.question, stored.round] = stored
                if self.state.phase is Phase.REVEALED:
                    await self.tell_own(one)
            self._answered.add(stored.question)
            self._news.set()
        elif result is Result.ALREADY:
            await self._tell_given(connection)

    async def tell_own(self, connection: Connection) -> None:
        """Send what is its own."""
        await connection.say(You(you=self._own_view(connection)), "you")

    async def tell_event(self, connection: Connection, kind: str) -> None:
        """Send how the room stands, to one."""
        await connection.send(self._event(kind, connection), "event")
        if connection.role is Role.PARTICIPANT:
            await self.tell_own(connection)
        await self._tell_report(connection)

    def set_status(self, connection: Connection, status: Status) -> None:
        """How a person is doing."""
        member = self.people.get(connection.id)
        if member is not None and member.status is not status:
            self.people.note(replace(member, status=status))
            self._news.set()

    async def forget(self, person: str) -> None:
        """Forget a person, and let all their connections go."""
        await self.people.forget(person)
        for connection in list(self._by_member.get(person, ())):
            self.leave(connection)
            await connection.say(You(you=Own()))
            await connection.close()

    def floor_changed(self) -> None:
        """A question from the floor or a vote was stored."""
        self._floor_changed = True
        self._news.set()

    # Following

    async def follow(self) -> bool:
        """Read what has happened since, and tell all; whether there was anything."""
        async with self._following:
            events = await self._store.events_after(self.room.id, self.state.seq)
            if not events:
                return False
            before, done = self.state, []
            for happened in events:
                self.state = fold(self.state, happened)
                do = done_in(happened)
                if do is not None:
                    done.append(do)
            self._snapshots.clear()
            self._events.clear()
            self._own.clear()
            self._time(before)
            await self._take_in(done)
            await self._tell_all(str(done[-1].__struct_config__.tag) if done else "")
            self._news.set()
            return True

    async def _take_in(self, done: Sequence[AnyDo]) -> None:
        """Read what those events have changed besides the state."""
        if any(isinstance(do, Rename | Remove) for do in done):
            await self.people.load()
        if any(isinstance(do, Open) for do in done):
            self.people.reset_statuses()
            self._counts.clear()
        if any(isinstance(do, Moderate) for do in done):
            self._floor_changed = True
        self.room = await self._store.room(self.room.id)
        self._answered |= {name for name, _ in self.state.live}
        if self.state.phase is Phase.REVEALED:
            for name, _ in self.state.live:
                self._groups[name] = await self._store.groups(self.room.id, name)
        for do in done:
            if isinstance(do, Remove):
                await self._put_out(do.person)

    async def _tell_all(self, kind: str) -> None:
        live = {name for name, _ in self.state.live}
        reveals = self.state.phase is Phase.REVEALED
        for at, connection in enumerate(list(self.connections), 1):
            connection.given = {key: one for key, one in connection.given.items() if key[0] in live}
            await connection.send(self._event(kind, connection), "event")
            if connection.role is Role.PARTICIPANT and (connection.given and reveals):
                await self.tell_own(connection)
            await self._tell_report(connection)
            if at % _SLICE == 0:
                await asyncio.sleep(0)

    async def _tell_report(self, connection: Connection) -> None:
        """To a facilitator, once all is over."""
        if connection.role is Role.FACILITATOR and self.state.phase is Phase.ENDED:
            told = await final_report(self._store, self.room, self.deck, connection.lang)
            await connection.say(told, "report")

    async def _put_out(self, person: str) -> None:
        for connection in list(self._by_member.get(person, ())):
            self.leave(connection)
            await connection.say(Error(code=Fault.REMOVED, final=True))
            await connection.close()

    def _time(self, before: RoomState) -> None:
        """When the time is up, by the clock that doesn't go back."""
        state = self.state
        if not (state.ends and state.is_open) or state.paused:
            self._deadline = None
        elif (before.ends, before.paused) != (state.ends, state.paused) or not self._deadline:
            left = min(max(state.ends - self._wall(), 0.0), state.limit)
            self._deadline = self._clock() + left

    async def _run(self) -> None:
        while True:
            await self._sleep()
            try:
                if not await self.follow():
                    await self._store.room(self.room.id)  # is it still there?
                if self._deadline is not None and self._clock() >= self._deadline:
                    key = f"time-{self.state.ends}"
                    if await self.command(key, Close()):
                        await self.follow()
                if self._shared and self.connections:
                    await self._look_elsewhere()
            except StoreUnavailableError as error:
                _log.warning("the store can't be reached: %s", error)
                await asyncio.sleep(POLL)
                self._woken.set()
            except UnknownRoomError:
                self.gone = True
                for connection in list(self.connections):
                    await connection.say(Error(code=Fault.ENDED, final=True))
                    await connection.close()
                return
            except Exception:  # noqa: BLE001 - the room must go on
                _log.exception("following a room failed")
                await asyncio.sleep(POLL)

    async def _sleep(self) -> None:
        """Until a wake, the end of the time, or for as long as a wake might be lost."""
        if not self.connections and self._deadline is None:
            await self._woken.wait()
        else:
            left = POLL if self._deadline is None else self._deadline - self._clock()
            # Not wait_for: it would swallow a cancellation that comes together with a wake.
            with suppress(TimeoutError):
                async with asyncio.timeout(max(0.0, min(POLL, left))):
                    await self._woken.wait()
        self._woken.clear()

    async def _look_elsewhere(self) -> None:
        """What other hubs have stored without an event."""
        self._floor_changed = True
        if any(one.role is not Role.PARTICIPANT for one in self.connections):
            await self.people.load()
            self._answered |= {name for name, _ in self.state.live}
        self._news.set()

    # Once a second

    async def _pulse(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            try:
                await self.people.save()
                await self._tell_counts()
                if self._floor_changed:
                    await self._tell_floor()
            except StoreUnavailableError as error:
                _log.warning("the store can't be reached: %s", error)
                self._news.set()
            except UnknownRoomError:
                return
            except Exception:  # noqa: BLE001 - the room must go on
                _log.exception("counting a room failed")
            await asyncio.sleep(PULSE)

    async def _tell_counts(self) -> None:
        watching = [one for one in self.connections if one.role is not Role.PARTICIPANT]
        if not watching:
            return
        names, self._answered = self._answered, set()
        for name in names:
            self._counts[name] = await self._store.groups(self.room.id, name)
        made: dict[tuple[Role, str], Counts] = {}
        for connection in watching:
            kind = (connection.role, connection.lang)
            if kind not in made:
                made[kind] = self._counted(*kind)
            await connection.say(made[kind], "counts")

    def _counted(self, role: Role, lang: str) -> Counts:
        state = self.state
        members = self.people.all()
        present = {name for name in self._by_member if name}
        statuses = [member.status for member in members]
        totals = [
            sum(group.count for group in self._counts.get(name, ()) if group.round == number)
            for name, number in state.live
        ]
        counts = Counts(
            question=state.live[0][0] if state.live else "",
            round=state.live[0][1] if state.live else 0,
            answered=min(totals, default=0),
            present=len(present),
            stuck=statuses.count(Status.STUCK),
            more_time=statuses.count(Status.MORE_TIME),
            done=statuses.count(Status.DONE),
        )
        if role is not Role.FACILITATOR:
            return counts
        scene = self._scene()
        told = tallies(scene, self._counts, lang, scene.live(), whole=True)
        return replace(counts, tallies=told, people=self.people.seen(present))

    async def _read_floor(self) -> None:
        self._floor_changed = False
        self._floor = FloorFrames(await self._store.floor(self.room.id))

    async def _tell_floor(self) -> None:
        await self._read_floor()
        if self._floor is None:
            return
        for at, connection in enumerate(list(self.connections), 1):
            await connection.send(self._floor.frame(connection), "floor")
            if at % _SLICE == 0:
                await asyncio.sleep(0)

    # Views

    def _scene(self) -> Scene:
        state = self.state
        now = state.at
        if state.ends and state.paused:
            now = state.ends - state.left
        elif self._deadline is not None:
            now = float(int(state.ends - max(0.0, self._deadline - self._clock())))
        return Scene(
            room=self.room,
            state=state,
            deck=self.deck,
            groups=self._groups,
            now=now,
            url=self._url,
        )

    def _snapshot(self, connection: Connection) -> bytes:
        scene = self._scene()
        kind = (connection.role, connection.lang, scene.now)
        if kind not in self._snapshots:
            made = snapshot(scene, connection.role, connection.lang)
            self._snapshots[kind] = msgspec.json.encode(made)
        return self._snapshots[kind]

    def _event(self, kind: str, connection: Connection) -> bytes:
        at = (kind, connection.role, connection.lang, self._scene().now)
        if at not in self._events:
            event = _Event(kind=kind, snapshot=Raw(self._snapshot(connection)))
            self._events[at] = msgspec.json.encode(event)
        return self._events[at]

    def _own_view(self, connection: Connection) -> Own:
        if connection.role is not Role.PARTICIPANT:
            return Own()
        member = self.people.get(connection.id)
        return self._own.view(connection, member, self.state)

    async def _tell_given(self, connection: Connection) -> None:
        stored = await self._store.answers_of(self.room.id, connection.id)
        live = {name for name, _ in self.state.live}
        connection.given = {
            (one.question, one.round): one for one in stored if one.question in live
        }
        await self.tell_own(connection)

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
                await self._store.moderate(self.room.id, name, state)
        return True

    async def _append(self, key: str, do: AnyDo, gate: Gate) -> None:
        if isinstance(do, NewCode):
            gate = replace(gate, code=new_code(), link=new_link())
        await self._store.append(
            self.room.id,
            key=key,
            after=self.state.seq,
            body=event_body(do, key),
            gate=gate,
            at=self._wall(),
        )

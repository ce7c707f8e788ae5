"""The door: who may come into which room, and as what.

Only typed codes that turn out to be wrong are counted: a whole room behind one address gets in at
once, while one who tries codes is soon kept waiting. Links and tokens always work.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from msgspec import Struct

from sidos.workshop.clean_text import LONGEST_NAME, clean
from sidos.workshop.error import NotAdmittedError, UnknownRoomError
from sidos.workshop.frame import (
    VERSION,
    DoorFrame,
    ErrorCode,
    HelloFrame,
    KnockFrame,
    Role,
)
from sidos.workshop.hub.live_room import LiveRoom
from sidos.workshop.hub.rate_limit import FailureLimit
from sidos.workshop.secret import hashed, is_same, new_id, new_resume_token, typed_code
from sidos.workshop.stores.port import Member, RoomStore
from sidos.workshop.view import Mode, Phase

MOST_PEOPLE = 5000
"""People in a room, by default."""

_LONGEST_SECRET = 200


class Admitted(Struct, frozen=True, kw_only=True):
    """Somebody is let in. `member`: the participant's id; `token`: the one to come back with."""

    room: LiveRoom
    role: Role
    member: str = ""
    token: str = ""


class Door:
    """`rooms`: the rooms that run here, by id; `open_room` starts one."""

    def __init__(
        self,
        store: RoomStore,
        rooms: dict[str, LiveRoom],
        open_room: Callable[[str], Awaitable[LiveRoom]],
        *,
        wall: Callable[[], float],
        clock: Callable[[], float],
        most_people: int = MOST_PEOPLE,
    ) -> None:
        self._store = store
        self._rooms = rooms
        self._open_room = open_room
        self._wall = wall
        self._most_people = most_people
        self._failures = FailureLimit(clock)
        self._asking = asyncio.Lock()

    async def admit(self, hello: HelloFrame, address: str, lang: str) -> Admitted:
        """Let in who says `hello`. NotAdmittedError."""
        if hello.v != VERSION:
            raise NotAdmittedError(ErrorCode.VERSION)
        if len(hello.token) > _LONGEST_SECRET:
            raise NotAdmittedError(ErrorCode.TOKEN)
        if hello.token:
            return await self._returning(hello)
        room = await self._room_of(hello, address)
        if hello.role is Role.FACILITATOR:
            raise NotAdmittedError(ErrorCode.TOKEN)
        if hello.role is Role.PROJECTOR:
            return Admitted(room=room, role=hello.role)
        return await self._joining(room, hello, lang)

    async def tell(self, knock: KnockFrame, address: str, lang: str) -> DoorFrame:
        """Which room a code or link leads to. NotAdmittedError, also where the door is locked:
        nobody is to write a name for nothing."""
        room = await self._room_of(knock, address)
        if room.state.locked:
            raise NotAdmittedError(ErrorCode.LOCKED)
        title = room.room.title or room.deck.title(lang)
        return DoorFrame(title=title, mode=room.room.mode)

    async def _room_of(self, hello: HelloFrame | KnockFrame, address: str) -> LiveRoom:
        if max(len(hello.link), len(hello.code)) > _LONGEST_SECRET:
            raise NotAdmittedError(ErrorCode.CODE)
        return await (self._by_link(hello.link) if hello.link else self._by_code(hello, address))

    async def _returning(self, hello: HelloFrame) -> Admitted:
        token = hashed(hello.token)
        if hello.role is Role.PARTICIPANT:
            for running in self._rooms.values():
                member = running.people.known(token)
                if member is not None and not running.gone:
                    return _back(running, member, hello)
        name = await self._store.room_of_token(token)
        if name is None:
            raise NotAdmittedError(ErrorCode.TOKEN)
        # The facilitator's token may be a new one, which another process has stored.
        leads = is_same((await self._store.room(name)).facilitator, token)
        room = await self._open_room(name)
        if leads and hello.role is not Role.PARTICIPANT:
            return Admitted(room=room, role=hello.role)
        member = None if leads else await room.people.by_token(token)
        if member is None or hello.role is not Role.PARTICIPANT:
            raise NotAdmittedError(ErrorCode.TOKEN)
        return _back(room, member, hello)

    async def _by_link(self, link: str) -> LiveRoom:
        try:
            return await self._open_room((await self._store.room_by(link=link)).id)
        except UnknownRoomError:
            raise NotAdmittedError(await self._why(link=link) or ErrorCode.LINK) from None

    async def _by_code(self, hello: HelloFrame | KnockFrame, address: str) -> LiveRoom:
        code = typed_code(hello.code)
        room = self._running(code, address)
        if room is not None:
            return room
        # One at a time: tries that come at once must not slip through before the first has failed.
        async with self._asking:
            room = self._running(code, address)
            if room is not None:
                return room
            with suppress(UnknownRoomError):
                if code:
                    return await self._open_room((await self._store.room_by(code=code)).id)
            self._failures.add(address)
        raise NotAdmittedError(await self._why(code=code) or ErrorCode.CODE)

    def _running(self, code: str, address: str) -> LiveRoom | None:
        """The room with that code, if it runs here already. NotAdmittedError where too many tries
        from that address have failed, whatever this one is."""
        wait = self._failures.wait(address)
        if wait:
            raise NotAdmittedError(ErrorCode.TOO_OFTEN, wait=wait)
        for room in self._rooms.values():
            takes = not room.gone and room.state.phase is not Phase.ENDED
            if code and takes and room.room.code == code:
                return room
        return None

    async def _why(self, *, code: str = "", link: str = "") -> ErrorCode | None:
        """ENDED where it was a room's that is over."""
        if not (code or link):
            return None
        for room in await self._store.rooms():
            if room.ended is not None and ((code and room.code == code) or room.link == link):
                return ErrorCode.ENDED
        return None

    async def _joining(self, room: LiveRoom, hello: HelloFrame, lang: str) -> Admitted:
        if room.state.locked:
            raise NotAdmittedError(ErrorCode.LOCKED)
        if len(room.people) >= self._most_people:
            raise NotAdmittedError(ErrorCode.FULL)
        anonymous = room.room.mode is Mode.ANONYMOUS
        name = "" if anonymous else clean(hello.name, LONGEST_NAME)
        if not (name or anonymous):
            raise NotAdmittedError(ErrorCode.NAME)
        token = new_resume_token()
        member = Member(
            room=room.room.id,
            id=new_id(),
            token=hashed(token),
            name=name,
            lang=lang,
            joined=self._wall(),
        )
        await room.people.join(member)
        return Admitted(room=room, role=hello.role, member=member.id, token=token)


def _back(room: LiveRoom, member: Member, hello: HelloFrame) -> Admitted:
    if member.removed:
        raise NotAdmittedError(ErrorCode.REMOVED)
    return Admitted(room=room, role=hello.role, member=member.id, token=hello.token)

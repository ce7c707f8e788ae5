"""What a client's frames do, once it is in a room. A frame that makes no sense is refused or, where
a later client may mean something by it, ignored; none ends more than its own connection."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sidos.workshop.clean_text import LONGEST_NAME, LONGEST_QUESTION, clean
from sidos.workshop.error import StoreUnavailableError
from sidos.workshop.frame import (
    AckFrame,
    AnswerFrame,
    AnyDo,
    AskFrame,
    CommandAckFrame,
    CommandFrame,
    ErrorCode,
    ErrorFrame,
    ForgetFrame,
    FromClient,
    HelloFrame,
    KnockFrame,
    Rename,
    Result,
    Role,
    SpeakFrame,
    StatusFrame,
    UpvoteFrame,
)
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.floor_board import MOST, raised_id
from sidos.workshop.hub.hub import Hub
from sidos.workshop.hub.live_room import LiveRoom
from sidos.workshop.stores.port import Raised, Stored
from sidos.workshop.view import Mode

_LONGEST_KEY = 64


class _Typed(Struct, frozen=True):
    type: str


_FRAMES: msgspec.json.Decoder[FromClient] = msgspec.json.Decoder(FromClient)
_TYPES = msgspec.json.Decoder(_Typed)
_KNOWN = frozenset(
    str(kind.__struct_config__.tag)
    for kind in (
        HelloFrame,
        KnockFrame,
        AnswerFrame,
        StatusFrame,
        AskFrame,
        UpvoteFrame,
        SpeakFrame,
        ForgetFrame,
        CommandFrame,
    )
)


def frame_in(text: str) -> FromClient | ErrorFrame | None:
    """The frame in a message: an Error where it can't be read, None where it is of a type that
    is unknown here."""
    unreadable = ErrorFrame(code=ErrorCode.UNREADABLE)
    try:
        return _FRAMES.decode(text)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        pass
    try:
        return unreadable if _TYPES.decode(text).type in _KNOWN else None
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return unreadable


class Exchange:
    """One client in one room."""

    def __init__(self, hub: Hub, room: LiveRoom, connection: Connection) -> None:
        self._hub, self._room, self._client = hub, room, connection

    async def take(self, frame: FromClient) -> None:
        """Do what the frame asks for."""
        client = self._client
        try:
            if isinstance(frame, SpeakFrame):
                await self._speak(frame)
            elif isinstance(frame, CommandFrame) and client.role is Role.FACILITATOR:
                await self._command(frame)
            elif (
                isinstance(frame, CommandFrame | HelloFrame | KnockFrame)
                or client.role is not Role.PARTICIPANT
            ):
                await client.say(ErrorFrame(code=ErrorCode.NOT_ALLOWED))
            else:
                await self._from_participant(frame)
        except StoreUnavailableError:
            await client.say(ErrorFrame(code=ErrorCode.DISK, wait=2.0))

    def leave(self) -> None:
        """The client has gone."""
        self._room.leave(self._client)

    async def _from_participant(
        self, frame: AnswerFrame | StatusFrame | AskFrame | UpvoteFrame | ForgetFrame
    ) -> None:
        match frame:
            case AnswerFrame():
                await self._answer(frame)
            case StatusFrame(status=status):
                self._room.set_status(self._client, status)
            case AskFrame():
                await self._ask(frame)
            case UpvoteFrame(id=name, on=on):
                store, room = self._hub.store, self._room.room.id
                await store.upvote(room, name[:_LONGEST_KEY], self._client.id, on=on)
                self._room.pulse.floor_changed()
            case ForgetFrame():
                await self._room.forget(self._client.id)

    async def _answer(self, frame: AnswerFrame) -> None:
        room, client = self._room, self._client
        if not await self._has_key(frame.key):
            return
        state = room.state
        if frame.round > state.rounds.get(frame.question, 0):
            await room.follow()  # another hub may have opened it just now
            state = room.state
        if not 1 <= frame.round <= state.rounds.get(frame.question, 0):
            exists = frame.question in state.questions and frame.round >= 1
            result = Result.CLOSED if exists else Result.INVALID
            await client.say(AckFrame(key=frame.key, result=result))
            return
        graded = room.grader.grade(frame.question, client.lang, frame.response)
        if graded is None:
            await client.say(AckFrame(key=frame.key, result=Result.INVALID))
            return
        stored = Stored(
            room=room.id,
            question=frame.question,
            round=frame.round,
            member=client.id,
            key=frame.key,
            response=graded.response,
            verdict=graded.verdict,
            score=graded.score,
            parts=graded.parts,
            at=self._hub.wall(),
        )
        self._hub.answers.put(stored, client, room)

    async def _ask(self, frame: AskFrame) -> None:
        room, client = self._room, self._client
        if not await self._has_key(frame.key):
            return
        text = clean(frame.text, LONGEST_QUESTION)
        if not text or len(await self._hub.store.floor(room.room.id)) >= MOST:
            await client.say(AckFrame(key=frame.key, result=Result.INVALID))
            return
        member = "" if room.room.mode is Mode.ANONYMOUS else client.id
        name = raised_id(room.room.id, member, frame.key)
        raised = Raised(
            room=room.room.id,
            id=name,
            member=member,
            text=text,
            state="waiting",
            at=self._hub.wall(),
        )
        await self._hub.store.ask(raised)
        client.asked.add(name)
        await client.say(AckFrame(key=frame.key, result=Result.OK))
        room.pulse.floor_changed()

    async def _speak(self, frame: SpeakFrame) -> None:
        client = self._client
        client.lang = self._hub.language(frame.lang)
        member = self._room.people.get(client.id)
        if member is not None and member.lang != client.lang:
            self._room.people.note(replace(member, lang=client.lang))
        await self._room.tell_event(client, "speak")

    async def _command(self, frame: CommandFrame) -> None:
        if not await self._has_key(frame.key):
            return
        done = await self._room.command(frame.key, _cleaned(frame.do))
        await self._client.say(CommandAckFrame(key=frame.key, done=done))
        await self._room.follow()

    async def _has_key(self, key: str) -> bool:
        if 0 < len(key) <= _LONGEST_KEY:
            return True
        await self._client.say(ErrorFrame(code=ErrorCode.UNREADABLE))
        return False


def _cleaned(do: AnyDo) -> AnyDo:
    return replace(do, name=clean(do.name, LONGEST_NAME)) if isinstance(do, Rename) else do

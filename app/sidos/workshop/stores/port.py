"""What a hub asks of the place where rooms are kept. Both adapters pass one contract test.

Rules: what returns is committed and survives a power cut; an answer is stored once for each
(room, question, round, participant); `close` is a barrier: an answer that comes after it is
CLOSED, one acknowledged before it is there; a command key is done once. Names are in no other
place than `Member.name` (so a Rename is appended without its name). All methods may be called by
many tasks at once.
"""

from collections.abc import AsyncIterator, Collection, Sequence
from typing import Protocol

from msgspec import Struct

from sidos.workshop.frame import Result
from sidos.workshop.view import Mode, Status


class Room(Struct, frozen=True, kw_only=True):
    """A room as it was made. Times are seconds since 1970, in UTC. `questions`: the plan it
    began with, `lesson/item` ids of the course. `facilitator`: SHA-256 of the token. `retain`:
    seconds after the end until names are deleted."""

    id: str
    course: str
    title: str
    mode: Mode
    questions: tuple[str, ...]
    facilitator: bytes
    code: str
    link: str
    made: float
    seed: int
    retain: int = 86_400
    ended: float | None = None


class Happened(Struct, frozen=True, kw_only=True):
    """One event of a room; `seq` counts from 1 without gaps. `body`: the Do, as JSON."""

    seq: int
    at: float
    body: bytes


class Gate(Struct, frozen=True, kw_only=True):
    """What an event does to the doors: rounds (question, round) to open, whether all that is open
    is closed first, another code and link, the end."""

    open: tuple[tuple[str, int], ...] = ()
    close: bool = False
    code: str = ""
    link: str = ""
    end: bool = False


class Stored(Struct, frozen=True, kw_only=True):
    """An answer to store. `response`: canonical JSON in the lesson's own ids; `key`: the
    client's; `verdict`, `score`: the hub's grade; `parts`: the ids of the parts answered rightly,
    as JSON list."""

    room: str
    question: str
    round: int
    member: str
    key: str
    response: bytes
    verdict: str
    score: float
    parts: bytes
    at: float


class AnswerGroup(Struct, frozen=True, kw_only=True):
    """So many gave the same answer to a question in a round."""

    round: int
    response: bytes
    verdict: str
    score: float
    parts: bytes
    count: int


class Member(Struct, frozen=True, kw_only=True):
    """One who has joined. `token`: SHA-256 of the resume token."""

    room: str
    id: str
    token: bytes
    name: str
    lang: str
    joined: float
    status: Status = Status.OK
    removed: bool = False


class Raised(Struct, frozen=True, kw_only=True):
    """A question from the floor. `member` is empty in an anonymous room, where the client's key
    alone tells a retry."""

    room: str
    id: str
    member: str
    text: str
    state: str
    at: float
    voters: frozenset[str] = frozenset()


class RoomStore(Protocol):
    """Rooms, what happens in them, who is there and what they answered."""

    async def make(self, room: Room) -> None:
        """Keep a new room."""

    async def room(self, id: str) -> Room:  # noqa: A002 - the field's own name
        """The room with that id, its code and link as they are now. UnknownRoomError."""

    async def room_by(self, *, code: str = "", link: str = "") -> Room:
        """The room that this code or link opens now, unless it has ended. UnknownRoomError."""

    async def rooms(self) -> tuple[Room, ...]:
        """All rooms, the newest first."""

    async def set_facilitator(self, room: str, token: bytes) -> None:
        """Another facilitator's token (its SHA-256) from now on."""

    async def append(
        self, room: str, *, key: str, after: int, body: bytes, gate: Gate, at: float
    ) -> int:
        """Append the event that follows `after`, and do what `gate` says, in one transaction; its
        seq. Where the command `key` was done before, that seq, and nothing is done. StaleError."""

    async def events_after(self, room: str, seq: int) -> tuple[Happened, ...]:
        """The events after `seq`, in order."""

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch in one transaction; what became of each: OK, DUP, ALREADY or CLOSED."""

    async def groups(self, room: str, question: str) -> tuple[AnswerGroup, ...]:
        """The answers to a question in all rounds, equal ones together."""

    async def answers_of(self, room: str, member: str) -> tuple[Stored, ...]:
        """One member's answers."""

    def answers(self, room: str) -> AsyncIterator[Stored]:
        """All answers of a room, for its export."""

    async def join(self, member: Member) -> None:
        """Keep a new member."""

    async def member_by_token(self, room: str, token: bytes) -> Member | None:
        """The member whose resume token has this SHA-256."""

    async def room_of_token(self, token: bytes) -> str | None:
        """The room in which that token was given (a member's, or the facilitator's)."""

    async def members(self, room: str) -> tuple[Member, ...]:
        """All members, in the order of joining."""

    async def change_members(self, members: Collection[Member]) -> None:
        """Keep names, languages, statuses and `removed` of members as they are now."""

    async def forget(self, room: str, member: str) -> None:
        """Delete a member; their answers stay under a new id that leads to nobody."""

    async def ask(self, raised: Raised) -> None:
        """Keep a question from the floor; one with the same id is kept once."""

    async def upvote(self, room: str, id: str, member: str, *, on: bool) -> None:  # noqa: A002
        """Count a member's vote once, or take it back."""

    async def moderate(self, room: str, id: str, state: str) -> None:  # noqa: A002
        """Put a question from the floor into another state."""

    async def floor(self, room: str) -> tuple[Raised, ...]:
        """All questions from the floor, in the order of asking."""

    async def delete_names(self, ended_before: float) -> int:
        """Really delete the members of rooms whose `retain` is over at that time, and who asked
        from the floor; in how many rooms. Answers stay, under ids that lead to nobody."""

    async def delete(self, room: str) -> None:
        """Delete a room and all in it."""

    def wakes(self) -> AsyncIterator[str]:
        """Ids of rooms in which something was appended, maybe by another hub: a hint, which may
        be lost or come twice."""

    async def close(self) -> None:
        """Finish what is under way and let go."""

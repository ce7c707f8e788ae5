"""The protocol's frames, version 1: JSON texts over a WebSocket, told apart by `type`.

Unknown fields are ignored, and so is a frame of an unknown type: a later hub may say more.
The tables in PROTOCOL.md are generated from these types.
"""

from enum import StrEnum

from msgspec import Struct

from sidos.model.attempt import Response
from sidos.workshop.view import AnswerTally, FloorQuestion, Mode, Own, Person, Snapshot, Status

VERSION = 1
"""A hub of another version is told of by Error.VERSION."""

LARGEST_FRAME = 4096
"""Bytes in a frame from a client; a longer one ends the connection."""


class Role(StrEnum):
    """What a connection is for. A projector sees what participants see, and answers nothing."""

    PARTICIPANT = "participant"
    PROJECTOR = "projector"
    FACILITATOR = "facilitator"


class Frame(Struct, frozen=True, kw_only=True, tag_field="type", omit_defaults=True):
    """What all frames share."""


# From a client


class HelloFrame(Frame, frozen=True, kw_only=True, tag="hello"):
    """The first frame. One of `code` (typed), `link` (the QR code's secret) and `token` (a
    participant's resume token, or the facilitator's). `lang`: the language of the answers."""

    v: int = VERSION
    role: Role = Role.PARTICIPANT
    code: str = ""
    link: str = ""
    token: str = ""
    name: str = ""
    lang: str = "en"


class KnockFrame(Frame, frozen=True, kw_only=True, tag="knock"):
    """Before Hello: which room is it that this code or link leads to? Answered by Door."""

    code: str = ""
    link: str = ""
    lang: str = "en"


class AnswerFrame(Frame, frozen=True, kw_only=True, tag="answer"):
    """An answer in the ids of the `Asked`. `key`: the client's own, the same on each retry."""

    question: str
    round: int
    response: Response
    key: str


class StatusFrame(Frame, frozen=True, kw_only=True, tag="status"):
    """How the participant is doing with the question."""

    status: Status


class AskFrame(Frame, frozen=True, kw_only=True, tag="ask"):
    """A question from the floor."""

    text: str
    key: str


class UpvoteFrame(Frame, frozen=True, kw_only=True, tag="upvote"):
    """The participant has another's question too; `on` False takes that back."""

    id: str
    on: bool = True


class SpeakFrame(Frame, frozen=True, kw_only=True, tag="speak"):
    """Speak another language from now on; answered by an Event with the snapshot in it."""

    lang: str


class ForgetFrame(Frame, frozen=True, kw_only=True, tag="forget"):
    """Delete the participant's name and the link to their answers, and leave."""


# The facilitator's commands, in a Command


class Do(Struct, frozen=True, kw_only=True, tag_field="do", omit_defaults=True):
    """What all commands share."""


class Open(Do, frozen=True, kw_only=True, tag="open"):
    """Ask these questions of the plan now (several: self-paced). Where one has been asked before,
    this is its next round. `seconds`: the time there is, 0 for as long as it takes."""

    questions: tuple[str, ...]
    seconds: int = 0


class Close(Do, frozen=True, kw_only=True, tag="close"):
    """No more answers to what is open."""


class Reveal(Do, frozen=True, kw_only=True, tag="reveal"):
    """Show tallies, answers and explanations of what was open; closes it first."""


class Pause(Do, frozen=True, kw_only=True, tag="pause"):
    """Pause the workshop; `on` False resumes it."""

    on: bool = True


class MoreTime(Do, frozen=True, kw_only=True, tag="more-time"):
    """Give so many seconds more."""

    seconds: int = 30


class Plan(Do, frozen=True, kw_only=True, tag="plan"):
    """The questions to come, in this order; those left out are skipped."""

    questions: tuple[str, ...]


class Lock(Do, frozen=True, kw_only=True, tag="lock"):
    """Stop new people from joining; `on` False lets them in again."""

    on: bool = True


class NewCode(Do, frozen=True, kw_only=True, tag="new-code"):
    """Another join code and link; the old ones let nobody in any more."""


class Rename(Do, frozen=True, kw_only=True, tag="rename"):
    """Give a person another name."""

    person: str
    name: str


class Remove(Do, frozen=True, kw_only=True, tag="remove"):
    """Remove a person; their answers stay, without a name."""

    person: str


class Moderate(Do, frozen=True, kw_only=True, tag="moderate"):
    """Show a question from the floor to all, hide it, or mark it as answered."""

    id: str
    state: str


class End(Do, frozen=True, kw_only=True, tag="end"):
    """End the workshop for all."""


AnyDo = (
    Open
    | Close
    | Reveal
    | Pause
    | MoreTime
    | Plan
    | Lock
    | NewCode
    | Rename
    | Remove
    | Moderate
    | End
)


class CommandFrame(Frame, frozen=True, kw_only=True, tag="command"):
    """A facilitator's command; the same `key` is done once, however often it is sent."""

    key: str
    do: AnyDo


# From the hub


class DoorFrame(Frame, frozen=True, kw_only=True, tag="door"):
    """The answer to Knock: the room, and what it asks people for."""

    title: str
    mode: Mode


class WelcomeFrame(Frame, frozen=True, kw_only=True, tag="welcome"):
    """The answer to Hello: the state of everything. `token`: to come back with."""

    v: int = VERSION
    token: str = ""
    you: Own
    snapshot: Snapshot


class EventFrame(Frame, frozen=True, kw_only=True, tag="event"):
    """Something happened in the room (`kind`: a Do's tag, or "speak"); its state now."""

    kind: str
    snapshot: Snapshot


class YouFrame(Frame, frozen=True, kw_only=True, tag="you"):
    """The participant's own part: sent when it changes, after a reveal with the feedback in it."""

    you: Own


class Result(StrEnum):
    """What became of an answer. OK and DUP (a retry): it is on disk. ALREADY: another answer was
    given before; CLOSED: too late; INVALID: not an answer to this question."""

    OK = "ok"
    DUP = "dup"
    ALREADY = "already"
    CLOSED = "closed"
    INVALID = "invalid"


class AckFrame(Frame, frozen=True, kw_only=True, tag="ack"):
    """The answer (or question from the floor) with that key has been handled; sent after it is on
    disk."""

    key: str
    result: Result


class CommandAckFrame(Frame, frozen=True, kw_only=True, tag="commandack"):
    """The command with that key was carried out, or wasn't, because it isn't possible now."""

    key: str
    done: bool


class CountsFrame(Frame, frozen=True, kw_only=True, tag="counts"):
    """At most once a second. `tally`, `people` and `floor` in full are for the facilitator only;
    a projector gets `answered` and `present`."""

    question: str = ""
    round: int = 0
    answered: int = 0
    present: int = 0
    stuck: int = 0
    more_time: int = 0
    done: int = 0
    tallies: tuple[AnswerTally, ...] = ()
    people: tuple[Person, ...] = ()


class FloorFrame(Frame, frozen=True, kw_only=True, tag="floor"):
    """The questions from the floor that are seen here, most wanted first; at most once a second."""

    questions: tuple[FloorQuestion, ...]


class ReportFrame(Frame, frozen=True, kw_only=True, tag="report"):
    """To the facilitator once the workshop has ended: its report in their language, as
    Markdown. Nobody's name is in it."""

    markdown: str


class ErrorCode(StrEnum):
    """Why a connection or a frame is refused; the client words it."""

    VERSION = "version"
    CODE = "code"
    LINK = "link"
    TOKEN = "token"  # noqa: S105 - a code, no secret
    LOCKED = "locked"
    ENDED = "ended"
    FULL = "full"
    NAME = "name"
    REMOVED = "removed"
    TOO_OFTEN = "too-often"
    TOO_LARGE = "too-large"
    NOT_ALLOWED = "not-allowed"
    UNREADABLE = "unreadable"
    DISK = "disk"


class ErrorFrame(Frame, frozen=True, kw_only=True, tag="error"):
    """Something was refused. `final`: the hub closes the connection and coming back as before
    would not help. `wait`: seconds until trying again may."""

    code: ErrorCode
    final: bool = False
    wait: float = 0.0


FromClient = (
    HelloFrame
    | KnockFrame
    | AnswerFrame
    | StatusFrame
    | AskFrame
    | UpvoteFrame
    | SpeakFrame
    | ForgetFrame
    | CommandFrame
)
FromHub = (
    DoorFrame
    | WelcomeFrame
    | EventFrame
    | YouFrame
    | AckFrame
    | CommandAckFrame
    | CountsFrame
    | FloorFrame
    | ReportFrame
    | ErrorFrame
)

"""What is shown of a room, as frames have it: nothing here tells a right answer before the
reveal.

Ids of options, sides, gaps and groups are positions as shown ("1", "2", …), not the lesson's own:
those, and the order of a file, may tell the answer. `sidos.workshop.question` translates.
"""

from enum import StrEnum

from msgspec import Struct

from sidos.engine.feedback import Feedback
from sidos.model.attempt import Response
from sidos.model.rich_text import Blocks, Spans


class Mode(StrEnum):
    """What is known of people: nothing, a nickname, or a name. Fixed for a room."""

    ANONYMOUS = "anonymous"
    NICKNAME = "nickname"
    NAMED = "named"


class Phase(StrEnum):
    """The phase that a room is in."""

    LOBBY = "lobby"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    ENDED = "ended"


class Status(StrEnum):
    """How a person is doing."""

    OK = "ok"
    STUCK = "stuck"
    MORE_TIME = "more-time"
    DONE = "done"


class Choosable(Struct, frozen=True, omit_defaults=True):
    """Something with an id of its own: an option, a side of a pair, a thing to sort or order, a
    group, a gap (with an empty text). `spans`: `text` parsed."""

    id: str
    text: str = ""
    spans: Spans = ()


class Asked(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question without its answer. `kind` is the item's type. `parts`: options, left sides,
    things to sort or order (as they are shown at first), gaps (named in `prompt` in braces);
    `targets`: right sides, or groups. `spans`, `unit_spans`: `prompt` and `unit` parsed; a span's
    `gap` is the id of a part."""

    id: str
    kind: str
    prompt: str
    lang: str
    parts: tuple[Choosable, ...] = ()
    targets: tuple[Choosable, ...] = ()
    unit: str = ""
    spans: Blocks = ()
    unit_spans: Spans = ()


class Bar(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One answer and how many gave it; or, of a part that is matched, ordered, sorted or filled
    in, how many did so rightly. `id`: the part's, "" for a typed answer. `spans`: `text` parsed,
    where it wasn't typed."""

    id: str = ""
    text: str = ""
    count: int = 0
    correct: bool = False
    spans: Spans = ()


class AnswerTally(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a room answered in one round. `bars`: for choices by option; for typed answers the
    commonest; for match, order, sort and cloze by part, counting right ones."""

    question: str
    round: int
    answered: int = 0
    right: int = 0
    partly: int = 0
    wrong: int = 0
    bars: tuple[Bar, ...] = ()


class RowSpans(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A row of feedback parsed. `given`, `right`: nothing where they were typed; `model`: the
    model answer, which is `right` in the row; `reason`: why what was typed is refused."""

    text: Spans = ()
    given: Spans = ()
    right: Spans = ()
    model: Blocks = ()
    why: Blocks = ()
    reason: Spans = ()


class FeedbackSpans(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The texts of feedback parsed, its rows in order."""

    rows: tuple[RowSpans, ...] = ()
    explain: Blocks = ()


class Revealed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The answer: feedback as of one who answered rightly, and the lesson to go back to.
    `spans`: its texts parsed."""

    feedback: Feedback
    spans: FeedbackSpans = FeedbackSpans()
    lesson: str = ""
    tallies: tuple[AnswerTally, ...] = ()


class Live(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question that has been asked. `number` of `of`: its place in the plan. `ends`: when
    the time is up, in seconds since 1970, 0 where there is no limit. `expected` and `notes` are
    for the facilitator alone."""

    asked: Asked
    round: int
    number: int
    of: int
    ends: float = 0.0
    revealed: Revealed | None = None
    expected: tuple[str, ...] = ()
    notes: str = ""


class Planned(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question of the plan, for the facilitator. `rounds`: how often it was asked."""

    id: str
    kind: str
    prompt: str
    lesson: str
    rounds: int = 0
    skipped: bool = False


class Snapshot(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The state of a room after event `seq`, in the receiver's language. `code`, `link` and `plan`
    are for the facilitator; `code` and `link` for projectors too, until the room is locked, with
    `url`, where people join, and `qr`, that and the link as a QR code in rows of "0" and "1".
    `now`: the hub's clock, seconds since 1970. `languages`: tag to own name, to choose from."""

    seq: int
    room: str
    title: str
    mode: Mode
    phase: Phase
    now: float = 0.0
    paused: bool = False
    locked: bool = False
    languages: dict[str, str] = {}
    live: tuple[Live, ...] = ()
    code: str = ""
    link: str = ""
    url: str = ""
    qr: tuple[str, ...] = ()
    plan: tuple[Planned, ...] = ()


class GivenAnswer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The participant's own answer. `feedback`: once it is revealed, in their language; `spans`:
    its texts parsed."""

    question: str
    round: int
    response: Response
    feedback: Feedback | None = None
    spans: FeedbackSpans | None = None


class Own(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is a participant's own. Late joiners have nothing in `given` for what was asked
    before; they are not judged on it."""

    id: str = ""
    name: str = ""
    status: Status = Status.OK
    given: tuple[GivenAnswer, ...] = ()


class Person(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person, as the facilitator sees them. In an anonymous room `name` is empty."""

    id: str
    name: str = ""
    status: Status = Status.OK
    present: bool = True


class FloorQuestion(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A question from the floor. `state`: "waiting" (for the moderator), "shown", "hidden" or
    "answered"; `mine`, `upvoted`: of the one who gets this."""

    id: str
    text: str
    votes: int = 0
    state: str = "shown"
    mine: bool = False
    upvoted: bool = False

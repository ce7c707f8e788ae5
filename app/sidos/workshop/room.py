"""What happens in a room, as a pure fold of its events.

`decide` says whether a command means something now; what it lets through, `fold` can always
apply. A round that was closed never opens again: asking again is the next round.
"""

from collections.abc import Iterable, Mapping
from typing import assert_never

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sidos.workshop.frame import (
    AnyDo,
    Close,
    End,
    Lock,
    Moderate,
    MoreTime,
    NewCode,
    Open,
    Pause,
    Plan,
    Remove,
    Rename,
    Reveal,
)
from sidos.workshop.stores.port import Gate, Happened, Room
from sidos.workshop.view import Mode, Phase

LONGEST_TIME = 24 * 3600
"""Seconds that a question can be given at most."""

FLOOR_STATES = frozenset({"waiting", "shown", "hidden", "answered"})


class RoomState(Struct, frozen=True, kw_only=True):
    """The state of a room after event `seq`.

    `questions`: all it can ask; `asked`: those opened, by first opening; `coming`: the plan from
    here on. `live`: (question, round) of what was opened last. `ends`: when its time is up, 0
    without a limit; `limit`: all seconds it was given; `left`: seconds that were left when it was
    paused. `done`: keys of the commands that were done.
    """

    mode: Mode
    questions: tuple[str, ...]
    seq: int = 0
    at: float = 0.0
    phase: Phase = Phase.LOBBY
    asked: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    rounds: Mapping[str, int] = {}
    live: tuple[tuple[str, int], ...] = ()
    ends: float = 0.0
    limit: float = 0.0
    left: float = 0.0
    paused: bool = False
    locked: bool = False
    done: frozenset[str] = frozenset()

    @property
    def skipped(self) -> tuple[str, ...]:
        """The questions that are left out of the plan."""
        planned = {*self.asked, *self.coming}
        return tuple(name for name in self.questions if name not in planned)

    @property
    def is_open(self) -> bool:
        """Whether answers are taken."""
        return self.phase is Phase.OPEN


class _Keyed(Struct, frozen=True):
    key: str = ""


_DOS: msgspec.json.Decoder[AnyDo] = msgspec.json.Decoder(AnyDo)
_KEYS = msgspec.json.Decoder(_Keyed)


def event_body(do: AnyDo, key: str) -> bytes:
    """What is kept of a command that was done: the Do, and its key. A name is not kept."""
    nameless = replace(do, name="") if isinstance(do, Rename) else do
    return msgspec.json.encode({**msgspec.to_builtins(nameless), "key": key})


def done_in(happened: Happened) -> AnyDo | None:
    """The command of an event; None where a later hub did something unknown here."""
    try:
        return _DOS.decode(happened.body)
    except msgspec.MsgspecError:
        return None


def began(room: Room) -> RoomState:
    """A room before anything happened."""
    return RoomState(mode=room.mode, questions=room.questions, coming=room.questions, at=room.made)


def replayed(room: Room, events: Iterable[Happened]) -> RoomState:
    """The room after all of `events`."""
    state = began(room)
    for happened in events:
        state = fold(state, happened)
    return state


def fold(state: RoomState, happened: Happened) -> RoomState:
    """The room after one more event."""
    do = done_in(happened)
    key = _key(happened.body)
    after = replace(
        state,
        seq=happened.seq,
        at=happened.at,
        done=state.done | {key} if key else state.done,
    )
    return after if do is None else _after(after, do)


def decide(state: RoomState, do: AnyDo, now: float) -> Gate | None:
    """What doing it means for the doors; None where it means nothing now. NewCode's code and
    link are for the caller to make."""
    if state.phase is Phase.ENDED:
        return None
    match do:
        case Open():
            return _opening(state, do)
        case Close():
            return Gate(close=True) if state.is_open and not state.paused else None
        case Reveal():
            may = state.phase in {Phase.OPEN, Phase.CLOSED} and not state.paused
            return Gate(close=state.is_open) if may else None
        case MoreTime(seconds=seconds):
            may = state.is_open and state.ends > 0 and not state.paused
            fits = seconds > 0 and max(state.ends - now, 0) + seconds <= LONGEST_TIME
            return Gate() if may and fits else None
        case End():
            return Gate(close=state.is_open, end=True)
    return Gate() if _changes(state, do) else None


def _changes(
    state: RoomState, do: Pause | Plan | Lock | NewCode | Rename | Remove | Moderate
) -> bool:
    match do:
        case Pause(on=on):
            return on != state.paused
        case Lock(on=on):
            return on != state.locked
        case Plan(questions=questions):
            in_plan = set(questions) <= set(state.questions)
            return in_plan and len(set(questions)) == len(questions)
        case Rename(name=name):
            return state.mode is not Mode.ANONYMOUS and bool(name.strip())
        case Moderate(state=wanted):
            return wanted in FLOOR_STATES
        case NewCode() | Remove():
            return True
    assert_never(do)


def _opening(state: RoomState, do: Open) -> Gate | None:
    names = do.questions
    in_plan = set(names) <= set(state.questions) and len(set(names)) == len(names)
    if state.paused or not names or not in_plan or not 0 <= do.seconds <= LONGEST_TIME:
        return None
    if state.is_open and {name for name, _ in state.live} == set(names):
        return None  # a second press: the round that is open now is not to be thrown away
    opened = tuple((name, state.rounds.get(name, 0) + 1) for name in names)
    return Gate(close=state.is_open, open=opened)


def _after(state: RoomState, do: AnyDo) -> RoomState:
    match do:
        case Open():
            return _opened(state, do)
        case Close():
            return _closed(state, Phase.CLOSED)
        case Reveal():
            return _closed(state, Phase.REVEALED)
        case End():
            return replace(_closed(state, Phase.ENDED), paused=False)
        case Pause(on=on):
            return _paused(state, on=on)
        case MoreTime(seconds=seconds):
            # The time was up and its close is on the way: what is added counts from now.
            ends = max(state.ends, state.at) + seconds
            return replace(state, ends=ends, limit=state.limit + seconds)
        case Lock(on=on):
            return replace(state, locked=on)
        case Plan(questions=questions):
            coming = tuple(name for name in questions if name not in state.asked)
            return replace(state, coming=coming)
        case NewCode() | Rename() | Remove() | Moderate():
            return state
    assert_never(do)


def _opened(state: RoomState, do: Open) -> RoomState:
    rounds = dict(state.rounds)
    for name in do.questions:
        rounds[name] = rounds.get(name, 0) + 1
    return replace(
        state,
        phase=Phase.OPEN,
        asked=tuple(dict.fromkeys((*state.asked, *do.questions))),
        coming=tuple(name for name in state.coming if name not in do.questions),
        rounds=rounds,
        live=tuple((name, rounds[name]) for name in do.questions),
        ends=state.at + do.seconds if do.seconds else 0.0,
        limit=float(do.seconds),
        left=0.0,
    )


def _closed(state: RoomState, phase: Phase) -> RoomState:
    return replace(state, phase=phase, ends=0.0, limit=0.0, left=0.0)


def _paused(state: RoomState, *, on: bool) -> RoomState:
    """Pausing holds the time that is left; going on counts it from then."""
    if on == state.paused:
        return state
    if on:
        left = min(max(state.ends - state.at, 0.0), state.limit) if state.ends else 0.0
        return replace(state, paused=True, left=left)
    ends = state.at + state.left if state.ends else 0.0
    return replace(state, paused=False, ends=ends, left=0.0)


def _key(body: bytes) -> str:
    try:
        return _KEYS.decode(body).key
    except msgspec.MsgspecError:
        return ""

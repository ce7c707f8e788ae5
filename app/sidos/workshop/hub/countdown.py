"""The time that is left for a question, by a clock that never goes back: the clock on the wall is
asked once, when the time is set."""

from collections.abc import Callable

from sidos.workshop.room import RoomState


class Countdown:
    """`wall`: seconds since 1970; `clock`: seconds that only grow."""

    def __init__(self, wall: Callable[[], float], clock: Callable[[], float]) -> None:
        self._wall, self._clock = wall, clock
        self._until: float | None = None

    def follow(self, before: RoomState, state: RoomState) -> None:
        """The room has gone on from `before` to `state`."""
        if not (state.ends and state.is_open) or state.paused:
            self._until = None
        elif (before.ends, before.paused) != (state.ends, state.paused) or self._until is None:
            left = min(max(state.ends - self._wall(), 0.0), state.limit)
            self._until = self._clock() + left

    @property
    def left(self) -> float | None:
        """Seconds that are left; None where nothing runs."""
        return None if self._until is None else max(0.0, self._until - self._clock())

    def now(self, state: RoomState) -> float:
        """The time that goes with the state's `ends`, in whole seconds where it runs."""
        if state.ends and state.paused:
            return state.ends - state.left
        left = self.left
        return state.at if left is None else float(int(state.ends - left))

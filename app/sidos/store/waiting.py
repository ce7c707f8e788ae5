"""What was given to a store and is not yet known to be on disk: it is written again with every
write, until one succeeds. Writing twice changes nothing."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store import derived
from sidos.store.session_row import end_session, keep_session


class _Place(Struct, frozen=True):
    """Where a session is; no session: it has ended."""

    session: SavedSession | None
    scroll: int = 0
    updated: datetime | None = None


class Waiting:
    """Attempts by id, and the last place of each session."""

    def __init__(self) -> None:
        self.attempts: dict[str, Attempt] = {}
        self._places: dict[tuple[str, Kind], _Place] = {}

    def __bool__(self) -> bool:
        return bool(self.attempts or self._places)

    def add(self, attempts: Iterable[Attempt]) -> None:
        """Note attempts."""
        self.attempts |= {attempt.id: attempt for attempt in attempts}

    def move(self, session: SavedSession, scroll: int, now: datetime) -> None:
        """Note where a session is."""
        self._places[session.lesson, session.kind] = _Place(session, scroll, now)

    def end(self, lesson: str, kind: Kind) -> None:
        """Note that a session has ended."""
        self._places[lesson, kind] = _Place(None)

    def write(self, connection: sqlite3.Connection) -> None:
        """Write all of it. To be called inside a transaction."""
        derived.add(connection, self.attempts.values())
        for (lesson, kind), place in self._places.items():
            if place.session is None or place.updated is None:
                end_session(connection, lesson, kind)
            else:
                keep_session(connection, place.session, place.scroll, place.updated)

    def drop(self, attempts: Sequence[Attempt]) -> None:
        """Forget attempts that no store takes."""
        for attempt in attempts:
            self.attempts.pop(attempt.id, None)
        self._places.clear()

    def clear(self) -> None:
        """Forget all: it is on disk."""
        self.attempts.clear()
        self._places.clear()

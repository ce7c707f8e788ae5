"""The store: every answer a learner gave, and where they stopped, in one SQLite file.

What `record` has returned from is on disk and stays there, whatever happens next. Nothing but
`reset` deletes an answer. What could not be written waits, and is written with the next write that
succeeds. With trouble the file is left as it is, and this run works in memory on what could be
read of it, until the file can be used again.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime, tzinfo
from functools import partial
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Self, TypeVar

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store import derived, state
from sidos.store.connection import (
    TIMEOUT,
    check_writable,
    close_untouched,
    open_to_read,
    patiently,
    transaction,
)
from sidos.store.error import StoreError
from sidos.store.opening import open_file
from sidos.store.row import COUNTS, nearest_moment, select
from sidos.store.session_row import decoded_session, delete_under, end_session, keep_session
from sidos.store.state import ItemState, LessonState
from sidos.store.trouble import StoreFault, StoreLoss, StoreTrouble, fault_of, trouble_of
from sidos.store.waiting import Waiting

if TYPE_CHECKING:
    from sidos.store.health import Health
    from sidos.store.stats import Stats

__all__ = [
    "ItemState",
    "LessonState",
    "Store",
    "StoreError",
    "StoreFault",
    "StoreLoss",
    "StoreTrouble",
]

T = TypeVar("T")

_BATCH = 1_000  # imported attempts a transaction: another process gets its turn in between
_LONGEST_PAGE = 1_000_000  # lines
_IMPATIENCE = 0.25  # seconds
_PASSING = {StoreFault.LOCKED, StoreFault.FULL}  # troubles that may be over the next time
_LASTING = {StoreFault.CORRUPT, StoreFault.NEWER}  # troubles with what is in the file


class Store:
    """One learner's store; any thread may call, one at a time works.

    `trouble` is what is wrong now, if anything; it is gone when a later write succeeds. `loss`:
    the answers that were there before, if any are missing; see `look_for_loss`.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection | None, trouble: StoreTrouble | None = None
    ) -> None:
        self.path = path
        self.trouble = trouble
        self.loss: StoreLoss | None = None
        self._on_disk = connection is not None
        self._connection = connection or self._salvaged()
        self._timeout = TIMEOUT
        self._waiting = Waiting()
        self._reopens = self._closed = False
        self._left = _identity(path)
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path, timeout: float = TIMEOUT) -> Self:
        """The store in the file `path`, made where there is none. Never raises: see `trouble`.

        `timeout`: seconds to wait for another process that is writing.
        """
        try:
            connection = open_file(path, timeout)
        except Exception as error:  # noqa: BLE001 - whatever is wrong, a learner can learn
            store = cls(path, None, trouble_of(error, path))
        else:
            store = cls(path, connection)
            store._timeout = timeout
            store._check_writable()
        store._reopens = True
        return store

    def _check_writable(self) -> None:
        try:
            patiently(lambda: check_writable(self._connection), self._timeout)
        except sqlite3.DatabaseError as error:
            self._meet(error)

    @property
    def unsaved(self) -> int:
        """How many answers wait to be written."""
        return len(self._waiting.attempts)

    def save_waiting(self) -> None:
        """Try again to write what waits."""
        with suppress(StoreError):
            if self._waiting or (self.trouble is not None and self._reopens):
                self._write(lambda _: None)

    # Answers and sessions

    def record(
        self, attempts: Sequence[Attempt], session: SavedSession, scroll: int, now: datetime
    ) -> None:
        """Keep answers just given and the session after them, in one transaction, on disk when
        this returns. Attempts already kept are left as they are.

        Raises StoreError where that can't be; they wait then, and are written with the next
        write that succeeds.
        """
        with self._lock:
            self._waiting.add(attempts)
            self._waiting.move(session, scroll, now)

            def work(connection: sqlite3.Connection) -> None:
                derived.add(connection, attempts)
                keep_session(connection, session, scroll, now)

            try:
                self._write(work)
            except (sqlite3.Error, ValueError, TypeError):
                self._waiting.drop(attempts)  # or nothing else could be written any more
                raise

    def save_session(self, session: SavedSession, scroll: int, now: datetime) -> None:
        """Keep where a session is (one a lesson and kind; a finished one is not kept) and how
        many lines its page is scrolled down. Raises StoreError, as `record`."""
        with self._lock:
            self._waiting.move(session, scroll, now)
            self._write(lambda connection: keep_session(connection, session, scroll, now))

    def end_session(self, lesson: str, kind: Kind) -> None:
        """Forget the session of that lesson and kind, not its answers. Raises StoreError, as
        `record`."""
        with self._lock:
            self._waiting.end(lesson, kind)
            self._write(lambda connection: end_session(connection, lesson, kind))

    def session(self, lesson: str, kind: Kind) -> tuple[SavedSession, int] | None:
        """The session left in the middle and its scroll, in lines."""
        query = "SELECT saved, scroll FROM session WHERE lesson = ? AND kind = ?"
        row = self._read(lambda store: store.execute(query, (lesson, kind)).fetchone())
        saved = decoded_session(row[0]) if row else None
        return (saved, min(max(row[1], 0), _LONGEST_PAGE)) if saved is not None else None

    def latest_session(
        self, kinds: Collection[Kind] = tuple(Kind)
    ) -> tuple[SavedSession, datetime] | None:
        """The session of these kinds used last of those left in the middle, and when (UTC)."""
        marks = ", ".join("?" * len(kinds))
        query = f"""
            SELECT saved, updated FROM session WHERE kind IN ({marks})
            ORDER BY updated DESC LIMIT 1
        """  # noqa: S608 - marks only
        row = self._read(lambda store: store.execute(query, tuple(kinds)).fetchone())
        saved = decoded_session(row[0]) if row else None
        return (saved, nearest_moment(row[1])) if saved is not None else None

    # What follows from the answers

    def lesson_states(self) -> dict[str, LessonState]:
        """The state of every lesson that was begun, by `course/lesson`."""
        return self._read(state.lesson_states)

    def item_states(self, lesson: str) -> dict[str, ItemState]:
        """The state of every item met in `lesson` (`course/lesson`), by `course/lesson/item`."""
        return self._read(lambda store: state.item_states(store, lesson))

    def stats(self, zone: tzinfo = UTC, unscored: Collection[str] = ()) -> "Stats":
        """Figures over all answers; study days are those of `zone`. The answers in the lessons
        `unscored` are only counted, apart."""
        from sidos.store.stats import stats

        return self._read(lambda store: stats(store, zone, unscored))

    def rebuild(self) -> None:
        """Make all derived state anew from the answers. Raises StoreError."""
        self._write(derived.rebuild)

    # The log of answers

    def attempts(self, prefix: str = "") -> Iterator[Attempt]:
        """Attempts by time, then id: all, or those whose key is `prefix` or lies below it."""
        last: Attempt | None = None
        if self._on_disk:
            try:
                with closing(open_to_read(self.path, self._timeout)) as store:
                    for last in select(store, prefix):
                        yield last
                return
            except sqlite3.DatabaseError as error:
                with self._lock:
                    self._meet(error)
        yield from self._read(lambda store: list(select(store, prefix, after=last)))

    def add(self, attempts: Iterable[Attempt]) -> int:
        """Add attempts from elsewhere; those already kept are left as they are, so adding twice
        changes nothing. Returns how many were new. Raises StoreError; a part may be kept then."""
        rest, added = iter(attempts), 0
        while batch := list(islice(rest, _BATCH)):
            if not self._on_disk:
                self._waiting.add(batch)
            added += self._write(partial(derived.add, attempts=batch))
        return added

    def reset(self, prefix: str) -> int:
        """Delete the attempts under `prefix` (a course, lesson or item; "" for all) and end the
        sessions that they are in; a copy of the store is made first. Returns how many attempts
        there were. Raises StoreError; nothing is deleted then."""
        from sidos.store.backup import copy_before_reset

        if self._reopens and not self._on_disk and self.trouble is not None:
            raise StoreError(self.trouble)
        if self._on_disk:
            try:
                copy_before_reset(self.path)
            except (sqlite3.Error, OSError) as error:
                raise StoreError(trouble_of(error, self.path)) from error
        return self._write(lambda connection: delete_under(connection, prefix))

    # Care

    def health(self) -> "Health":
        """How the store is."""
        from sidos.store.health import health

        return self._read(lambda store: health(store, self.path, self.trouble))

    def check(self) -> None:
        """Look the whole file over, and for what is missing: slow for a large store. Damage is
        `trouble` afterwards, before anything else is written to the file."""
        from sidos.store.backup import integrity

        if self._on_disk:
            try:
                with closing(open_to_read(self.path, self._timeout)) as store:
                    result = integrity(store)
            except sqlite3.Error:
                return
            if result != "ok":
                with self._lock:
                    self._meet(sqlite3.DatabaseError(result))
        self.look_for_loss()

    def look_for_loss(self) -> "StoreLoss | None":
        """What is missing of the answers that were there before: those that only a copy has, and
        those that can't be read."""
        from sidos.store.copies import fuller_copy

        self.loss = None
        if self._on_disk:
            try:
                total, whole = self._read(lambda store: store.execute(COUNTS).fetchone())
            except StoreError:
                return None
            copy = fuller_copy(self.path, total)
            if copy is not None or whole < total:
                in_copy = copy.answers if copy is not None else 0
                self.loss = StoreLoss(answers=whole, in_copy=in_copy, unreadable=total - whole)
        return self.loss

    def backup(self, now: datetime) -> Path | None:
        """Make the copy of the day, once a day; `copies.py` says which are kept. None where there
        was nothing to do or it can't be done: a damaged store is never copied; see `trouble`."""
        from sidos.store.backup import copy_daily

        if not self._on_disk:
            return None
        try:
            return copy_daily(self.path, now.date())
        except sqlite3.DatabaseError as error:
            if fault_of(error) is StoreFault.CORRUPT:
                with self._lock:
                    self._meet(error)
        except OSError:
            pass  # no room for copies, or not allowed: answers are kept all the same
        return None

    def close(self) -> None:
        """Write what waits, if it can be, and close the file. May be called again."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self.save_waiting()
                self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` reads; from memory where the file turns out to be damaged. Raises StoreError
        where another process keeps us from reading."""
        with self._lock:
            if self._on_disk:
                try:
                    return patiently(lambda: work(self._connection), self._timeout)
                except sqlite3.DatabaseError as error:
                    trouble = self._meet(error)
                    if self._on_disk:
                        raise StoreError(trouble) from error
            return work(self._connection)

    def _write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` and write what waits, in one transaction. Raises StoreError."""

        def transact() -> T:
            with transaction(self._connection):
                done = work(self._connection)
                if self._on_disk:  # in memory it is already
                    self._waiting.write(self._connection)
                return done

        with self._lock:
            # Once it has been waited for, nobody is kept waiting again and again.
            patience = self._timeout if self.trouble is None else min(self._timeout, _IMPATIENCE)
            if not self._on_disk:
                self._reopen(patience)
            try:
                self._connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
                done = patiently(transact, patience)
            except sqlite3.DatabaseError as error:
                trouble = self._meet(error)
                raise StoreError(trouble) from error
            if self._on_disk:
                self.trouble = None
            if self._on_disk or not self._reopens:
                self._waiting.clear()
            return done

    def _meet(self, error: sqlite3.DatabaseError) -> StoreTrouble:
        """Note an error; go on in memory where the file is no longer of use."""
        if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError):
            raise error  # a mistake of ours, no trouble with the file
        trouble = trouble_of(error, self.path)
        if self._on_disk:
            self.trouble = trouble
            if trouble.fault not in _PASSING:
                self._leave_disk()
        return trouble

    def _leave_disk(self) -> None:
        close_untouched(self._connection, self.path)
        self._on_disk = False
        self._left = _identity(self.path)
        self._connection = self._salvaged()
        with transaction(self._connection):
            self._waiting.write(self._connection)

    def _reopen(self, patience: float) -> None:
        """Go back to the file, if it can be used again."""
        if not self._reopens or self.trouble is None:
            return
        if self.trouble.fault in _LASTING and _identity(self.path) == self._left:
            return  # as long as it is the same file
        try:
            connection = open_file(self.path, patience)
            try:
                patiently(lambda: check_writable(connection), patience)
            except BaseException:
                connection.close()
                raise
        except Exception as error:  # noqa: BLE001 - as in `open`
            self.trouble = trouble_of(error, self.path)
            return
        self._connection.close()
        self._connection, self._on_disk = connection, True

    def _salvaged(self) -> sqlite3.Connection:
        from sidos.store.salvage import salvage

        locked = self.trouble is not None and self.trouble.fault is StoreFault.LOCKED
        return salvage(self.path, locked=locked)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file `path` is, whatever is in it."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino

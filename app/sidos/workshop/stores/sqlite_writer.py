"""The one who writes to a SQLite file. What is asked for while a commit is under way is committed
together with the next: many who join at once share a few commits. A work that fails undoes only
itself, and none is done before its commit is on disk.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, NamedTuple, TypeVar

from sidos.workshop.error import StoreUnavailableError

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], Any]

_TOGETHER = 500


class _Job(NamedTuple):
    work: Work
    done: "asyncio.Future[Any]"


class SqliteWriter:
    """A thread of its own, until `close`."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="rooms-write", daemon=True)
        self._thread.start()

    async def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives, once it is committed. StoreUnavailableError; what `work` raises."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put(_Job(work, done))
        return await done

    def close(self) -> None:
        """Finish what was asked for. Blocks."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._jobs.get()) is not None:
            jobs, more = [first], True
            while more and len(jobs) < _TOGETHER:
                try:
                    job = self._jobs.get_nowait()
                except Empty:
                    break
                more = job is not None
                if job is None:
                    self._jobs.put(None)  # for the loop above
                else:
                    jobs.append(job)
            _settle(jobs, self._committed(jobs))

    def _committed(self, jobs: Sequence[_Job]) -> list[Any]:
        """What each gave, or the exception that it ended with."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            outcomes = [self._done(job.work) for job in jobs]
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            return [_unavailable(error)] * len(jobs)
        return outcomes

    def _done(self, work: Work) -> Any:
        self._db.execute("SAVEPOINT work")
        try:
            outcome = work(self._db)
        except Exception as error:
            if not self._db.in_transaction:
                raise  # SQLite has undone all (a full disk, say)
            self._db.execute("ROLLBACK TO work")
            outcome = _unavailable(error) if isinstance(error, sqlite3.Error) else error
        self._db.execute("RELEASE work")
        return outcome


def _unavailable(error: Exception) -> StoreUnavailableError:
    unavailable = StoreUnavailableError(str(error))
    unavailable.__cause__ = error
    return unavailable


def _settle(jobs: Sequence[_Job], outcomes: Sequence[Any]) -> None:
    """Tell those who asked, each loop once."""

    def tell() -> None:
        for job, outcome in zip(jobs, outcomes, strict=True):
            if job.done.done():
                continue  # cancelled in the meantime
            if isinstance(outcome, Exception):
                job.done.set_exception(outcome)
            else:
                job.done.set_result(outcome)

    loop = jobs[0].done.get_loop()
    if not loop.is_closed():
        loop.call_soon_threadsafe(tell)

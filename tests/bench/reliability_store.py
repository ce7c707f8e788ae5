"""Figures on what the store loses: a function for each row, and a table when run.

python3 -m tests.bench.reliability_store
"""

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sidos.engine.session import Kind, SavedSession, Visit
from sidos.model.attempt import Attempt, Flow, Verdict
from sidos.store.backup import copy_daily
from sidos.store.copies import copies_since_reset, daily_copies
from sidos.store.error import StoreError
from sidos.store.restore import restore
from sidos.store.store import Store

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = NOW.date()
PAGE = 4096


class Row(NamedTuple):
    """What was tried, what came of it, and what is to come of it."""

    what: str
    result: str
    aim: str


def _attempt(number: int) -> Attempt:
    return Attempt(
        id=f"{number:032}",
        session="s" * 32,
        item=f"course/lesson-{number % 20}/item-{number % 70}",
        rev=1,
        locale="fi",
        flow=Flow.INSTANT,
        seed=1,
        response="vastaus",
        score=1.0,
        verdict=Verdict.RIGHT,
        at=NOW + timedelta(seconds=number),
        duration_ms=1,
        day=TODAY,
    )


def _session() -> SavedSession:
    visits = (Visit(station="item"),)
    return SavedSession(
        id="s",
        lesson="course/lesson-1",
        kind=Kind.QUIZ,
        flow=Flow.INSTANT,
        seed=1,
        certainty=False,
        visits=visits,
    )


def _filled(folder: Path) -> Path:
    path = folder / "progress.db"
    with Store.open(path) as store:
        store.add(map(_attempt, range(301)))
    return path


def cut_off(folder: Path) -> Iterator[Row]:
    """Answers found in a store that was cut off."""
    path = _filled(folder)
    whole = path.read_bytes()
    pages = len(whole) // PAGE
    for part in (0.4, 0.7, 0.9, 0.98):
        path.write_bytes(whole[: int(pages * part) * PAGE])
        with Store.open(path) as store:
            store.check()
            count = sum(1 for _ in store.attempts())
        yield Row(f"cut off at {int(pages * part)} of {pages} pages", f"{count} of 301", "> 0")


def flipped(folder: Path) -> Iterator[Row]:
    """Exceptions and losses with flipped bytes, a copy beside."""
    path, random = _filled(folder), Random(1)
    copy_daily(path, TODAY)
    whole, ended, lost = path.read_bytes(), 0, 0
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(random.choice([1, 5, 50])):
            damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        path.write_bytes(damaged)
        try:
            with Store.open(path) as store:
                store.check()
                list(store.attempts())
                store.stats()
                store.lesson_states()
            copies = [copy.path for copy in copies_since_reset(path)]
            lost += restore(path, copies, TODAY).answers < 301
        except Exception:  # noqa: BLE001 - counting them is the purpose
            ended += 1
    yield Row("150 stores with flipped bytes: exceptions", str(ended), "0")
    yield Row("150 stores with flipped bytes, restored: with losses", str(lost), "0")


def full(folder: Path) -> Iterator[Row]:
    """Answers saved after a full disk, at the start and in the middle."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    for at_start in (True, False):
        path = folder / f"{at_start}.db"
        store = Store.open(path) if not at_start else None
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
        store = store or Store.open(path)
        for number in range(4):
            with suppress(StoreError):
                store.record([_attempt(number)], _session(), 0, NOW)
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        store.close()
        with Store.open(path) as again:
            count = sum(1 for _ in again.attempts())
        where = "at the start" if at_start else "in the middle"
        yield Row(f"disk full {where}, then not: answers saved", f"{count} of 4", "4 of 4")


def lost_store(folder: Path) -> Iterator[Row]:
    """What is left of the copies 60 days after the store was emptied."""
    path = _filled(folder)
    copy_daily(path, TODAY)
    os.truncate(path, 0)
    for day in range(1, 61):
        with Store.open(path) as store:
            store.add([_attempt(1000 + day)])
        copy_daily(path, TODAY + timedelta(days=day))
    best = max(copy.answers for copy in copies_since_reset(path))
    yield Row("store emptied, 60 days later: the best copy", f"{best} answers", "301")
    copy_daily(path, date(2037, 1, 1))
    yield Row("copies then", str(len(daily_copies(path))), "at most 9")


ROWS: tuple[Callable[[Path], Iterator[Row]], ...] = (cut_off, flipped, full, lost_store)


def main() -> None:
    """Print the table."""
    for rows in ROWS:
        with TemporaryDirectory(prefix="sidos-bench-") as folder:
            for row in rows(Path(folder)):
                print(f"{row.what:55} {row.result:>14}   aim: {row.aim}")


if __name__ == "__main__":
    main()

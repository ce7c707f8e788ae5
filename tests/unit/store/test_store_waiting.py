"""Answers that can't be written wait, and are in the file as soon as it can be written to: whatever
was in the way, at the start or later, and whatever is written next."""

import resource
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import datetime
from itertools import product
from pathlib import Path
from time import monotonic

import pytest

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store.error import StoreError
from sidos.store.store import Store, StoreFault

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]
Block = Callable[[Path], AbstractContextManager[None]]
Later = Callable[[Store, Give, Stop, datetime], object]


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Another connection writes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def held_whole(path: Path) -> Iterator[None]:
    """Another connection lets nobody else open the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE session SET scroll = scroll")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(path: Path) -> Iterator[None]:
    """Files can't grow; SQLite's own need some room."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


@contextmanager
def moved(path: Path) -> Iterator[None]:
    """The folder isn't there, as when a disk isn't mounted: a file is in its place."""
    aside = path.parent.with_name("aside")
    path.parent.rename(aside)
    path.parent.touch()
    yield
    path.parent.unlink()
    aside.rename(path.parent)


def ids(path: Path) -> set[str]:
    with Store.open(path) as store:
        assert store.trouble is None
        return {attempt.id for attempt in store.attempts()}


@pytest.fixture
def filled(path: Path, give: Give, stop: Stop, noon: datetime) -> Path:
    with Store.open(path) as store:
        store.record([give(id="q0")], stop(), 0, noon)
    return path


def answer(store: Store, name: str, give: Give, stop: Stop, now: datetime) -> None:
    with suppress(StoreError):
        store.record([give(id=name)], stop(), 7, now)


LATER: dict[str, Later] = {
    "an answer": lambda store, give, stop, now: store.record([give(id="q9")], stop(), 7, now),
    "a place": lambda store, _, stop, now: store.save_session(stop(), 7, now),
    "the end of a session": lambda store, *_: store.end_session("other/lesson", Kind.QUIZ),
    "a try": lambda store, *_: store.save_waiting(),
    "leaving": lambda store, *_: store.close(),
}


@pytest.mark.parametrize("case", product([locked, full], LATER))
def test_what_could_not_be_written_is_written_with_whatever_comes_next(
    filled: Path, give: Give, stop: Stop, noon: datetime, case: tuple[Block, str]
) -> None:
    block, later = case
    with Store.open(filled, timeout=0.05) as store:
        with block(filled):
            for name in ("q1", "q2"):
                answer(store, name, give, stop, noon)
            assert store.trouble is not None
            assert store.unsaved == 2
        LATER[later](store, give, stop, noon)
        assert store.unsaved == 0
        assert store.trouble is None
    assert ids(filled) >= {"q0", "q1", "q2"}
    with Store.open(filled) as store:
        assert store.session("course/lesson", Kind.LESSON) == (stop(), 7)


@pytest.mark.parametrize("case", product([locked, held_whole, full, moved], LATER))
def test_trouble_at_the_start_is_over_when_its_cause_is(
    filled: Path, give: Give, stop: Stop, noon: datetime, case: tuple[Block, str]
) -> None:
    block, later = case
    with block(filled):
        store = Store.open(filled, timeout=0.05)
        for name in ("q1", "q2"):
            answer(store, name, give, stop, noon)
        assert store.trouble is not None
        assert store.unsaved == 2
    LATER[later](store, give, stop, noon)
    assert store.unsaved == 0
    assert store.trouble is None
    store.close()
    assert ids(filled) >= {"q0", "q1", "q2"}


def test_a_store_that_is_replaced_by_a_good_one_takes_what_waits(
    filled: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    good = filled.read_bytes()
    filled.write_bytes(b"no database" * 500)
    with Store.open(filled) as store:
        answer(store, "q1", give, stop, noon)
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.CORRUPT
        assert filled.read_bytes() == b"no database" * 500
        beside = filled.with_name("new")
        beside.write_bytes(good)
        beside.replace(filled)
        answer(store, "q2", give, stop, noon)
        assert store.trouble is None
    assert ids(filled) == {"q0", "q1", "q2"}


def test_an_answer_that_no_store_takes_does_not_keep_others_out(
    filled: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    with Store.open(filled) as store:
        with pytest.raises(sqlite3.IntegrityError):
            store.record([give(id="bad", score=None)], stop(), 0, noon)
        store.record([give(id="q1")], stop(), 0, noon)
    assert ids(filled) == {"q0", "q1"}


def test_after_the_first_time_a_lock_is_not_waited_for_long(
    filled: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    waited: list[float] = []
    with Store.open(filled, timeout=0.3) as store, locked(filled):
        for name in ("q1", "q2"):
            since = monotonic()
            answer(store, name, give, stop, noon)
            waited.append(monotonic() - since)
        assert store.unsaved == 2
    assert waited[1] < waited[0]

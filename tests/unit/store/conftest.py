"""Attempts and sessions to put in a store, and a store in an empty folder."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from sidos.engine.session import Kind, SavedSession, Visit
from sidos.model.attempt import Attempt, Flow, Verdict, study_day
from sidos.store.store import Store

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def give() -> Callable[..., Attempt]:
    """An attempt with some of its fields changed."""
    plain = Attempt(
        id="a1",
        session="s1",
        item="course/lesson/item",
        rev=1,
        locale="fi",
        flow=Flow.INSTANT,
        seed=7,
        response="vastaus",
        score=1.0,
        verdict=Verdict.RIGHT,
        at=NOON,
        duration_ms=2_000,
        day=study_day(NOON),
    )
    return lambda **changes: replace(plain, **changes)


@pytest.fixture
def stop() -> Callable[..., SavedSession]:
    """A session in the middle, with some of its fields changed."""
    plain = SavedSession(
        id="s1",
        lesson="course/lesson",
        kind=Kind.LESSON,
        flow=Flow.INSTANT,
        seed=7,
        certainty=False,
        visits=(Visit(station="page"), Visit(station="item", draft="vast")),
        at=1,
    )
    return lambda **changes: replace(plain, **changes)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "progress.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path) as opened:
        assert opened.trouble is None
        yield opened

"""Figures over all answers, and the store's health."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sidos.engine.result import ResultTally
from sidos.model.attempt import Attempt, Certainty, Verdict
from sidos.store.schema import VERSION
from sidos.store.store import Store

Give = Callable[..., Attempt]


def test_an_empty_store_has_figures_too(store: Store) -> None:
    found = store.stats()
    assert (found.attempts, found.items, found.right_first, found.days, found.minutes) == (0,) * 5
    assert set(found.verdicts.values()) == {0}
    assert found.calibration == {}


def test_figures_over_answers(store: Store, give: Give, noon: datetime) -> None:
    store.add(
        [
            # It came last but was given first: the first answer was wrong.
            give(id="2", duration_ms=30_000),
            give(id="1", verdict=Verdict.WRONG, score=0.0, at=noon - timedelta(hours=1)),
            give(id="3", item="c/l/x", certainty=Certainty.SURE, duration_ms=3_600_000),
            give(id="4", item="c/l/y", verdict=Verdict.SHOWN, score=0.0, certainty=Certainty.SURE),
            give(id="5", item="c/l/z", verdict=Verdict.NOTED, score=0.0, certainty=Certainty.SURE),
            give(id="6", item="c/l/v", verdict=Verdict.PARTLY, certainty=Certainty.GUESSING),
        ]
    )
    found = store.stats()
    assert (found.attempts, found.items, found.right_first) == (6, 5, 2)
    assert found.verdicts == {
        Verdict.RIGHT: 2,
        Verdict.PARTLY: 1,
        Verdict.WRONG: 1,
        Verdict.SHOWN: 1,
        Verdict.NOTED: 1,
    }
    assert found.calibration == {
        Certainty.GUESSING: ResultTally(score=0.0, items=1),
        Certainty.SURE: ResultTally(score=1.0, items=2),
    }
    assert found.minutes == pytest.approx(10 + 0.5 + 4 * 2 / 60)


def test_a_study_day_starts_at_four_in_local_time(store: Store, give: Give) -> None:
    helsinki = ZoneInfo("Europe/Helsinki")
    moments = [
        datetime(2026, 3, 2, 23, 50, tzinfo=helsinki),
        datetime(2026, 3, 3, 3, 59, 59, tzinfo=helsinki),
        datetime(2026, 3, 3, 4, 0, tzinfo=helsinki),
        datetime(2026, 3, 29, 3, 59, tzinfo=helsinki) - timedelta(hours=2),
        datetime(2026, 3, 29, 4, 0, tzinfo=helsinki),  # an hour after the clocks went forward
    ]
    store.add(give(id=f"{at}", at=at) for at in moments)
    assert store.stats(helsinki).days == 4
    assert store.stats(UTC).days == 2


def test_health(store: Store, path: Path, give: Give, noon: datetime) -> None:
    store.add([give()])
    copy = store.backup(noon)
    found = store.health()
    assert found.path == str(path)
    assert (found.size, found.version, found.journal) == (path.stat().st_size, VERSION, "wal")
    assert (found.integrity, found.attempts, found.backup) == ("ok", 1, copy)
    assert found.trouble is None


def test_answers_without_a_score_are_counted_apart(store: Store, give: Give) -> None:
    store.add(
        [
            give(id="1", duration_ms=60_000),
            give(id="2", item="c/check/a", verdict=Verdict.WRONG, duration_ms=60_000),
            give(id="3", item="c/check/b", certainty=Certainty.SURE, duration_ms=60_000),
            give(id="4", item="c/checked/b"),
        ]
    )
    found = store.stats(UTC, ["c/check", "d/check"])
    assert (found.attempts, found.items, found.right_first, found.unscored) == (2, 2, 2, 2)
    assert found.verdicts[Verdict.WRONG] == 0
    assert found.calibration == {}
    assert found.minutes > 3  # but the time was spent

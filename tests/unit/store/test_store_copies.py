"""Which copies are kept, and that a store with fewer answers than a copy is noticed."""

import os
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sidos.model.attempt import Attempt
from sidos.store.backup import copy_daily
from sidos.store.copies import daily_copies, folder_of, store_copies
from sidos.store.store import Store

Give = Callable[..., Attempt]
MONDAY = date(2026, 3, 2)


def add(path: Path, give: Give, *ids: str) -> None:
    with Store.open(path) as store:
        store.add(give(id=each) for each in ids)


def days_kept(path: Path) -> list[str]:
    return [file.stem.removeprefix("progress-") for file in daily_copies(path)]


def many(name: str, count: int = 30) -> list[str]:
    return [f"{name}-{number}" for number in range(count)]


def test_copies_of_days_weeks_and_months_are_kept(path: Path, give: Give) -> None:
    for day in range(100):
        add(path, give, str(day))
        copy_daily(path, MONDAY + timedelta(days=day))
        assert len(daily_copies(path)) <= 7
    assert days_kept(path) == [
        "2026-05-01",
        "2026-06-01",
        "2026-06-07",
        "2026-06-08",
        "2026-06-09",
    ]


@pytest.mark.parametrize("how", ["emptied", "deleted"])
def test_a_lost_store_never_costs_the_copies_with_the_most_answers(
    path: Path, give: Give, how: str
) -> None:
    add(path, give, *many("good"))
    copy_daily(path, MONDAY)
    if how == "emptied":
        path.write_bytes(b"")
    else:
        path.unlink()
    for day in range(1, 60):
        add(path, give, f"later-{day}")
        copy_daily(path, MONDAY + timedelta(days=day))
    # The later ones are more by now, but these are answers that the store lacks.
    assert "2026-03-02" in days_kept(path)
    with Store.open(path) as store:
        store.add(give(id=each) for each in many("good"))
    for day in range(60, 63):
        copy_daily(path, MONDAY + timedelta(days=day))
    assert "2026-03-02" not in days_kept(path)


def test_a_clock_that_was_once_ahead_costs_no_copy(path: Path, give: Give) -> None:
    for number in range(3):
        add(path, give, f"ahead-{number}")
        copy_daily(path, date(2037, 1, 1 + number))
    for day in range(5):
        add(path, give, str(day))
        today = MONDAY + timedelta(days=day)
        made = copy_daily(path, today)
        assert made is not None
        assert made.exists()
    assert days_kept(path) == ["2026-03-02", "2026-03-04", "2026-03-05", "2026-03-06"]


def test_fewer_answers_than_a_copy_are_noticed_until_they_are_back(path: Path, give: Give) -> None:
    add(path, give, *many("good"))
    copy_daily(path, MONDAY)
    path.write_bytes(b"")
    add(path, give, "later")
    copy_daily(path, MONDAY + timedelta(days=1))
    with Store.open(path) as store:
        store.check()
        assert store.trouble is None
        assert store.loss is not None
        assert (store.loss.answers, store.loss.in_copy) == (1, 30)
        assert "sidos progress restore" in str(store.loss.message)
        store.add(give(id=each) for each in many("good"))
        store.check()
        assert store.loss is None


@pytest.mark.parametrize("ahead", [False, True], ids=["clock-right", "clock-ahead"])
def test_answers_that_were_deleted_on_purpose_are_not_missing(
    path: Path, give: Give, *, ahead: bool
) -> None:
    add(path, give, *many("good"))
    made = copy_daily(path, MONDAY)
    assert made is not None
    if ahead:
        later = datetime(2037, 1, 1, tzinfo=UTC).timestamp()
        os.utime(made, (later, later))
    with Store.open(path) as store:
        store.reset("")
        assert store.look_for_loss() is None


def test_copies_are_listed_with_their_answers_and_damaged_ones_left_out(
    path: Path, give: Give
) -> None:
    for number in range(3):
        add(path, give, str(number))
        made = copy_daily(path, MONDAY + timedelta(days=number))
        assert made is not None
        os.utime(made, (number, number))
    (folder_of(path) / "progress-2026-03-09.db").write_bytes(b"no database")
    assert [copy.answers for copy in store_copies(path)] == [3, 2, 1]


def test_the_answers_and_their_copies_are_readable_by_their_owner_alone(
    path: Path, give: Give
) -> None:
    add(path, give, "one")
    path.chmod(0o644)  # as an earlier version left it
    with Store.open(path) as store:
        store.add([give(id="two")])
        files = [*path.parent.iterdir()]
        assert {file.name for file in files} >= {"progress.db", "progress.db-wal"}
        copy_daily(path, MONDAY)
        for file in (*files, *folder_of(path).iterdir()):
            assert file.stat().st_mode & 0o777 == 0o600, file
    for folder in (path.parent, folder_of(path)):
        assert folder.stat().st_mode & 0o777 == 0o700

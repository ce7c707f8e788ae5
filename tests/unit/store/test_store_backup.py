"""Copies of the store, and reset, the only deletion, which makes one first."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store.error import StoreError
from sidos.store.store import Store, StoreFault

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]


def names(path: Path) -> list[str]:
    return sorted(file.name for file in (path.parent / "backups").iterdir())


def test_one_copy_a_day_and_the_last_three_are_kept_and_the_first_of_the_week(
    store: Store, path: Path, give: Give, noon: datetime
) -> None:
    for day in range(5):
        store.add([give(id=f"{day}")])
        made = store.backup(noon + timedelta(days=day))
        assert made is not None
        assert made.name == f"progress-2026-03-0{2 + day}.db"
        assert store.backup(noon + timedelta(days=day, hours=3)) is None
    assert names(path) == [f"progress-2026-03-0{day}.db" for day in (2, 4, 5, 6)]
    assert store.health().backup == path.parent / "backups" / "progress-2026-03-06.db"


def test_a_copy_opens_as_a_store_with_all_answers(
    store: Store, path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    store.record([give()], stop(), 3, noon)
    made = store.backup(noon)
    assert made is not None
    with Store.open(made) as copy:
        assert copy.trouble is None
        assert list(copy.attempts()) == [give()]
        assert copy.session("course/lesson", Kind.LESSON) == (stop(), 3)


def test_an_empty_store_is_not_copied(store: Store, noon: datetime) -> None:
    assert store.backup(noon) is None


def test_a_copy_that_cannot_be_made_leaves_answers_alone(
    store: Store, path: Path, give: Give, noon: datetime
) -> None:
    (path.parent / "backups").write_text("in the way")
    store.add([give()])
    assert store.backup(noon) is None
    assert store.trouble is None


def test_reset_deletes_what_is_under_the_prefix_and_copies_first(
    store: Store, path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    store.add(give(id=key, item=key) for key in ("c/a/x", "c/a/y", "c/ab/x", "d/a/x"))
    for lesson in ("c/a", "c/ab"):
        store.save_session(stop(lesson=lesson), 0, noon)
    assert store.reset("c/a") == 2
    assert set(store.lesson_states()) == {"c/ab", "d/a"}
    assert store.session("c/a", Kind.LESSON) is None
    assert store.session("c/ab", Kind.LESSON) is not None
    with closing(sqlite3.connect(path.parent / "backups" / "progress-before-reset-1.db")) as copy:
        assert copy.execute("SELECT count(*) FROM attempt").fetchone() == (4,)


def test_reset_of_an_item_ends_the_session_it_was_answered_in(
    store: Store, give: Give, stop: Stop, noon: datetime
) -> None:
    store.record([give(), give(id="2", item="course/lesson/two")], stop(), 0, noon)
    assert store.reset("course/lesson/item") == 1
    assert set(store.item_states("course/lesson")) == {"course/lesson/two"}
    assert store.session("course/lesson", Kind.LESSON) is None


def test_reset_of_an_item_ends_the_recaps_of_its_course(
    store: Store, give: Give, stop: Stop, noon: datetime
) -> None:
    for lesson in ("course/@unit", "other/@unit"):
        store.save_session(stop(lesson=lesson, kind=Kind.RECAP), 0, noon)
    store.record([give()], stop(lesson="course/other"), 0, noon)
    store.reset("course/lesson/item")
    assert store.session("course/@unit", Kind.RECAP) is None
    assert store.session("other/@unit", Kind.RECAP) is not None
    assert store.session("course/other", Kind.LESSON) is not None


def test_reset_of_all_leaves_an_empty_store_and_three_copies(
    store: Store, path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    for number in range(1, 13):
        store.record([give(id=f"{number}")], stop(), 0, noon)
        assert store.reset("") == 1
    assert store.lesson_states() == {}
    assert list(store.attempts()) == []
    assert names(path) == [f"progress-before-reset-{number}.db" for number in (10, 11, 12)]


def test_nothing_is_deleted_where_no_copy_can_be_made(store: Store, path: Path, give: Give) -> None:
    store.add([give()])
    (path.parent / "backups").write_text("in the way")
    with pytest.raises(StoreError) as caught:
        store.reset("")
    assert caught.value.trouble.fault is StoreFault.READ_ONLY
    assert list(store.attempts()) == [give()]


def test_a_copy_that_was_never_finished_is_taken_away(
    store: Store, path: Path, give: Give, noon: datetime
) -> None:
    store.add([give()])
    left = path.parent / "backups" / "progress-2026-03-01.db.1.partial"
    left.parent.mkdir()
    left.write_bytes(b"half")
    yesterday = (noon - timedelta(days=1)).timestamp()
    os.utime(left, (yesterday, yesterday))
    assert store.backup(noon) is not None
    assert not left.exists()

"""A store of every earlier version opens as today's, with all it had."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt, Verdict
from sidos.store.derived import REBUILD
from sidos.store.row import COLUMNS, row_of, ticks
from sidos.store.schema import APPLICATION, STEPS, VERSION
from sidos.store.store import Store

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]


def make(
    path: Path, version: int, log: list[Attempt], session: SavedSession, now: datetime
) -> None:
    """A store as the program of that version left it."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file, file:
        for step in STEPS[:version]:
            for statement in step:
                file.execute(statement)
        file.execute(f"PRAGMA user_version = {version}")
        names = COLUMNS.split(", ")
        names = names if version > 2 else names[: names.index("day")]
        insert = f"INSERT INTO attempt ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
        file.executemany(insert, [row_of(attempt)[: len(names)] for attempt in log])
        file.execute(
            "INSERT INTO session (lesson, kind, updated, scroll, saved) VALUES (?, ?, ?, ?, ?)",
            (session.lesson, session.kind, ticks(now), 4, msgspec.msgpack.encode(session)),
        )
        if version > 1:
            for statement in REBUILD:
                file.execute(statement)


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_store_of_an_earlier_version_keeps_all_it_had(
    path: Path, give: Give, stop: Stop, noon: datetime, version: int
) -> None:
    log = [
        give(id="1"),
        give(id="2", verdict=Verdict.WRONG, score=0.0),
        give(id="3", item="a/b/c", response={"x": "y"}),
    ]
    make(path, version, log, stop(), noon)
    with Store.open(path) as store:
        assert store.trouble is None
        assert list(store.attempts()) == log
        assert store.session("course/lesson", Kind.LESSON) == (stop(), 4)
        migrated = store.lesson_states(), store.item_states("course/lesson")
        assert migrated[0]["course/lesson"].right == 1
        assert store.health().version == VERSION
        store.rebuild()
        assert (store.lesson_states(), store.item_states("course/lesson")) == migrated


def test_attempts_of_an_earlier_version_get_the_study_day_of_the_machine(
    tmp_path: Path, give: Give, stop: Stop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Helsinki")
    time.tzset()
    night = datetime(2026, 7, 2, 0, 59, 59, tzinfo=UTC)  # 03:59:59 in summer time
    log = [give(id="1", at=night), give(id="2", at=night + timedelta(seconds=1))]
    days = []
    for version in (1, 2):
        path = tmp_path / str(version) / "progress.db"
        make(path, version, log, stop(), night)
        with closing(Store.open(path)) as store:
            days.append([attempt.day for attempt in store.attempts()])
    monkeypatch.undo()
    time.tzset()
    assert days == [[date(2026, 7, 1), date(2026, 7, 2)]] * 2


def test_an_earlier_version_is_copied_before_it_is_migrated(
    path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    make(path, 1, [give()], stop(), noon)
    Store.open(path).close()
    with closing(sqlite3.connect(path.parent / "backups" / "progress-version-1.db")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (1,)
        assert copy.execute("SELECT count(*) FROM attempt").fetchone() == (1,)


def test_a_migration_that_fails_leaves_the_store_as_it_was(
    path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    make(path, 1, [give()], stop(), noon)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE lesson_state (in_the_way TEXT)")
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.trouble is not None
        assert list(store.attempts()) == [give(day=None)]
    assert path.read_bytes() == before


def test_a_new_store_is_marked_as_ours(store: Store, path: Path) -> None:
    with closing(sqlite3.connect(path)) as file:
        assert file.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        strict = file.execute(
            "SELECT min(strict) FROM pragma_table_list"
            " WHERE schema = 'main' AND name NOT LIKE 'sqlite%'"
        )
        assert strict.fetchone() == (1,)

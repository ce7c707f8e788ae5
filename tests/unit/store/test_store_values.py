"""Values that can't be, in a file that SQLite finds whole: each row is left out and counted, and
nothing ends because of it."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store.settings import Settings, load_settings, save_settings
from sidos.store.store import Store

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]

NOT_UTF8 = "CAST(x'e4e4' AS TEXT)"
FAR = str(2**62)
ATTEMPT = [
    ("at", FAR),
    ("at", f"-{FAR}"),
    ("at", str(2**58)),
    ("day", "'2026-13-45'"),
    ("day", "'yesterday'"),
    ("verdict", "'perfect'"),
    ("flow", "'osmosis'"),
    ("certainty", "'very'"),
    ("score", "7.5"),
    ("score", "-1e999"),
    ("rev", "0"),
    ("duration_ms", "-5"),
    ("hints", "-1"),
    ("item", "'nowhere'"),
    ("item", "'a/b/Ä'"),
    ("response", "'not json'"),
    ("response", "'7'"),
    ("response", "'[1, {}]'"),
    ("response", "'null'"),
    ("response", "'" + "[" * 5000 + "'"),
    *((column, NOT_UTF8) for column in ("session", "locale", "verdict", "response", "form", "day")),
]
UNSEEN_BY_SQL = {("response", "'[1, {}]'"), *((one, NOT_UTF8) for one in ("session", "locale"))}
UNSEEN_BY_SQL |= {("form", NOT_UTF8)}
SESSION = [
    ("kind", "'exam'"),
    ("kind", NOT_UTF8),
    ("lesson", NOT_UTF8),
    ("updated", FAR),
    ("updated", f"-{FAR}"),
    ("saved", "x'00'"),
    ("saved", "x'" + "91" * 5000 + "'"),
    ("scroll", FAR),
    ("scroll", "-7"),
]
DERIVED = [
    ("item_state", "last_verdict", "'perfect'"),
    ("item_state", "last_verdict", NOT_UTF8),
    ("item_state", "last_at", FAR),
    ("lesson_state", "last_at", f"-{FAR}"),
]


def change(path: Path, table: str, column: str, value: str, condition: str = "TRUE") -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"UPDATE {table} SET {column} = {value} WHERE {condition}")


def use_everything(path: Path, give: Give, stop: Stop, now: datetime) -> Store:
    """The store, after all that may be asked of it; an answer is added to it."""
    with Store.open(path) as store:
        assert store.trouble is None
        store.check()
        store.lesson_states()
        store.item_states("course/lesson")
        store.stats()
        store.session("course/lesson", Kind.LESSON)
        store.latest_session()
        store.backup(now)
        store.record([give(id="new")], stop(), 0, now)
        store.rebuild()
        assert store.lesson_states()["course/lesson"].right >= 1
        assert store.item_states("course/lesson")["course/lesson/item"].last == "right"
        assert store.trouble is None
    return store


@pytest.mark.parametrize("place", ATTEMPT)
def test_an_answer_that_cannot_be_is_left_out_and_counted(
    path: Path, give: Give, stop: Stop, noon: datetime, place: tuple[str, str]
) -> None:
    with Store.open(path) as store:
        store.record([give(), give(id="bad", score=0.0)], stop(), 5, noon)
    change(path, "attempt", *place, "id = 'bad'")
    with Store.open(path) as store:
        assert [attempt.id for attempt in store.attempts()] == ["a1"]
        loss = store.look_for_loss()
        if place not in UNSEEN_BY_SQL:
            assert store.stats().attempts == 1
            assert loss is not None
            assert loss.unreadable == 1
            assert ": 1. To look" in str(loss.message)
    use_everything(path, give, stop, noon)


@pytest.mark.parametrize("place", SESSION)
def test_a_session_that_cannot_be_is_none(
    path: Path, give: Give, stop: Stop, noon: datetime, place: tuple[str, str]
) -> None:
    with Store.open(path) as store:
        store.record([give()], stop(), 5, noon)
    change(path, "session", *place)
    use_everything(path, give, stop, noon)


@pytest.mark.parametrize("place", DERIVED)
def test_what_follows_from_the_answers_is_worked_out_from_them(
    path: Path, give: Give, stop: Stop, noon: datetime, place: tuple[str, str, str]
) -> None:
    with Store.open(path) as store:
        store.record([give()], stop(), 5, noon)
        before = store.item_states("course/lesson")
    change(path, *place)
    with Store.open(path) as store:
        assert store.item_states("course/lesson") == before
    use_everything(path, give, stop, noon)


@pytest.mark.parametrize("content", [b"[" * 100_000, b'{"keys": ' + b'{"a": ' * 50_000])
def test_settings_that_are_nested_deep_are_broken(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, problem = load_settings(path)
    assert settings == Settings()
    assert problem is not None


def test_settings_that_are_a_pipe_are_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    os.mkfifo(path)
    assert load_settings(path)[1] is not None
    save_settings(path, Settings(parallel=True))
    assert load_settings(path) == (Settings(parallel=True), None)

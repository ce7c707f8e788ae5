"""Restoring: what can be read of the file and what its copies have, and nothing is deleted."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store.backup import copy_daily
from sidos.store.copies import copies_since_reset, folder_of
from sidos.store.error import StoreError
from sidos.store.restore import Restored, restore
from sidos.store.store import Store, StoreFault

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]
TODAY = date(2026, 3, 2)
PAGE = 4096


@pytest.fixture
def filled(path: Path, give: Give, stop: Stop, noon: datetime) -> Path:
    """A store with 301 answers on some 50 pages."""
    with Store.open(path) as store:
        store.add(
            give(id=f"{number:032}", session="s" * 32, item=f"course/lesson-{number % 20}/item")
            for number in range(301)
        )
        store.save_session(stop(), 5, noon)
    return path


def recovered(path: Path) -> Restored:
    return restore(path, [copy.path for copy in copies_since_reset(path)], TODAY)


def answers(path: Path) -> int:
    with Store.open(path) as store:
        store.check()
        assert store.trouble is None
        assert store.loss is None
        return sum(1 for _ in store.attempts())


@pytest.mark.parametrize(("part", "least"), [(0.4, 40), (0.7, 150), (0.9, 240), (0.98, 280)])
def test_a_file_that_was_cut_off_gives_what_is_left(filled: Path, part: float, least: int) -> None:
    pages = filled.stat().st_size // PAGE
    os.truncate(filled, int(pages * part) * PAGE)
    before = filled.read_bytes()
    with Store.open(filled) as store:
        store.check()
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.CORRUPT
        assert len(list(store.attempts())) >= least
    assert filled.read_bytes() == before
    done = recovered(filled)
    assert done.answers == done.readable >= least
    assert done.aside is not None
    assert (done.aside / "progress.db").read_bytes() == before
    assert answers(filled) == done.answers


def test_a_file_that_was_cut_off_and_its_copy_give_all(filled: Path, give: Give) -> None:
    copy_daily(filled, TODAY)
    with Store.open(filled) as store:
        store.add([give(id="later")])
    os.truncate(filled, filled.stat().st_size * 2 // 3)
    done = recovered(filled)
    assert done.readable < 301 <= done.answers
    assert answers(filled) == done.answers


def test_flipped_bytes_end_nothing_and_lose_nothing_that_a_copy_has(filled: Path) -> None:
    copy_daily(filled, TODAY)
    whole, random = filled.read_bytes(), Random(7)
    for _ in range(25):
        damaged = bytearray(whole)
        for _ in range(random.choice([1, 5, 50])):
            damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        filled.write_bytes(damaged)
        with Store.open(filled) as store:
            store.check()
            list(store.attempts())
            store.stats()
            store.lesson_states()
            store.item_states("course/lesson-1")
            store.latest_session()
            store.save_waiting()
        done = recovered(filled)
        assert done.answers >= 301
        assert answers(filled) >= 301


@pytest.mark.parametrize("how", ["emptied", "deleted", "overwritten"])
def test_a_store_that_is_gone_comes_back_from_its_copies(filled: Path, how: str) -> None:
    copy_daily(filled, TODAY)
    if how == "deleted":
        filled.unlink()
    else:
        filled.write_bytes(b"" if how == "emptied" else b"no database" * 99)
    done = recovered(filled)
    assert (done.answers, done.readable) == (301, 0)
    assert answers(filled) == 301
    with Store.open(filled) as store:
        assert store.session("course/lesson", Kind.LESSON) is not None


def test_answers_that_were_deleted_on_purpose_do_not_come_back(filled: Path, give: Give) -> None:
    copy_daily(filled, TODAY)
    with Store.open(filled) as store:
        store.reset("")
        store.add([give()])
    copy_daily(filled, TODAY + timedelta(days=1))
    filled.write_bytes(b"")
    assert recovered(filled).answers == 1


def test_a_whole_store_stays_as_it_is(filled: Path) -> None:
    copy_daily(filled, TODAY)
    before = filled.read_bytes()
    assert recovered(filled) == Restored(answers=301, readable=301, aside=None)
    assert filled.read_bytes() == before
    assert not [*filled.parent.glob("*.partial*"), *folder_of(filled).glob("before-restore-*")]


def test_the_log_of_a_process_that_was_killed_is_read_and_set_aside(
    filled: Path, give: Give, tmp_path: Path
) -> None:
    torn = tmp_path / "torn" / filled.name
    with Store.open(filled) as store:
        store.add([give(id="in-the-log")])
        shutil.copytree(filled.parent, torn.parent)
    with closing(sqlite3.connect(f"{torn.as_uri()}?mode=ro", uri=True)) as file:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = 'lesson_state'"
        page: int = file.execute(query).fetchone()[0]
    with torn.with_name("progress.db-wal").open("r+b") as log:
        log.seek(-10, os.SEEK_END)
        log.write(b"\xff" * 10)
    with torn.open("r+b") as file_:
        file_.seek((page - 1) * PAGE)
        file_.write(b"\xa5" * PAGE)
    done = restore(torn, [], TODAY)
    assert done.answers >= 301
    assert done.aside is not None
    assert (done.aside / "progress.db-wal").exists()
    assert not torn.with_name("progress.db-wal").exists()
    assert answers(torn) == done.answers


def test_a_store_in_use_is_not_restored(filled: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from sidos.store.store import Store\n"
        "store = Store.open(Path(sys.argv[1])); print(flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", script, str(filled)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(StoreError) as caught:
            recovered(filled)
        assert caught.value.trouble.fault is StoreFault.LOCKED
        assert other.stdin is not None
        other.stdin.close()
    assert recovered(filled).answers == 301


def test_nothing_is_moved_where_the_new_file_cannot_be_written(filled: Path) -> None:
    copy_daily(filled, TODAY)
    filled.write_bytes(b"no database" * 99)
    folder = folder_of(filled) / f"before-restore-{TODAY}"
    folder.write_text("in the way", "utf-8")
    done = recovered(filled)
    assert done.aside == folder.with_name(f"{folder.name}-2")

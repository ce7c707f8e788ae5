"""Files that can't be used: the store opens, says what is wrong, overwrites nothing, goes on."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from sidos.engine.session import Kind, SavedSession
from sidos.model.attempt import Attempt
from sidos.store.backup import copy_daily
from sidos.store.error import StoreError
from sidos.store.store import Store, StoreFault

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]
NOBODY = 65534


@pytest.fixture
def filled(path: Path, give: Give, stop: Stop, noon: datetime) -> Path:
    """A store with an answer and a session in the middle."""
    with Store.open(path) as store:
        store.record([give()], stop(), 5, noon)
    return path


@contextmanager
def without_privileges() -> Iterator[None]:
    """Permissions don't bind root; be somebody else for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="sidos-test-"))
    folder.chmod(0o777)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


def check_works_in_memory(
    store: Store, fault: StoreFault, give: Give, stop: Stop, now: datetime
) -> None:
    """A learner can go on in this run, knowing all there was."""
    assert store.trouble is not None
    assert store.trouble.fault is fault
    assert str(store.path) in str(store.trouble.message)
    assert list(store.attempts()) == [give()]
    assert store.session("course/lesson", Kind.LESSON) == (stop(), 5)
    store.record([give(id="new", item="course/lesson/new")], stop(at=0), 0, now)
    assert store.lesson_states()["course/lesson"].right == 2
    assert store.backup(now) is None
    assert store.trouble is not None


@pytest.mark.parametrize("log_left", [False, True], ids=["closed", "with-its-log"])
def test_a_read_only_folder(
    filled: Path, open_folder: Path, give: Give, stop: Stop, noon: datetime, *, log_left: bool
) -> None:
    path = open_folder / "kept" / "progress.db"
    if log_left:  # a program that was killed leaves its write-ahead log behind
        with Store.open(filled) as store:
            store.save_session(stop(), 5, noon)
            shutil.copytree(filled.parent, path.parent)
            (path.parent / "progress.db-shm").unlink()
            assert (path.parent / "progress.db-wal").stat().st_size > 0
    else:
        shutil.copytree(filled.parent, path.parent)
    for file in path.parent.iterdir():
        file.chmod(0o444)
    path.parent.chmod(0o555)
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    with without_privileges(), Store.open(path) as store:
        check_works_in_memory(store, StoreFault.READ_ONLY, give, stop, noon)
    path.parent.chmod(0o755)
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_read_only_file(
    filled: Path, open_folder: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    path = Path(shutil.copy(filled, open_folder))
    path.chmod(0o444)
    before = path.read_bytes()
    with without_privileges(), Store.open(path) as store:
        check_works_in_memory(store, StoreFault.READ_ONLY, give, stop, noon)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made(tmp_path: Path, give: Give) -> None:
    (tmp_path / "file").write_text("in the way")
    with Store.open(tmp_path / "file" / "progress.db") as store:
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.READ_ONLY
        assert store.add([give()]) == 1
        assert store.health().attempts == 1


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.trouble is not None
        assert store.lesson_states() == {}


@pytest.mark.parametrize("content", [b"no database " * 500, b"\x00" * 5000, b"SQLite format 3\x00"])
def test_a_file_of_something_else(path: Path, give: Give, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with Store.open(path) as store:
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.CORRUPT
        assert store.lesson_states() == {}
        assert store.add([give()]) == 1
    assert path.read_bytes() == content


def test_a_database_of_another_program(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE recipe (name TEXT)")
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.CORRUPT
    assert path.read_bytes() == before


def test_an_empty_file_is_a_new_store(path: Path, give: Give) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert store.trouble is None
        assert store.add([give()]) == 1


def root_page(path: Path, name: str) -> tuple[int, int]:
    """Where the first page of a table is in the file, and how long a page is."""
    with closing(sqlite3.connect(path)) as file:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        number: int = file.execute(query, (name,)).fetchone()[0]
        size: int = file.execute("PRAGMA page_size").fetchone()[0]
    return (number - 1) * size, size


def damage(path: Path, start: int, size: int) -> None:
    with path.open("r+b") as file:
        file.seek(start)
        file.write(b"\xa5" * size)


@pytest.mark.parametrize("table", ["lesson_state", "item_state", "session_updated"])
def test_a_damaged_page_of_what_follows_from_the_answers(
    filled: Path, give: Give, stop: Stop, noon: datetime, table: str
) -> None:
    damage(filled, *root_page(filled, table))
    before = filled.read_bytes()
    with Store.open(filled) as store:
        store.lesson_states()
        store.item_states("course/lesson")
        check_works_in_memory(store, StoreFault.CORRUPT, give, stop, noon)
    assert filled.read_bytes() == before


def test_a_damaged_page_of_answers_leaves_those_before_and_after(
    path: Path, give: Give, noon: datetime
) -> None:
    with Store.open(path) as store:
        store.add(give(id=f"{number:04}", response="x" * 500) for number in range(400))
        assert store.backup(noon) is not None
    damage(path, path.stat().st_size // 2, 4096)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert store.health().integrity != "ok"
        kept = [attempt.id for attempt in store.attempts()]
        assert 300 < len(kept) < 400
        assert {"0000", "0399"} <= set(kept)
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.CORRUPT
    assert path.read_bytes() == before


def test_a_damaged_store_is_never_copied_over_good_copies(
    filled: Path, noon: datetime, give: Give
) -> None:
    for day in (1, 2, 3):
        assert copy_daily(filled, noon.date().replace(day=day)) is not None
    copies = {file: file.read_bytes() for file in (filled.parent / "backups").iterdir()}
    damage(filled, *root_page(filled, "attempt"))
    with Store.open(filled) as store:
        assert store.backup(noon.replace(day=4)) is None
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.CORRUPT
    with pytest.raises(sqlite3.DatabaseError):
        copy_daily(filled, noon.date().replace(day=5))
    assert {file: file.read_bytes() for file in (filled.parent / "backups").iterdir()} == copies


def test_a_write_that_meets_damage_fails_and_the_next_one_works(
    filled: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    damage(filled, *root_page(filled, "item_state"))
    with Store.open(filled) as store:
        with pytest.raises(StoreError) as caught:
            store.record([give(id="new")], stop(), 0, noon)
        assert caught.value.trouble.fault is StoreFault.CORRUPT
        store.record([give(id="new")], stop(), 0, noon)
        assert {attempt.id for attempt in store.attempts()} == {"a1", "new"}


def test_a_store_of_a_newer_version(filled: Path, give: Give, stop: Stop, noon: datetime) -> None:
    with closing(sqlite3.connect(filled)) as file, file:
        file.execute("PRAGMA journal_mode = DELETE")
        file.execute("ALTER TABLE attempt ADD COLUMN mood TEXT")
        file.execute("DROP TABLE lesson_state")
        file.execute(
            "INSERT INTO attempt (id, session, item, rev, locale, flow, seed, response, score,"
            " verdict, at, duration_ms, hints, certainty, mood) SELECT 'x', session,"
            " item, rev, locale, 'osmosis', seed, response, score, verdict, at, duration_ms,"
            " hints, certainty, 'fine' FROM attempt"
        )
        file.execute("PRAGMA user_version = 99")
    before = filled.read_bytes()
    with Store.open(filled) as store:
        check_works_in_memory(store, StoreFault.NEWER, give, stop, noon)
    assert filled.read_bytes() == before


def test_a_newer_version_with_other_tables(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("CREATE TABLE answer (id)")
        file.execute("PRAGMA user_version = 99")
    with Store.open(path) as store:
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.NEWER
        assert list(store.attempts()) == []


FILL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from sidos.engine.session import Kind, SavedSession, Visit
from sidos.model.attempt import Attempt, Flow, Verdict
from sidos.store.store import Store, StoreError

path, limit = Path(sys.argv[1]), int(sys.argv[2])
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
now = datetime(2026, 3, 2, tzinfo=UTC)
session = SavedSession(id="s", lesson="c/l", kind=Kind.QUIZ, flow=Flow.INSTANT, seed=1,
                       certainty=False, visits=(Visit(station="i"),))
store = Store.open(path)
print("open", store.trouble and store.trouble.fault)
for number in range(400):
    attempt = Attempt(id=str(number), session="s", item="c/l/i", rev=1, locale="en",
                      flow=Flow.INSTANT, seed=1, response="x" * 2000, score=1.0,
                      verdict=Verdict.RIGHT, at=now, duration_ms=1)
    try:
        store.record([attempt], session, 0, now)
    except StoreError as error:
        print("stopped", number, error.trouble.fault, store.trouble == error.trouble)
        break
print("kept", sum(1 for _ in store.attempts()), len(store.lesson_states()))
store.close()
"""


def run(*words: str) -> list[list[str]]:
    done = subprocess.run(
        words, check=True, capture_output=True, text=True, env=os.environ, timeout=60
    )
    return [line.split() for line in done.stdout.splitlines()]


def check_filled_up(path: Path, lines: list[list[str]]) -> None:
    opened, stopped, kept = lines
    number = int(stopped[1])
    assert opened == ["open", "None"]
    assert stopped == ["stopped", str(number), "full", "True"]
    assert number > 10
    assert kept == ["kept", str(number), "1"]


def test_a_disk_that_fills_up_loses_nothing_that_was_kept(path: Path) -> None:
    lines = run(sys.executable, "-c", FILL, str(path), "800000")
    check_filled_up(path, lines)
    with Store.open(path) as store:
        assert store.trouble is None
        assert sum(1 for _ in store.attempts()) == int(lines[1][1])


def test_a_disk_that_is_full_from_the_start(path: Path) -> None:
    opened, *_, kept = run(sys.executable, "-c", FILL, str(path), "1000")
    assert opened == ["open", "full"]
    assert kept == ["kept", "400", "1"]


def test_a_small_file_system_that_fills_up(tmp_path: Path) -> None:
    """A file system of 2 MiB, mounted where only the child process sees it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("needs unshare(1)")
    words = [unshare, "--user", "--map-root-user", "--mount", "sh", "-c"]
    mount = f"mount -t tmpfs -o size=2m tmpfs '{tmp_path}'"
    if subprocess.run([*words, mount], check=False, capture_output=True).returncode:
        pytest.skip("may not mount a file system here")
    script = f'{mount} && exec "$0" -c "$1" "{tmp_path}/progress.db" 0'
    check_filled_up(tmp_path, run(*words, script, sys.executable, FILL))


def test_room_made_again_ends_the_trouble(
    path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    with Store.open(path) as store:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, limits[1]))
        try:
            with pytest.raises(StoreError, match="The disk is full"):
                store.record([give(response="x" * 200_000)], stop(), 0, noon)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        assert store.trouble is not None
        store.record([give()], stop(), 0, noon)
        assert store.trouble is None
        assert list(store.attempts()) == [give()]

"""Several processes at one store, and processes killed in the middle."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from sidos.engine.session import SavedSession
from sidos.model.attempt import Attempt
from sidos.store.error import StoreError
from sidos.store.store import Store, StoreFault

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]

PRELUDE = """
import os, random, signal, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from sidos.engine.session import Kind, SavedSession, Visit
from sidos.model.attempt import Attempt, Flow, Verdict
from sidos.store.store import Store

path = Path(sys.argv[1])
now = datetime(2026, 3, 2, tzinfo=UTC)

def record(store, name):
    attempt = Attempt(id=name, session="s", item=f"c/l/i{len(name)}", rev=1, locale="en",
                      flow=Flow.INSTANT, seed=1, response=name, score=1.0, verdict=Verdict.RIGHT,
                      at=now, duration_ms=1)
    session = SavedSession(id="s", lesson="c/l", kind=Kind.QUIZ, flow=Flow.INSTANT, seed=1,
                    certainty=False, visits=(Visit(station="i", attempts=(attempt,)),))
    store.record([attempt], session, 0, now)
"""

WRITE = """
store = Store.open(path)
assert store.trouble is None, store.trouble
for number in range(100):
    record(store, f"{sys.argv[2]}-{number}")
store.close()
"""

# Each round forks a writer that says which answers were acknowledged, and kills it in between.
KILL = """
random.seed(sys.argv[2])
acknowledged = set()
Store.open(path).close()
for round in range(40):
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        store = Store.open(path)
        number = 0
        while True:
            record(store, f"{round}-{number}")
            os.write(writer, f"{round}-{number}\\n".encode())
            number += 1
    os.close(writer)
    with os.fdopen(reader) as heard:
        for _ in range(random.randrange(1, 8)):
            acknowledged.add(heard.readline().strip())
        for _ in range(random.randrange(3000)):
            pass  # some microseconds into the next write
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        # What it said before it died counts as well (a half line does not).
        acknowledged.update(line.strip() for line in heard if line.endswith("\\n"))
    store = Store.open(path)
    assert store.trouble is None, store.trouble
    kept = {attempt.id for attempt in store.attempts()}
    assert acknowledged <= kept, acknowledged - kept
    assert store.session("c/l", Kind.QUIZ)[0].visits[0].attempt.id in kept
    before = store.item_states("c/l"), store.lesson_states()
    store.rebuild()
    assert (store.item_states("c/l"), store.lesson_states()) == before
    assert store.health().integrity == "ok"
    store.close()
print(len(acknowledged))
"""

HOLD = """
file = sqlite3.connect(path, isolation_level=None)
if sys.argv[2] == "whole":
    file.execute("PRAGMA locking_mode = EXCLUSIVE")
file.execute("BEGIN EXCLUSIVE")
file.execute("UPDATE session SET scroll = 1")
print("held", flush=True)
sys.stdin.read()
file.execute("ROLLBACK")
"""


def child(script: str, path: Path, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + script, str(path), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(process: "subprocess.Popen[str]") -> str:
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0, err
    return out


@contextmanager
def held(path: Path, how: str) -> Iterator[None]:
    """Another process holds the store: its writing ("writer"), or the file as a whole."""
    process = child(HOLD, path, how)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    try:
        yield
    finally:
        finish(process)


def test_processes_that_start_and_write_at_once_all_keep_their_answers(path: Path) -> None:
    for process in [child(WRITE, path, name) for name in ("one", "two", "three")]:
        finish(process)
    with Store.open(path) as store:
        assert sum(1 for _ in store.attempts()) == 300
        before = store.item_states("c/l"), store.lesson_states()
        store.rebuild()
        assert (store.item_states("c/l"), store.lesson_states()) == before


def test_a_killed_process_loses_no_acknowledged_answer(path: Path) -> None:
    assert int(finish(child(KILL, path, "2"))) >= 100


def test_a_store_held_as_a_whole_opens_in_memory(path: Path, give: Give) -> None:
    Store.open(path).close()
    with held(path, "whole"), Store.open(path, timeout=0.1) as store:
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.LOCKED
        assert store.add([give()]) == 1
        assert store.lesson_states()["course/lesson"].right == 1
    with Store.open(path) as store:
        assert store.trouble is None
        assert list(store.attempts()) == []


def test_a_store_that_another_process_writes_to_is_read_and_written_to_later(
    path: Path, give: Give, stop: Stop, noon: datetime, opened: ExitStack
) -> None:
    with Store.open(path) as store:
        store.record([give()], stop(), 0, noon)
    with held(path, "writer"):
        store = opened.enter_context(Store.open(path, timeout=0.1))
        assert store.trouble is not None
        assert store.trouble.fault is StoreFault.LOCKED
        assert list(store.attempts()) == [give()]
        with pytest.raises(StoreError) as caught:
            store.record([give(id="a2")], stop(), 0, noon)
        assert caught.value.trouble.fault is StoreFault.LOCKED
    store.record([give(id="a2")], stop(), 0, noon)
    assert store.trouble is None
    assert len(list(store.attempts())) == 2


def test_a_store_held_for_a_moment_is_waited_for(
    path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    with Store.open(path, timeout=30) as store:
        process = child(HOLD, path, "writer")
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        process.stdin.close()  # it lets go while we wait
        store.record([give()], stop(), 0, noon)
        process.wait(timeout=30)
        process.stdout.close()
        assert process.stderr is not None
        process.stderr.close()
        assert store.trouble is None

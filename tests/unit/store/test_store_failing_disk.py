"""File systems that lack what SQLite's log needs, or fail: saved all the same, or told rightly and
soon. Simulated by a preloaded library."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sidos.model.attempt import Attempt
from sidos.store.store import Store

Give = Callable[..., Attempt]

SCRIPT = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from sidos.model.attempt import Attempt, Flow, Verdict
from sidos.store.store import Store, StoreError

now = datetime(2026, 3, 2, tzinfo=UTC)
attempt = Attempt(id="new", session="s", item="c/l/i", rev=1, locale="en", flow=Flow.INSTANT,
                  seed=1, response="r", score=1.0, verdict=Verdict.RIGHT, at=now, duration_ms=1)
since = time.monotonic()
store = Store.open(Path(sys.argv[1]))
soon = time.monotonic() - since < 5
try:
    store.add([attempt])
except StoreError:
    pass
print(soon, store.trouble and store.trouble.fault, store.trouble and store.trouble.reason)
store.close()
"""


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        pytest.skip("needs a C compiler on Linux")
    made = tmp_path_factory.mktemp("failing") / "failing_disk.so"
    source = Path(__file__).with_name("failing_disk.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made


def run(library: Path, path: Path, fail: str) -> list[str]:
    environ = {**os.environ, "LD_PRELOAD": str(library), "FAIL": fail}
    words = [sys.executable, "-c", SCRIPT, str(path)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=environ)
    return done.stdout.split()


@pytest.mark.parametrize("new", [False, True], ids=["there", "new"])
def test_where_there_is_no_log_answers_are_saved_with_a_journal(
    path: Path, give: Give, library: Path, *, new: bool
) -> None:
    if not new:
        with Store.open(path) as store:
            store.add([give()])
    soon, fault, *_ = run(library, path, "mmap")
    assert (soon, fault) == ("True", "None")
    with Store.open(path) as store:
        assert store.trouble is None
        assert {"new"} <= {attempt.id for attempt in store.attempts()}


@pytest.mark.parametrize(("fail", "reason"), [("read", "SQLITE_IOERR"), ("write", "")])
def test_a_disk_that_fails_is_neither_damaged_nor_full(
    path: Path, give: Give, library: Path, fail: str, reason: str
) -> None:
    with Store.open(path) as store:
        store.add([give()])
    before = path.read_bytes()
    soon, fault, why = run(library, path, fail)
    if (soon, fault) != ("True", "None"):  # written with a journal
        assert (soon, fault) == ("True", "failing")
        assert why.startswith(reason)
        assert path.read_bytes() == before
    with Store.open(path) as store:
        assert store.trouble is None
        assert next(attempt.id for attempt in store.attempts()) == "a1"

"""What opening the store imports: nothing that the first screen doesn't need."""

import subprocess
import sys
from pathlib import Path

SCRIPT = """
import pathlib, sys
import sidos.store.settings
from sidos.store.store import Store

store = Store.open(pathlib.Path(sys.argv[1]))
store.lesson_states()
store.latest_session()
store.close()
print(*sys.modules)
"""


def test_opening_the_store_loads_nothing_heavy(path: Path) -> None:
    run = [sys.executable, "-c", SCRIPT, str(path)]
    loaded = set(subprocess.run(run, check=True, capture_output=True, text=True).stdout.split())
    others = {"yaml", "csv", "babel", "polib", "textual", "click", "difflib", "shutil"}
    ours = {f"sidos.store.{name}" for name in ("export", "stats", "health", "backup", "salvage")}
    assert loaded & (others | ours) == set()

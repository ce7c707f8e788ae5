"""From a save in a translation file to the screen, in the preview of the real course.

The app runs in a pty; the clock goes from the moment the file is in place to the end of the frame
that has the new words.
"""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import psutil
from tests.bench.figure import Figure
from tests.bench.material import ROOT, environment
from tests.e2e.terminal import Terminal

_AT = "social-objects/which-are-objects/options/jigsaw/why"
_WITHIN = 500
_RESTING = 10  # per cent of a processor
_STEP = 0.037  # seconds more before each save, so that no two meet the looks alike


def _in_place(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def _replaced(path: Path, text: str) -> None:
    draft = path.with_name("draft.tmp")
    draft.write_text(text, "utf-8")
    draft.replace(path)


def _with_backup(path: Path, text: str) -> None:
    path.replace(path.with_name(f"{path.name}~"))
    path.write_text(text, "utf-8")


_SAVES: tuple[Callable[[Path, str], None], ...] = (_in_place, _replaced, _with_backup)


def locale_preview(folder: Path, rounds: int) -> Iterator[Figure]:
    """Each way of saving, `rounds` times, the panel closed and open."""
    root = folder / "project"
    for name in ("lessons", "locales", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    (root / "app/sidos").mkdir(parents=True)
    path = root / "locales/fi/LC_MESSAGES/social-capital.po"
    command = [sys.executable, "-m", "sidos", "--data", str(folder / "preview")]
    command += ["locale", "preview", "fi", "--at", _AT]
    env = {"PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "fi_FI.UTF-8"}
    with Terminal(command, cwd=root, env=env | environment()) as terminal:
        terminal.until("→ Tässä on vastaus")
        _rested(terminal)
        closed = _measured(terminal, path, rounds)
        terminal.press("\x1b[20~")
        terminal.until("social-capital.po:")
        opened = _measured(terminal, path, rounds)
        terminal.press("ctrl+q")
        terminal.ended()
    for what, times in (("save to screen", closed), ("save to screen, panel open", opened)):
        yield Figure(f"preview: {what}, median", median(times), " ms", _WITHIN)
        yield Figure(f"preview: {what}, worst of {len(times)}", max(times), " ms", _WITHIN)


def _rested(terminal: Terminal) -> None:
    """Wait until the app has nothing to do: its first start reads the course into its index."""
    process = psutil.Process(terminal.pid)
    process.cpu_percent()
    while process.cpu_percent(0.5) > _RESTING:
        continue


def _measured(terminal: Terminal, path: Path, rounds: int) -> list[float]:
    """Milliseconds of each save."""
    times = []
    lines = path.read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if line == f'msgctxt "{_AT}"') + 2
    for number in range(rounds * len(_SAVES)):
        lines[at] = f'msgstr "QWX{number}Z {path.name}"'
        time.sleep(_STEP * (number % 7))  # people don't save in step with the app
        _SAVES[number % len(_SAVES)](path, "\n".join(lines))
        began = time.perf_counter()
        terminal.until(f"QWX{number}Z")
        times.append((time.perf_counter() - began) * 1e3)
    return times

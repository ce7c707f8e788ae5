"""The app in a real terminal: however it ends, the place is kept and the terminal restored."""

import os
import sys
import termios
from collections.abc import Callable, Iterator
from pathlib import Path
from signal import SIGHUP, SIGKILL, SIGTERM
from threading import Timer

import pytest
from tests.e2e.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")

ROOT = Path(__file__).resolve().parents[3]


class Watched(Terminal):
    """A terminal that can be looked at from outside, and go away."""

    @property
    def restored(self) -> bool:
        """Whether it echoes and gives whole lines again."""
        modes = termios.tcgetattr(self._fd)[3]
        return bool(modes & termios.ECHO and modes & termios.ICANON)

    def closed(self) -> int:
        """Close it, as closing its window does; the child's exit code."""
        os.close(self._fd)
        guard = Timer(30, os.kill, (self.pid, SIGKILL))
        guard.start()
        code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        guard.cancel()
        return code


Start = Callable[..., Watched]


@pytest.fixture
def start(courses: Path, tmp_path: Path) -> Iterator[Start]:
    """Start sidos in a terminal."""
    started = []
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    env = {**kept, "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT / "app")}
    options = ["--data", str(tmp_path / "data"), "--lessons", str(courses)]

    def start_sidos(*arguments: str) -> Watched:
        terminal = Watched(
            [sys.executable, "-m", "sidos", *options, *arguments], cwd=tmp_path, env=env
        )
        started.append(terminal)
        return terminal

    yield start_sidos
    for terminal in started:
        try:
            terminal.kill()
        except (ProcessLookupError, ChildProcessError):
            continue


def test_a_lesson_opens_and_quitting_keeps_the_place(start: Start) -> None:
    first = start("learn", "bread")
    first.until("Bread is mostly")
    first.press("enter")
    first.until("What makes dough rise")
    first.press("ctrl+q")
    assert first.ended() == 0

    start("learn", "bread").until("What makes dough rise")


@pytest.mark.parametrize("number", [SIGTERM, SIGHUP])
def test_a_signal_restores_the_terminal_and_keeps_the_place(start: Start, number: int) -> None:
    first = start("learn", "bread")
    first.until("Bread is mostly")
    first.press("enter")
    first.until("What makes dough rise")
    assert not first.restored
    os.kill(first.pid, number)
    assert first.ended() == 128 + number
    assert first.restored

    start("learn", "bread").until("What makes dough rise")


def test_a_terminal_that_goes_away_keeps_the_place(start: Start) -> None:
    first = start("learn", "bread")
    first.until("Bread is mostly")
    first.press("enter")
    first.until("What makes dough rise")

    assert first.closed() == 128 + SIGHUP

    start("learn", "bread").until("What makes dough rise")

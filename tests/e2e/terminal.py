"""A real terminal for tests: a child on a pty, its screen kept by pyte.

Nothing sleeps: `until` reads what the child writes until the screen says what is awaited.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pyte

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "enter": "\r",
    "tab": "\t",
    "esc": "\x1b",
    "space": " ",
    "ctrl+j": "\n",
    "ctrl+q": "\x11",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f6": "\x1b[17~",
    "shift+up": "\x1b[1;2A",
    "shift+down": "\x1b[1;2B",
}
# What pyte would print or misread: private sequences it does not know.
_JUNK = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[@-~]|\x1b\[[?0-9;]*\$[@-~]|\x1b\[\?[0-9;]*[mnu]|\x1b[P_^X].*?\x1b\\",
    re.S,
)
_SYNC_ASKED, _SYNC_KNOWN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_FRAME = re.compile(rb"\x1b\[\?2026([hl])")
_PATIENCE = 20.0  # seconds; machines are noisy


class Terminal:
    """A program in a terminal of `size` (columns, rows)."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        cwd: Path,
        env: Mapping[str, str],
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self._tail = b""
        self._in_frame = False
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            os.chdir(cwd)
            os.execvpe(argv[0], list(argv), dict(env))
        self.resize(*size)

    def resize(self, columns: int, rows: int) -> None:
        """Make the terminal another size; the child is told by SIGWINCH."""
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.screen.resize(rows, columns)

    @property
    def text(self) -> str:
        """What the screen shows, a line each."""
        return "\n".join(self.screen.display)

    def press(self, *keys: str) -> None:
        """Press keys by name (see KEYS), or type what is no name."""
        for key in keys:
            os.write(self._fd, KEYS.get(key, key).encode())

    def send(self, raw: bytes) -> None:
        """Send bytes as they are, in one write."""
        os.write(self._fd, raw)

    def until(self, pattern: str) -> str:
        """Read until a whole frame matches `pattern`; the screen then. AssertionError when none
        does within the patience, or when the child has ended."""
        deadline = time.monotonic() + _PATIENCE
        while self._in_frame or not re.search(pattern, self.text):
            assert time.monotonic() < deadline, f"{pattern!r} not seen on:\n{self.text}"
            assert self._read(deadline), f"ended before {pattern!r} was seen:\n{self.text}"
        return self.text

    def ended(self) -> int:
        """Read to the end; the child's exit code (negative: the signal that ended it)."""
        deadline = time.monotonic() + _PATIENCE
        while self._read(deadline):
            assert time.monotonic() < deadline, f"still running:\n{self.text}"
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])

    def ended_unread(self) -> int:
        """The child's exit code, where it has to end though nobody reads what it writes."""
        deadline = time.monotonic() + _PATIENCE
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < deadline, "still running"
            time.sleep(0.01)

    def kill(self) -> None:
        """End the child at once, as a power cut would; nothing where it has ended already."""
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def hang_up(self) -> None:
        """Close the terminal, as a window or a lost connection does; the child is told."""
        os.close(self._fd)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.kill()

    def _read(self, deadline: float) -> bool:
        if not select.select([self._fd], [], [], max(0.0, deadline - time.monotonic()))[0]:
            return True
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # the child has closed the terminal
            return False
        if not data:
            return False
        data = self._tail + data
        cut = data.rfind(b"\x1b", max(0, len(data) - 64))
        whole = cut < 0 or re.match(rb"\x1b(\[[<=>?0-9;:$ ]*[@-~]|[^\[P_^X\]])", data[cut:])
        self._tail, data = (b"", data) if whole else (data[cut:], data[:cut])
        if _SYNC_ASKED in data:
            os.write(self._fd, _SYNC_KNOWN)
        if marks := _FRAME.findall(data):
            self._in_frame = marks[-1] == b"h"
        self._stream.feed(_JUNK.sub(b"", data))
        return True

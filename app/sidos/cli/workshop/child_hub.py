"""The hub as a process of its own beside the screen, started again whenever it dies.

It is given nothing that others may not know: rooms and hashes of tokens are in the store. It ends
with this process, however that ends, because its standard input is a pipe from here.
"""

import json
import os
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

from msgspec import Struct

from sidos.cli.error import HubEndedError

Arguments = Callable[[int], Sequence[str]]
"""The hub's arguments, for a port."""

_GRACE = 5.0  # seconds that the hub has to end in
_KEPT_LINES = 20
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0


class HubAddress(Struct, frozen=True):
    """What the hub says once it listens."""

    urls: tuple[str, ...]
    port: int


class ChildHub:
    """`running` starts it; `address`: where it is. After the first start, it keeps its port.
    `variables`: what it finds in its environment besides what is there."""

    def __init__(self, arguments: Arguments, variables: Mapping[str, str], port: int) -> None:
        self.address = HubAddress((), port)
        self._arguments = arguments
        self._variables = variables
        self._process: subprocess.Popen[str] | None = None
        self._over = Event()
        self._changing = Lock()

    @contextmanager
    def running(self, meanwhile: Callable[[], object]) -> Iterator["ChildHub"]:
        """Keep it running; `meanwhile` is done while it starts. HubEndedError where it can't."""
        try:
            self._start(meanwhile)
            watch = Thread(target=self._keep, name="hub-watch", daemon=True)
            watch.start()
            yield self
        finally:
            self._stop()

    def _start(self, meanwhile: Callable[[], object] = lambda: None) -> None:
        """Start it and hear where it is. HubEndedError."""
        with self._changing:
            if self._over.is_set():
                return
            process = subprocess.Popen(  # noqa: S603 - this very program
                [sys.executable, "-P", "-m", "sidos", *self._arguments(self.address.port)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                encoding="utf-8",
                errors="replace",
                env={**_environment(), **self._variables},
                # Ctrl+C is for the screen, not for the hub.
                start_new_session=True,
            )
            self._process = process
        output: deque[str] = deque(maxlen=_KEPT_LINES)
        reader = Thread(target=self._drain, args=(process, output), daemon=True)
        reader.start()
        meanwhile()
        line = process.stdout.readline() if process.stdout else ""
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError:
            code = _ended(process)
            reader.join(_GRACE)
            raise HubEndedError(code, "".join(output)) from None
        self.address = HubAddress(tuple(answer["urls"]), int(answer["port"]))

    def _drain(self, process: "subprocess.Popen[str]", output: deque[str]) -> None:
        """Nothing that it says may reach the screen, or hold it up."""
        with suppress(ValueError):  # closed meanwhile
            output.extend(process.stderr or ())

    def _keep(self) -> None:
        """Start it again whenever it ends, until all is over."""
        pause = _FIRST_PAUSE
        while True:
            if self._process is not None:
                self._process.wait()
            if self._over.wait(pause):
                return
            try:
                self._start()
                pause = _FIRST_PAUSE
            except (HubEndedError, OSError):
                pause = min(_LONGEST_PAUSE, 2 * pause)

    def _stop(self) -> None:
        """End it, in the orderly way if that goes."""
        self._over.set()
        with self._changing:
            process = self._process
        if process is None:
            return
        process.terminate()
        _ended(process)
        with suppress(OSError):
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()


def _ended(process: "subprocess.Popen[str]") -> int:
    """The exit code, once it has ended; it has to before long."""
    try:
        return process.wait(_GRACE)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def _environment() -> dict[str, str]:
    """Ours, in which this very sidos is found from every folder."""
    import sidos

    home = str(Path(sidos.__file__).resolve().parents[1])
    path = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}

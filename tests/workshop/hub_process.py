"""`sidos workshop host --headless` as a process, that can be killed and started again."""

import json
import os
import subprocess
import sys
from pathlib import Path
from signal import SIGKILL, SIGTERM
from types import TracebackType
from typing import Any, Self

from sidos.study.paths import PACKAGE
from sidos.workshop.address import Address


class HubProcess:
    """A hub with one room. `data`: the learner's folder; `wishes`: options of `host`; `core`: the
    processor it must keep to. It is gone once its context is left."""

    def __init__(
        self, data: Path, store: str, *wishes: str, lessons: Path | None = None, core: int = -1
    ) -> None:
        self.store = store
        self._data, self._wishes = data, wishes
        self._lessons = ["--lessons", str(lessons)] if lessons is not None else []
        self._core = core
        self._process: subprocess.Popen[str] | None = None
        self.port = 0
        self.room = self.code = self.token = ""

    @property
    def address(self) -> Address:
        """Where it listens."""
        return Address(base=f"http://127.0.0.1:{self.port}")

    @property
    def pid(self) -> int:
        """The running process's."""
        assert self._process is not None
        return self._process.pid

    def start(self, room: bool = True) -> Self:
        """Start it and wait until it listens: with a room of its own the first time, and on the
        same port as before."""
        own = [] if room and not self.room else ["--no-room"]
        self._process = subprocess.Popen(
            [
                *(sys.executable, "-m", "sidos", "--data", str(self._data), *self._lessons),
                *("workshop", "host", "--headless", "--format", "json", "--store", self.store),
                *("--port", str(self.port), *self._wishes, *own),
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(PACKAGE.parent)},
        )
        if self._core >= 0:
            os.sched_setaffinity(self._process.pid, {self._core})
        assert self._process.stdout is not None
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        self.port = told["port"]
        if "room" in told:
            self.room, self.code = told["room"], told["code"]
            self.token = Path(told["token_file"]).read_text("utf-8").strip()
        return self

    def kill(self) -> None:
        """SIGKILL: no time for anything."""
        self._end(SIGKILL)

    def stop(self) -> None:
        """Ask it to end."""
        self._end(SIGTERM)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()

    def _end(self, how: int) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

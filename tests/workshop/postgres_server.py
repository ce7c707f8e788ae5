"""A PostgreSQL server of the tests' own, on a socket in a temporary folder."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from signal import SIGKILL
from tempfile import TemporaryDirectory
from time import sleep
from typing import Any


def programs() -> Path | None:
    """The folder of PostgreSQL's programs (Debian keeps them off the PATH)."""
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "postgres").exists()), None)


class PostgresServer:
    """`url`: how to connect to it. It can be killed and started again on what is on disk."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        # PostgreSQL refuses to run as root.
        self._as: dict[str, Any] = {}
        if os.getuid() == 0:
            shutil.chown(folder, "nobody")
            folder.chmod(0o700)
            self._as = {"user": "nobody"}
        self._run("initdb", "-D", f"{folder}/data", "-U", "sidos", "-A", "trust", "-E", "UTF8")
        self.url = f"postgresql://sidos@/postgres?host={folder}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = f"-c listen_addresses='' -c unix_socket_directories={self._folder}"
        log = f"{self._folder}/log"
        data = f"{self._folder}/data"
        self._run("pg_ctl", "-D", data, "-l", log, "-o", settings, "-w", "start")

    def kill(self) -> None:
        """SIGKILL to the server and all its processes: a crash, with nothing written at leisure."""
        pid = int((self._folder / "data/postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        processes = (pid, *map(int, children))
        for process in processes:
            with suppress(ProcessLookupError):
                os.kill(process, SIGKILL)
        while any(map(_is_alive, processes)):
            sleep(0.01)
        # Where nobody has buried the dead process, PostgreSQL takes it for a living one.
        for lock in (self._folder / "data/postmaster.pid", *self._folder.glob(".s.PGSQL.*")):
            lock.unlink()

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(
            [self._programs / program, *arguments],
            check=True,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            **self._as,
        )


def _is_alive(process: int) -> bool:
    try:
        return ") Z" not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False


@contextmanager
def postgres_server(programs: Path) -> Iterator[PostgresServer]:
    """A server that is gone afterwards."""
    # Not under pytest's folders: those are closed to other users.
    with TemporaryDirectory(prefix="sidos-pg-") as folder:
        server = PostgresServer(programs, Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.kill()

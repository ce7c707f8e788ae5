"""A learner's answers are readable by their owner alone, on a machine that others use too."""

import os
from contextlib import suppress
from pathlib import Path

from sidos.store.atomic_file import PRIVATE

_ENDINGS = ("", "-wal", "-shm", "-journal")


def make_private_folder(folder: Path) -> None:
    """Make `folder`, for its owner alone; one that is there stays as it is. Raises OSError."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def make_private(path: Path) -> None:
    """Keep others from reading the database in `path`, which is made, empty, where there is none:
    SQLite gives its own files the mode of the database. Raises OSError where it can't be made."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE))
    if os.name != "posix":
        return
    for ending in _ENDINGS:
        file = path.with_name(path.name + ending)
        with suppress(OSError):  # not ours, or on a disk that has no modes
            mode = file.stat().st_mode & 0o777
            if mode & 0o077:
                file.chmod(mode & 0o700)

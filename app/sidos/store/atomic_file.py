"""Files that are written whole or not at all: beside their place, flushed, renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

PRIVATE = 0o600
"""Mode of a file that only its owner may read."""


@contextmanager
def replaced_file(
    path: Path, *, encoding: str = "utf-8", private: bool = False
) -> Iterator[TextIO]:
    """A stream whose text replaces the file `path` when the block ends without an error.

    The earlier file stays as it was until then. Lines end as they are written. A device or a pipe
    is written to directly. `private`: a new file can be read by its owner alone. Raises OSError.
    """
    if path.exists() and not path.is_file():
        with path.open("w", encoding=encoding, newline="") as stream:
            yield stream
        return
    path = path.resolve()  # a link stays a link
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        with _opened(partial, path, private).open("w", encoding=encoding, newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
        flush(path.parent)
    except OSError as error:
        if str(error.filename) == str(partial):
            error.filename = str(path)  # the name that the user knows
        raise
    finally:
        partial.unlink(missing_ok=True)


def _opened(partial: Path, path: Path, private: bool) -> Path:
    """`partial`, empty, with the mode that the file in `path` has or is to have."""
    partial.unlink(missing_ok=True)
    os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE if private else 0o666))
    if path.exists():
        partial.chmod(path.stat().st_mode & 0o777)
    return partial


def flush(path: Path) -> None:
    """Wait until the file or folder `path` is on disk. Raises OSError."""
    if path.is_dir() and os.name == "nt":
        return  # Windows has no handle on a folder to flush
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

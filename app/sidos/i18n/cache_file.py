"""Files in the cache folder: replaced atomically, and never needed. A cache that can't be written
or read only costs time."""

import os
from pathlib import Path
from zlib import crc32


def cache_name(name: str, *paths: Path) -> str:
    """A file name for data derived from `paths`, the same for the same paths."""
    places = "\0".join(str(path.absolute()) for path in paths)
    return f"{name}.{crc32(places.encode(errors='surrogateescape')):08x}"


def read_cache(path: Path) -> bytes | None:
    """The cached bytes, or None where the file can't be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write_cache(path: Path, data: bytes) -> None:
    """Write `data` to `path` atomically."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        _discard(draft)


def _discard(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return  # a folder that can't be written holds no draft either

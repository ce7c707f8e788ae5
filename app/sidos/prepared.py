"""What the build made of the files that come with sidos, so that a first start need not.

Each thing made is used only as long as the files it was made of have the content they had then:
what is edited is read itself. Nothing is ever written here after the build.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from zlib import crc32

import msgspec

_CONTENTS = "contents.msgpack"
_PIECE = 1 << 16  # bytes; a whole file's would leave the heap larger

Content = tuple[int, int]
"""A file's size in bytes and the CRC-32 of what is in it."""


class Prepared:
    """`folder` holds what was made of the files under `base`; there need be neither."""

    def __init__(self, folder: Path, base: Path) -> None:
        self.folder = folder
        self._base = base

    def covers(self, path: Path) -> bool:
        """Whether the file has the content that something was made of."""
        if not path.is_relative_to(self._base):
            return False
        content = self._contents.get(path.relative_to(self._base).as_posix())
        try:
            return content is not None and content == _content(path)
        except OSError:
            return False

    def covers_all(self, paths: Iterable[Path]) -> bool:
        """Whether every file that something was made of is as it was, and `paths` are of those."""
        made_of = (self._base / name for name in self._contents)
        return bool(self._contents) and all(self.covers(path) for path in (*made_of, *paths))

    def record(self, paths: Iterable[Path]) -> None:
        """Note what the files hold now, when everything has been made of them."""
        contents = {path.relative_to(self._base).as_posix(): _content(path) for path in paths}
        (self.folder / _CONTENTS).write_bytes(msgspec.msgpack.encode(contents))

    @cached_property
    def _contents(self) -> dict[str, Content]:
        try:
            data = (self.folder / _CONTENTS).read_bytes()
            return msgspec.msgpack.decode(data, type=dict[str, Content])
        except (OSError, msgspec.MsgspecError):
            return {}


def _content(path: Path) -> Content:
    size = check = 0
    with path.open("rb", buffering=0) as file:
        while piece := file.read(_PIECE):
            size, check = size + len(piece), crc32(piece, check)
    return size, check

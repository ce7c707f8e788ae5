"""The texts of an MO file, each decoded when it is looked up, so that only the pages of the file
that hold those texts come into memory."""

import struct
from bisect import bisect_left
from gettext import NullTranslations, c2py
from mmap import ACCESS_READ, mmap
from pathlib import Path

_MAGIC = 0x950412DE
_HEAD = struct.Struct("=5I")
_PAIR = 8  # bytes of a string's length and offset
_CONTEXT = "\x04"
_OTHER = "not an MO file of this kind of machine, or cut short"


class _Missing(str):
    """The type of MISSING, which is compared by identity."""

    __slots__ = ()


MISSING = _Missing()


def mapped(path: Path) -> mmap | None:
    """The file at `path`, memory-mapped; None where it can't be read or is empty. It must only be
    replaced, never written to."""
    try:
        with path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except (OSError, ValueError):  # ValueError: it is empty
        return None


class MoTexts(NullTranslations):
    """`data` is the file, as polib writes it on this kind of machine: sorted, in UTF-8. ValueError
    where it is another file or cut short. A look-up returns MISSING where gettext's own returns the
    source."""

    def __init__(self, data: bytes | mmap) -> None:
        super().__init__()
        if len(data) < _HEAD.size:
            raise ValueError(_OTHER)
        magic, version, count, keys, values = _HEAD.unpack_from(data)
        if magic != _MAGIC or version or max(keys, values) + count * _PAIR > len(data):
            raise ValueError(_OTHER)
        self._fields: dict[str, str] = {}
        self._data = data
        self._count = count
        self._keys = _table(data, keys, count)
        self._values = _table(data, values, count)
        for line in self._lookup("").splitlines():
            name, _, value = line.partition(":")
            self._fields[name.strip().lower()] = value.strip()
        rule = self._fields.get("plural-forms", "").partition("plural=")[2].strip("; ")
        self._plural = c2py(rule or "n != 1")

    def info(self) -> dict[str, str]:
        """The header's fields, their names in lower case."""
        return self._fields

    def gettext(self, message: str) -> str:
        """The translation of `message`, or MISSING."""
        return self._lookup(message)

    def pgettext(self, context: str, message: str) -> str:
        """The translation of `message` in `context`, or MISSING."""
        return self._lookup(f"{context}{_CONTEXT}{message}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's
        """The translation that goes with the number `n`, or MISSING."""
        return self._lookup(msgid1, self._plural(n))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        """The translation in `context` that goes with the number `n`, or MISSING."""
        return self._lookup(f"{context}{_CONTEXT}{msgid1}", self._plural(n))

    def _lookup(self, key: str, form: int | None = None) -> str:
        wanted = key.encode(errors="surrogatepass")
        at = bisect_left(range(self._count), wanted, key=self._key)
        if at == self._count or self._key(at) != wanted:
            return MISSING
        forms = _string(self._data, self._values, at).split(b"\0")
        if form is None:
            form = self._plural(1) if len(forms) > 1 else 0
        try:
            return forms[form].decode() if form < len(forms) else MISSING
        except UnicodeDecodeError:  # damaged since it was written
            return MISSING

    def _key(self, at: int) -> bytes:
        """A plural is found by its singular."""
        return _string(self._data, self._keys, at).partition(b"\0")[0]


def _table(data: bytes | mmap, start: int, count: int) -> "memoryview[int]":
    """Length and offset of each of `count` strings; ValueError where one is outside the file."""
    table = memoryview(data)[start : start + count * _PAIR].cast("I")
    pairs = zip(table[::2], table[1::2], strict=True)
    if any(length + offset > len(data) for length, offset in pairs):
        raise ValueError(_OTHER)
    return table


def _string(data: bytes | mmap, table: "memoryview[int]", at: int) -> bytes:
    length, offset = table[2 * at], table[2 * at + 1]
    return data[offset : offset + length]

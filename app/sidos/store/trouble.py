"""What can be wrong with the store: six faults, each with a sentence of what to do. Only what
SQLite itself calls damaged is; an error that nobody foresaw is one of the disk's."""

import errno
import os
import sqlite3
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sidos.model.message import N_, Message
from sidos.store.error import StoreError


class StoreFault(StrEnum):
    """Why the store can't be used as it should."""

    READ_ONLY = "read-only"
    FULL = "full"
    LOCKED = "locked"
    CORRUPT = "corrupt"
    NEWER = "newer"
    FAILING = "failing"


_SENTENCES = {
    StoreFault.READ_ONLY: N_(
        "Your progress can’t be saved in {path}. Allow writing there and start sidos "
        "again. Until then, your answers are lost when you quit."
    ),
    StoreFault.FULL: N_(
        "The disk is full, so your progress can’t be saved in {path}. Free some space "
        "on that disk. Your earlier answers are safe, but new ones are not saved."
    ),
    StoreFault.LOCKED: N_(
        "Another program is using your progress in {path}. Close that program. Until "
        "then, your answers can’t be saved."
    ),
    StoreFault.CORRUPT: N_(
        "Your progress in {path} is damaged. To get back what can be saved, quit and run “sidos "
        "progress restore”. Until then, your answers are lost when you quit."
    ),
    StoreFault.NEWER: N_(
        "Your progress in {path} was written by a newer version of sidos. Update sidos. Until "
        "then, your answers are lost when you quit."
    ),
    StoreFault.FAILING: N_(
        "The disk or network folder with your progress in {path} doesn’t work ({reason}). Check "
        "it, or choose another folder with --data. Until then, your answers can’t be saved."
    ),
}


class StoreTrouble(Struct, frozen=True):
    """What is wrong with the store in the file `path`; `reason`: the system's name for it."""

    fault: StoreFault
    path: str
    reason: str = ""

    @property
    def message(self) -> Message:
        """One sentence: what is wrong, and what to do."""
        return Message(_SENTENCES[self.fault], {"path": self.path, "reason": self.reason})


class StoreLoss(Struct, frozen=True, kw_only=True):
    """Answers that were there before: the store has `answers`, a copy of it has `in_copy`;
    `unreadable`: those that are there and can't be read."""

    answers: int
    in_copy: int = 0
    unreadable: int = 0

    @property
    def message(self) -> Message:
        """What is missing, and what to do."""
        if self.in_copy > self.answers:
            text = N_(
                "A copy of your progress has more answers ({more}) than your progress ({count}). "
                "To get them back, quit sidos and run “sidos progress restore”."
            )
            return Message(text, {"more": self.in_copy, "count": self.answers})
        text = N_(
            "Saved answers that can’t be read, and are left out: {count}. To look for them in the "
            "copies of your progress, quit sidos and run “sidos progress restore”."
        )
        return Message(text, {"count": self.unreadable})


_BY_CODE = {
    sqlite3.SQLITE_BUSY: StoreFault.LOCKED,
    sqlite3.SQLITE_LOCKED: StoreFault.LOCKED,
    sqlite3.SQLITE_PROTOCOL: StoreFault.LOCKED,
    sqlite3.SQLITE_FULL: StoreFault.FULL,
    sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StoreFault.READ_ONLY,
    sqlite3.SQLITE_IOERR_SHMOPEN: StoreFault.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreFault.READ_ONLY,
    sqlite3.SQLITE_AUTH: StoreFault.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: StoreFault.CORRUPT,
    sqlite3.SQLITE_NOTADB: StoreFault.CORRUPT,
}
_WRITING = {
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
    sqlite3.SQLITE_IOERR_SHMSIZE,
}
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = StoreFault.READ_ONLY
_PROBE = bytes(1 << 20)


def fault_of(error: Exception, path: Path | None = None) -> StoreFault:
    """The fault behind an error of SQLite's, the system's or the migration's."""
    if isinstance(error, StoreError):
        return error.trouble.fault
    if isinstance(error, OSError):
        if error.errno in _FULL:
            return StoreFault.FULL
        return StoreFault.FAILING if error.errno in {errno.EIO, errno.ESTALE} else _DENIED
    if not isinstance(error, sqlite3.Error):
        return StoreFault.FAILING
    # An error without a code is the outcome of a check.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    if code in _WRITING and path is not None and _is_full(path.parent):
        return StoreFault.FULL
    return _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF) or StoreFault.FAILING


def trouble_of(error: Exception, path: Path) -> StoreTrouble:
    """The trouble that `error` means for the store in `path`."""
    if isinstance(error, StoreError):
        return error.trouble
    reason = getattr(error, "sqlite_errorname", None) or getattr(error, "strerror", None)
    return StoreTrouble(fault_of(error, path), str(path), reason or type(error).__name__)


def _is_full(folder: Path) -> bool:
    """Whether nothing more can be written in `folder` for want of room: SQLite has the same error
    for a quota, a limit on files' sizes, and a disk that fails."""
    if os.name == "posix":
        import resource

        if resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY:
            return True
    from tempfile import TemporaryFile  # only where something is wrong

    try:
        with TemporaryFile(dir=folder) as file:
            file.write(_PROBE)
            file.flush()
    except OSError as error:
        return error.errno in _FULL
    return False

"""What can be wrong with the store: five faults, each with one sentence of what to do."""

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
}


class StoreTrouble(Struct, frozen=True):
    """What is wrong with the store in the file `path`."""

    fault: StoreFault
    path: str

    @property
    def message(self) -> Message:
        """One sentence: what is wrong, and what to do."""
        return Message(_SENTENCES[self.fault], {"path": self.path})


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
    # A quota, a limit on file sizes or a failing disk: nothing more can be written.
    sqlite3.SQLITE_IOERR_WRITE: StoreFault.FULL,
    sqlite3.SQLITE_IOERR_FSYNC: StoreFault.FULL,
    sqlite3.SQLITE_IOERR_TRUNCATE: StoreFault.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFault.FULL,
    sqlite3.SQLITE_READONLY: StoreFault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StoreFault.READ_ONLY,
    sqlite3.SQLITE_IOERR_SHMOPEN: StoreFault.READ_ONLY,
    sqlite3.SQLITE_IOERR_SHMMAP: StoreFault.READ_ONLY,
    sqlite3.SQLITE_IOERR_LOCK: StoreFault.READ_ONLY,
    sqlite3.SQLITE_PERM: StoreFault.READ_ONLY,
    sqlite3.SQLITE_AUTH: StoreFault.READ_ONLY,
}


def fault_of(error: Exception) -> StoreFault:
    """The fault behind an error of SQLite's, the system's or the migration's."""
    if isinstance(error, StoreError):
        return error.trouble.fault
    if isinstance(error, OSError):
        import errno

        full = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        return StoreFault.FULL if error.errno in full else StoreFault.READ_ONLY
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF) or StoreFault.CORRUPT


def trouble_of(error: Exception, path: Path) -> StoreTrouble:
    """The trouble that `error` means for the store in `path`."""
    return StoreTrouble(fault_of(error), str(path))

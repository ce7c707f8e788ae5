"""What can be wrong with the store: five faults, each with one sentence of what to do."""

import sqlite3
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sidos.model.message import N_, Message


class Fault(StrEnum):
    """Why the store can't be used as it should."""

    READ_ONLY = "read-only"
    FULL = "full"
    LOCKED = "locked"
    CORRUPT = "corrupt"
    NEWER = "newer"


_SENTENCES = {
    Fault.READ_ONLY: N_(
        "Your progress can’t be saved in {path}. Allow writing there and start sidos "
        "again. Until then, your answers are lost when you quit."
    ),
    Fault.FULL: N_(
        "The disk is full, so your progress can’t be saved in {path}. Free some space "
        "on that disk. Your earlier answers are safe, but new ones are not saved."
    ),
    Fault.LOCKED: N_(
        "Another program is using your progress in {path}. Close that program. Until "
        "then, your answers can’t be saved."
    ),
    Fault.CORRUPT: N_(
        "Your progress in {path} is damaged. Move that file away, and replace it with "
        "a copy from the folder “backups” beside it. Until then, your answers are lost "
        "when you quit."
    ),
    Fault.NEWER: N_(
        "Your progress in {path} was written by a newer version of sidos. Update this "
        "one. Until then, your answers are lost when you quit."
    ),
}


class Trouble(Struct, frozen=True):
    """What is wrong with the store in the file `path`."""

    fault: Fault
    path: str

    @property
    def message(self) -> Message:
        """One sentence: what is wrong, and what to do."""
        return Message(_SENTENCES[self.fault], {"path": self.path})


class StoreError(Exception):
    """Something could not be written; whatever was written before is safe."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(str(trouble.message))
        self.trouble = trouble


class NewerVersionError(Exception):
    """The file's schema is of a later version than this program knows."""


class ForeignFileError(Exception):
    """The file is a database, but not one of ours."""


_BY_CODE = {
    sqlite3.SQLITE_BUSY: Fault.LOCKED,
    sqlite3.SQLITE_LOCKED: Fault.LOCKED,
    sqlite3.SQLITE_PROTOCOL: Fault.LOCKED,
    sqlite3.SQLITE_FULL: Fault.FULL,
    # A quota, a limit on file sizes or a failing disk: nothing more can be written.
    sqlite3.SQLITE_IOERR_WRITE: Fault.FULL,
    sqlite3.SQLITE_IOERR_FSYNC: Fault.FULL,
    sqlite3.SQLITE_IOERR_TRUNCATE: Fault.FULL,
    sqlite3.SQLITE_IOERR_SHMSIZE: Fault.FULL,
    sqlite3.SQLITE_READONLY: Fault.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Fault.READ_ONLY,
    sqlite3.SQLITE_IOERR_SHMOPEN: Fault.READ_ONLY,
    sqlite3.SQLITE_IOERR_SHMMAP: Fault.READ_ONLY,
    sqlite3.SQLITE_IOERR_LOCK: Fault.READ_ONLY,
    sqlite3.SQLITE_PERM: Fault.READ_ONLY,
    sqlite3.SQLITE_AUTH: Fault.READ_ONLY,
}


def fault_of(error: Exception) -> Fault:
    """The fault behind an error of SQLite's, the system's or the migration's."""
    if isinstance(error, NewerVersionError):
        return Fault.NEWER
    if isinstance(error, OSError):
        import errno

        full = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
        return Fault.FULL if error.errno in full else Fault.READ_ONLY
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF) or Fault.CORRUPT


def trouble_of(error: Exception, path: Path) -> Trouble:
    """The trouble that `error` means for the store in `path`."""
    return Trouble(fault_of(error), str(path))

"""The copies of a store that there are, and which of the daily ones are worth keeping.

A copy is never worthless while it has the most answers of all, or answers that the store lacks.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from sidos.store.connection import open_to_read

DAYS = 3
"""How many of the last daily copies are kept; of weeks and months the last two's first copies."""

_DAILY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
RESET = "before-reset-"


class StoreCopy(Struct, frozen=True, kw_only=True):
    """A copy of a store: its file, when it was made (UTC), and how many answers it has."""

    path: Path
    made: datetime
    answers: int


def folder_of(path: Path) -> Path:
    """Where the copies of the store in `path` are."""
    return path.parent / "backups"


def daily_copies(path: Path) -> list[Path]:
    """The daily copies there are, the oldest first."""
    return sorted(file for file in folder_of(path).glob(f"{path.stem}-{_DAILY}.db"))


def reset_copies(path: Path) -> list[tuple[int, Path]]:
    """The copies made before a reset, with their numbers, the oldest first."""
    files = folder_of(path).glob(f"{path.stem}-{RESET}*.db")
    numbers = ((file.stem.rpartition("-")[2], file) for file in files)
    return sorted((int(number), file) for number, file in numbers if number.isdecimal())


def store_copies(path: Path) -> list[StoreCopy]:
    """All copies that can be read, the newest first."""
    found = (described(file) for file in folder_of(path).glob(f"{path.stem}-*.db"))
    return sorted((one for one in found if one), key=lambda one: one.made, reverse=True)


def described(file: Path) -> StoreCopy | None:
    """The copy in `file`; None where it can't be read."""
    try:
        made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None
    count = _count(file)
    return None if count is None else StoreCopy(path=file, made=made, answers=count)


def copies_since_reset(path: Path) -> list[StoreCopy]:
    """The daily copies with answers that nobody has deleted since, the newest first."""
    resets = reset_copies(path)
    since = _made(resets[-1][1]) if resets else 0
    files = [file for file in daily_copies(path) if _made(file) > since]
    found = [copy for file in files if (copy := described(file))]
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def fuller_copy(path: Path, answers: int) -> StoreCopy | None:
    """The daily copy with the most answers, if it has more than `answers`, how many the store
    has; None where nothing is missing, or a reset has deleted it."""
    most = max(copies_since_reset(path), key=lambda copy: copy.answers, default=None)
    return most if most is not None and most.answers > answers else None


def worthless_copies(path: Path, today: date) -> list[Path]:
    """The daily copies that the others make superfluous, once today's copy is there."""
    files = daily_copies(path)
    past = [file for file in files if _day(file) <= today]
    kept = {*past[-DAYS:], *_firsts(past, "%G-%V"), *_firsts(past, "%Y-%m")}
    if kept.issuperset(files):
        return []
    # A copy dated after today was made while the clock was wrong: what it holds decides.
    answers = {file: _count(file) or 0 for file in files}
    missing = {file: _missing(path, file) for file in files}
    for worth in (answers, missing):
        best = max(files, key=lambda file: (worth[file], file in kept, file in past, file))
        if worth[best]:
            kept.add(best)
    return [file for file in files if file not in kept]


def _firsts(files: Sequence[Path], period: str) -> Iterable[Path]:
    """The first copy of each of the last two weeks or months that have one."""
    firsts: dict[str, Path] = {}
    for file in files:
        firsts.setdefault(_day(file).strftime(period), file)
    return list(firsts.values())[-2:]


def _day(file: Path) -> date:
    """The day in a daily copy's name; the last day there is where it is none."""
    try:
        return date.fromisoformat(file.stem[-10:])
    except ValueError:
        return date.max


def _made(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _count(file: Path) -> int | None:
    return _asked(file, "SELECT count(*) FROM attempt")


def _missing(path: Path, file: Path) -> int:
    """How many of the copy's answers the store in `path` lacks."""
    query = "SELECT count(*) FROM attempt WHERE id NOT IN (SELECT id FROM store.attempt)"
    return _asked(file, query, path) or 0


def _asked(file: Path, query: str, beside: Path | None = None) -> int | None:
    """The number that `query` finds in `file`, `beside` attached as "store"."""
    try:
        with closing(open_to_read(file)) as copy:
            if beside is not None:
                copy.execute("ATTACH ? AS store", (f"{beside.absolute().as_uri()}?mode=ro",))
            number: int = copy.execute(query).fetchone()[0]
            return number
    except sqlite3.Error:
        return None

"""Writing an export to a file that may be there already: nothing that only that file has is lost,
and none of sidos's own files is replaced."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from sidos.model.attempt import Attempt
from sidos.model.message import N_, Message
from sidos.store.atomic_file import replaced_file
from sidos.store.error import ExportRefusedError
from sidos.store.export import (
    Line,
    NewerLine,
    read_csv,
    read_jsonl,
    write_csv,
    write_jsonl,
)

_OWN = N_("{path} is one of the files in which sidos saves your progress. Choose another file.")
_LESS = N_(
    "{path} was left as it is, because it has lines that the new file wouldn’t have: {count}. "
    "Choose another file, or add --force to replace it."
)


def export_to(
    path: Path, attempts: Iterable[Attempt], *, table: bool, own: Sequence[Path], force: bool
) -> int:
    """Write the attempts to `path`, as CSV or JSON Lines; returns how many.

    `own`: files and folders of sidos, in which no export may be. Without `force`, a file with
    answers that are not among `attempts`, or with anything else, is not replaced. Raises
    ExportRefusedError or OSError; the file in `path` is then as it was.
    """
    if is_own(path, own):
        raise ExportRefusedError(Message(_OWN, {"path": str(path)}))
    ids: set[str] = set()

    def noted() -> Iterator[Attempt]:
        for attempt in attempts:
            ids.add(attempt.id)
            yield attempt

    with replaced_file(path, private=True) as stream:
        count = (write_csv if table else write_jsonl)(noted(), stream)
        lost = 0 if force or not path.is_file() else _lost(path, ids)
        if lost:
            raise ExportRefusedError(Message(_LESS, {"path": str(path), "count": lost}))
    return count


def is_own(path: Path, own: Sequence[Path]) -> bool:
    """Whether `path` is one of the files `own`, by whatever name, or lies below one of them. What
    SQLite writes beside a database has the database's name and an ending."""
    place = path.resolve()
    for each in (one.resolve() for one in own):
        if each in (place, *place.parents):
            return True
        if place.parent == each.parent and place.name.startswith(f"{each.name}-"):
            return True
        if path.exists() and each.exists() and path.samefile(each):
            return True
    return False


def _lost(path: Path, ids: set[str]) -> int:
    """How many lines of the file `path` have no answer among `ids`."""
    with path.open(encoding="utf-8", errors="surrogateescape", newline="") as lines:
        first = lines.readline()
        lines.seek(0)
        reader = read_jsonl if first.lstrip("\ufeff \t\r\n")[:1] in ("{", "") else read_csv
        return sum(not _is_among(line, ids) for line in reader(lines))


def _is_among(line: Line, ids: set[str]) -> bool:
    attempt = line.attempt if isinstance(line, NewerLine) else line
    return isinstance(attempt, Attempt) and attempt.id in ids

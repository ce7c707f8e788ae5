"""An export never destroys anything: sidos's own files, an earlier export, another file."""

import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sidos.model.attempt import Attempt
from sidos.store.atomic_file import replaced_file
from sidos.store.error import ExportRefusedError
from sidos.store.export_file import export_to
from sidos.store.store import Store

Give = Callable[..., Attempt]


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    """No file may grow beyond `size` bytes, as on a full disk."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def export(path: Path, *attempts: Attempt, table: bool = False, force: bool = False) -> int:
    return export_to(path, attempts, table=table, own=(), force=force)


@pytest.mark.parametrize(
    "name", ["progress.db", "progress.db-wal", "progress.db-shm", "backups/copy.jsonl", "link"]
)
def test_the_files_of_the_store_are_refused(
    store: Store, path: Path, give: Give, name: str
) -> None:
    store.add([give()])
    target = path.parent / name
    (path.parent / "backups").mkdir()
    (path.parent / "link").symlink_to(path)
    os.link(path, path.parent / "hard")
    before = path.read_bytes()
    own = (path, path.parent / "backups")
    for each in (target, path.parent / "hard"):
        with pytest.raises(ExportRefusedError):
            export_to(each, [give()], table=False, own=own, force=True)
    assert path.read_bytes() == before
    assert list(store.attempts()) == [give()]


@pytest.mark.parametrize("table", [False, True])
def test_a_file_with_more_is_replaced_only_by_force(
    tmp_path: Path, give: Give, *, table: bool
) -> None:
    path = tmp_path / "answers"
    assert export(path, give(), give(id="a2"), table=table) == 2
    before = path.read_bytes()
    for attempts in ([], [give()], [give(id="a3"), give(id="a4"), give(id="a5")]):
        with pytest.raises(ExportRefusedError):
            export(path, *attempts, table=table)
        assert path.read_bytes() == before
    assert export(path, give(), give(id="a2"), give(id="a3"), table=table) == 3
    assert export(path, give(), table=table, force=True) == 1
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_no_export_is_not_replaced(tmp_path: Path, give: Give) -> None:
    path = tmp_path / "letter.txt"
    path.write_text("Dear reader,\nall is well.\n", "utf-8")
    with pytest.raises(ExportRefusedError):
        export(path, give())
    path.write_bytes(b"")
    assert export(path, give()) == 1


def test_a_full_disk_leaves_the_earlier_file(tmp_path: Path, give: Give) -> None:
    path = tmp_path / "answers.jsonl"
    export(path, give())
    before = path.read_bytes()
    with file_limit(10_000), pytest.raises(OSError, match="too large"):
        export(path, give(), give(id="a2", response="x" * 100_000))
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_an_error_in_the_middle_leaves_the_earlier_file(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("before", "utf-8")

    def write(number: int) -> None:
        with replaced_file(path) as stream:
            stream.write("after")
            stream.flush()
            stream.write(str(1 / number))

    with pytest.raises(ZeroDivisionError):
        write(0)
    assert path.read_text("utf-8") == "before"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_new_export_is_private_and_an_old_one_keeps_its_mode(tmp_path: Path, give: Give) -> None:
    path = tmp_path / "answers.jsonl"
    export(path, give())
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o640)
    export(path, give())
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_device_is_written_to(give: Give) -> None:
    assert export(Path(os.devnull), give()) == 1
    assert Path(os.devnull).is_char_device()

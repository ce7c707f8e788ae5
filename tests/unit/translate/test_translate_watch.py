"""Saves are seen however an editor makes them."""

import os
from pathlib import Path

import pytest

from sidos.translate.watch import Watch


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "x.po"
    path.write_text("old")
    return path


def looks(watch: Watch, count: int = 3) -> list[Path]:
    return [path for _ in range(count) for path in watch.look()]


def in_place(path: Path) -> None:
    path.write_text("newer")


def replaced(path: Path) -> None:
    draft = path.with_name("draft")
    draft.write_text("new")
    draft.replace(path)


def with_a_backup(path: Path) -> None:
    path.rename(path.with_name("x.po~"))
    path.write_text("new")


@pytest.mark.parametrize("save", [in_place, replaced, with_a_backup])
def test_a_save_is_reported_once(path: Path, save: object) -> None:
    watch = Watch([path, path])
    assert looks(watch) == []

    assert callable(save)
    save(path)

    assert looks(watch) == [path]


def test_a_file_that_is_gone_for_the_moment_has_not_changed(path: Path) -> None:
    watch = Watch([path])
    path.unlink()
    assert looks(watch) == []
    assert not watch.moving

    path.write_text("back")

    assert looks(watch) == [path]


def test_a_file_that_comes_later_is_reported(tmp_path: Path) -> None:
    watch = Watch([tmp_path / "later.po"])

    (tmp_path / "later.po").write_text("new")

    assert looks(watch) == [tmp_path / "later.po"]


def test_a_file_that_grows_is_waited_for(path: Path) -> None:
    watch = Watch([path])
    with path.open("w") as file:
        for _ in range(3):
            file.write("more")
            file.flush()
            assert watch.look() == ()
            assert watch.moving

    assert looks(watch) == [path]
    assert not watch.moving


def test_the_same_size_at_another_time_is_another_file(path: Path) -> None:
    watch = Watch([path])

    os.utime(path, (1, 1))

    assert looks(watch) == [path]

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


@pytest.fixture
def course(courses: Path) -> Path:
    (courses / "baking" / "locales" / "fi").mkdir(parents=True)
    return courses / "baking"


def test_what_moved_is_told_and_then_that_nothing_is_left(sidos: Sidos, course: Path) -> None:
    path = str(course / "bread.yaml")
    done = sidos("locale", "split", path)
    again = sidos("locale", "split", path)
    assert (done.code, again.code) == (0, 0)
    assert "texts moved to" in done.said
    assert again.said == f"{path}: there are no other languages to move.\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none.yaml", "doesn’t exist"),
        ("folder", "is a folder"),
        ("elsewhere.yaml", "doesn’t belong to a course"),
    ],
)
def test_what_can_not_be_split_stops_all_of_it(
    sidos: Sidos, course: Path, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "elsewhere.yaml").write_text("format: 1\n", "utf-8")
    draft = course / "bread.yaml"
    before = draft.read_bytes()
    done = sidos("locale", "split", str(draft), str(tmp_path / name))
    assert done.code == 2
    assert said in done.complained
    assert draft.read_bytes() == before


def test_a_faulty_locale_yaml_keeps_the_draft(sidos: Sidos, course: Path) -> None:
    (course / "locales/fi/locale.yaml").write_text("name: suomi\nplural: n %\n", "utf-8")
    before = (course / "bread.yaml").read_bytes()
    done = sidos("locale", "split", str(course / "bread.yaml"))
    assert done.code == 1
    assert f"{course / 'locales/fi/locale.yaml'}:2:1: error: The plural rule n %" in done.said
    assert (course / "bread.yaml").read_bytes() == before


def test_a_folder_that_can_not_be_written_keeps_the_draft(sidos: Sidos, course: Path) -> None:
    (course / "locales/fi/LC_MESSAGES").write_text("in the way", "utf-8")
    before = (course / "bread.yaml").read_bytes()
    done = sidos("locale", "split", str(course / "bread.yaml"))
    assert done.code == 1
    assert "There is a file where this file’s folder should be." in done.said
    assert (course / "bread.yaml").read_bytes() == before

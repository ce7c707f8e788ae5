"""The commands; what they do is tested where it is done (tests/unit/translate)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


@pytest.fixture
def course(courses: Path) -> Path:
    (courses / "baking" / "locales" / "fi").mkdir(parents=True)
    return courses / "baking"


def test_drafts_are_split_then_everything_is_current(sidos: Sidos, course: Path) -> None:
    files = [str(course / name) for name in ("course.yaml", "salt.yaml", "bread.yaml")]
    card = str(course / "seeds" / "baker.yaml")
    root = ("--root", str(course))

    split = sidos("locale", "split", *files, card)
    update = sidos("locale", "update", *root)
    again = sidos("locale", "update", "--check", *root)

    assert split.code == update.code == 0
    assert "Leip" not in (course / "bread.yaml").read_text("utf-8")
    assert "Leip" in (course / "locales/fi/LC_MESSAGES/baking.po").read_text("utf-8")
    assert again == Outcome(0, "All translation files are up to date.\n", "")
    assert sidos("locale", "check", *root).code == 0


def test_a_check_that_finds_something_to_do_fails(sidos: Sidos, course: Path) -> None:
    done = sidos("locale", "update", "--check", "--root", str(course))

    assert done.code == 1
    assert "baking.po" in done.said
    assert not list(course.rglob("*.po"))


def test_an_error_in_a_translation_fails(sidos: Sidos, course: Path) -> None:
    po = course / "locales/fi/LC_MESSAGES/baking.po"
    sidos("locale", "update", "--root", str(course))
    po.write_text(po.read_text("utf-8") + '\nmsgid "unfinished\n', "utf-8")

    done = sidos("locale", "check", "fi", "--root", str(course), "--format", "github")

    assert done.code == 1
    assert done.said.startswith("::error file=")


def test_a_folder_with_nothing_to_translate_is_a_misuse(sidos: Sidos, tmp_path: Path) -> None:
    done = sidos("locale", "check", "--root", str(tmp_path))

    assert done.code == 2
    assert "no course or project" in done.complained

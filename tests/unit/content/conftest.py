"""A small sound lesson to spoil, in a course."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.small_courses import copy_course

from sidos.content.finding import Finding
from sidos.content.lint import lint


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder of courses with one sound course in it."""
    return copy_course("animals", tmp_path / "lessons").parent


@pytest.fixture
def lesson_file(courses: Path) -> Path:
    """The sound lesson's file."""
    return courses / "animals" / "puppies.yaml"


Spoil = Callable[[str, str], list[Finding]]


@pytest.fixture
def spoil(lesson_file: Path) -> Spoil:
    """Replace a piece of the sound lesson and lint the file."""

    def spoilt(old: str, new: str) -> list[Finding]:
        text = lesson_file.read_text(encoding="utf-8")
        assert text.count(old) == 1, "the piece to spoil stands there exactly once"
        lesson_file.write_text(text.replace(old, new), encoding="utf-8")
        return list(lint(lesson_file))

    return spoilt

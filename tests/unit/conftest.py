"""A small course of our own, in English and Finnish, with all nine question types."""

from pathlib import Path

import pytest
from tests.small_courses import copy_course


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder with the course `baking` (lessons `bread` and `salt`)."""
    return copy_course("baking", tmp_path / "courses").parent

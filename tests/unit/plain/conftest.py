"""What the tests of the line mode share."""

from pathlib import Path

import pytest
from tests.unit.plain.desk import Desk


@pytest.fixture
def desk(courses: Path, tmp_path: Path) -> Desk:
    """A learner's desk, with nothing on it yet."""
    home = tmp_path / "home"
    home.mkdir()
    return Desk(courses, home)

"""What all tests share: hypothesis tries the same examples each time, unless asked to go deep, and
what is opened by a test is closed after it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from tests.depth import load_profile

load_profile()


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """Studies and stores that are closed at the end of the test, those opened last first."""
    with ExitStack() as stack:
        yield stack

"""What all tests share: hypothesis tries the same examples each time, unless asked to go deep, and
what is opened by a test is closed after it."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from tests.depth import load_profile

load_profile()


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    """Closes at the test's end what was entered or pushed, last first."""
    with ExitStack() as stack:
        yield stack

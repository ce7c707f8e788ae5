from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from tests.workshop.postgres_server import PostgresServer, postgres_server, programs
from tests.workshop.small_course import write_course
from tests.workshop.venue import Venue, venue_at

from sidos.workshop.hub import counts_broadcast


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql)")
    with postgres_server(found) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small course in `courses`."""
    write_course(tmp_path / "courses")
    return tmp_path


@pytest.fixture
async def venue(folder: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Venue]:
    """A hub with a room in which nicknames are used; its counts come faster than for people."""
    monkeypatch.setattr(counts_broadcast, "PULSE", 0.02)
    async with venue_at(folder) as opened:
        yield opened

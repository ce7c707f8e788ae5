from collections.abc import Iterator

import pytest
from tests.workshop.postgres_server import PostgresServer, postgres_server, programs


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL's server is not installed (Debian: postgresql)")
    with postgres_server(found) as server:
        yield server

"""The store that a person names: a SQLite file, or a PostgreSQL database that hubs can share."""

from pathlib import Path

from sidos.workshop.error import MissingDriverError, UnknownStoreError
from sidos.workshop.stores.port import RoomStore

_SHARED = ("postgresql://", "postgres://")


def is_shared(where: str) -> bool:
    """Whether several hubs can serve the rooms in that store."""
    return where.startswith(_SHARED)


async def open_store(where: str) -> RoomStore:
    """The store at `sqlite:PATH` or `postgresql://…`. UnknownStoreError, MissingDriverError, and
    what opening it raises."""
    if is_shared(where):
        try:
            from sidos.workshop.stores.postgres import open_postgres
        except ImportError as error:
            raise MissingDriverError from error
        return await open_postgres(where)
    file = file_of(where)
    if file is None:
        raise UnknownStoreError(where)
    from sidos.workshop.stores.sqlite import open_sqlite

    return await open_sqlite(file)


def file_of(where: str) -> Path | None:
    """The file that a store is in; None where it is in none."""
    kind, _, path = where.partition(":")
    return Path(path).expanduser() if kind == "sqlite" and path else None

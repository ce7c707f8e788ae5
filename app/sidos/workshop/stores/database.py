"""What the store of rooms asks of a database, and what differs between the two.

Queries are written once, with `:name` for values. A transaction is a generator of statements: it
is sent the rows of each, and its return value is the transaction's. So one text of it runs in a
thread (SQLite) and on the event loop (PostgreSQL).
"""

from collections.abc import AsyncIterator, Generator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol, TypeVar

from sidos.workshop.frame import Result
from sidos.workshop.stores.port import Stored

T = TypeVar("T")
Row = Sequence[Any]


class Statement(NamedTuple):
    """A query and its values by name; or a list of those, to run it once with each."""

    query: str
    values: Mapping[str, Any] | Sequence[Mapping[str, Any]]


Steps = Generator[Statement, list[Row], T]
"""A transaction."""


class Dialect(NamedTuple):
    """Words of SQL that only one database needs. `lock`: ends a SELECT whose rows are held until
    the transaction ends; `by_member`: names the index to look up a member's answers by;
    `announce`: a query that tells other hubs of the room `:room`."""

    lock: str = ""
    by_member: str = ""
    announce: str = ""


class Database(Protocol):
    """A database that rooms are kept in. All methods raise StoreUnavailableError."""

    dialect: Dialect

    async def read(self, query: str, **values: Any) -> list[Row]:
        """The rows of a query."""

    async def write(self, steps: Steps[T]) -> T:
        """Run a transaction; what it returns, once it is committed."""

    async def put_answers(self, batch: Sequence[Stored]) -> tuple[Result, ...]:
        """Store a batch of answers in one transaction, as `RoomStore.put_answers` says."""

    def expect_answers(self) -> None:
        """Answers are about to rush in. Called within a transaction."""

    def wake(self, room: str) -> None:
        """Tell this process that something was appended in a room, if nothing else does."""

    def wakes(self) -> AsyncIterator[str]:
        """Ids of rooms in which something was appended."""

    async def wipe(self) -> None:
        """Remove what was deleted from the files too."""

    async def close(self) -> None:
        """Finish what is under way and let go."""

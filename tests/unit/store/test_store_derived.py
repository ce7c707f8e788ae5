"""Derived state follows from the attempts, in whatever order they came."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from sidos.model.attempt import Attempt, Flow, Verdict
from sidos.store import derived
from sidos.store.connection import transaction
from sidos.store.migration import migrate
from sidos.store.store import Store

START = datetime(2026, 1, 1, tzinfo=UTC)

attempts = st.builds(
    Attempt,
    id=st.text("abc", min_size=1, max_size=3),
    session=st.just("s"),
    item=st.sampled_from(["c/one/x", "c/one/y", "c/two/x", "d/one/x"]),
    rev=st.integers(1, 3),
    locale=st.just("en"),
    flow=st.sampled_from(Flow),
    seed=st.just(1),
    response=st.just("r"),
    score=st.sampled_from([0.0, 0.5, 1.0]),
    verdict=st.sampled_from(Verdict),
    at=st.integers(0, 3).map(lambda hours: START + timedelta(hours=hours)),
    duration_ms=st.just(1),
)
logs = st.lists(attempts, max_size=12, unique_by=lambda attempt: attempt.id)


@contextmanager
def memory() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    with closing(connection):
        migrate(connection, None)
        yield connection


def tables(connection: sqlite3.Connection) -> list[list[tuple[object, ...]]]:
    return [
        connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
        for name in ("attempt", "item_state", "lesson_state")
    ]


@given(logs, st.lists(st.integers(1, 4), max_size=4))
@settings(max_examples=100, deadline=None)
def test_state_kept_up_to_date_equals_state_made_anew(log: list[Attempt], sizes: list[int]) -> None:
    start = 0
    with memory() as connection:
        for size in (*sizes, len(log)):
            with transaction(connection):
                derived.add(connection, log[start : start + size])
            start += size
        kept = tables(connection)
        with transaction(connection):
            derived.rebuild(connection)
        assert tables(connection) == kept


@given(logs, st.integers(0, 1000))
@settings(max_examples=100, deadline=None)
def test_two_logs_merge_to_the_same_in_any_order_and_any_number_of_times(
    log: list[Attempt], seed: int
) -> None:
    shuffled = Random(seed).sample(log, len(log))
    with memory() as one, memory() as other:
        with transaction(one), transaction(other):
            assert derived.add(one, log) == len(log)
            derived.add(other, shuffled)
            assert derived.add(other, log) == 0
        assert tables(one) == tables(other)


def test_a_clock_that_was_once_ahead_does_not_keep_the_last_answer_there(
    store: Store, give: Callable[..., Attempt]
) -> None:
    ahead = datetime.now(UTC) + timedelta(days=4_000)
    store.add([give(id="ahead", at=ahead, verdict=Verdict.WRONG)])
    assert store.item_states("course/lesson")["course/lesson/item"].last is Verdict.WRONG
    store.add([give(id="later", at=datetime.now(UTC), verdict=Verdict.PARTLY)])
    for _ in range(2):
        assert store.item_states("course/lesson")["course/lesson/item"].last is Verdict.PARTLY
        store.rebuild()

"""A recap's questions: which ones, and in what order."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sidos.engine.recap import MOST, MOST_ACROSS, Candidate, arranged, draw

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
SEEDS = st.integers(min_value=0, max_value=2**32)
_quick = settings(max_examples=25, deadline=None)


@st.composite
def pools(draws: st.DrawFn, most: int = 30) -> list[Candidate]:
    """Questions of up to four lessons, in any state."""
    count = draws(st.integers(min_value=0, max_value=most))
    candidates = []
    for number in range(count):
        hours = draws(st.none() | st.integers(min_value=0, max_value=100))
        candidates.append(
            Candidate(
                id=f"i{number}",
                lesson=draws(st.sampled_from("abcd")),
                concepts=tuple(draws(st.sets(st.sampled_from("vwxyz"), max_size=2))),
                last=None if hours is None else NOON - timedelta(hours=hours),
                missed=hours is not None and draws(st.booleans()),
            )
        )
    return candidates


def rank(one: Candidate) -> tuple[int, datetime]:
    """What decides who is asked: missed, new, known longest ago."""
    if one.missed:
        return 0, NOON
    return (1, NOON) if one.last is None else (2, one.last)


@_quick
@given(pools(), SEEDS)
def test_as_many_as_there_are_but_ten_at_most_and_none_twice(
    pool: list[Candidate], seed: int
) -> None:
    drawn = draw(pool, seed)
    assert len(drawn) == min(MOST, len(pool))
    assert set(drawn) <= {one.id for one in pool}
    assert len(set(drawn)) == len(drawn)


@_quick
@given(pools(), SEEDS)
def test_missed_ones_go_first_then_new_ones_then_those_known_longest_ago(
    pool: list[Candidate], seed: int
) -> None:
    drawn = set(draw(pool, seed))
    asked = [rank(one) for one in pool if one.id in drawn]
    left = [rank(one) for one in pool if one.id not in drawn]
    assert not left or max(asked) <= min(left)


@_quick
@given(pools(), SEEDS)
def test_of_what_is_new_each_lesson_gets_its_share(pool: list[Candidate], seed: int) -> None:
    drawn = set(draw(pool, seed))
    new = [one for one in pool if one.last is None]
    asked = Counter({one.lesson: 0 for one in new})
    asked.update(one.lesson for one in new if one.id in drawn)
    left = Counter(one.lesson for one in new if one.id not in drawn)
    # A lesson that has more to ask is at most one question behind any other.
    assert all(asked[lesson] >= max(asked.values()) - 1 for lesson in left)


@_quick
@given(pools(), SEEDS)
def test_the_same_seed_draws_the_same(pool: list[Candidate], seed: int) -> None:
    assert draw(pool, seed) == draw(pool, seed)


@_quick
@given(pools(most=6))
def test_no_order_has_fewer_neighbours_on_one_concept_or_of_one_lesson(
    pool: list[Candidate],
) -> None:
    def neighbours(order: list[Candidate]) -> tuple[int, int]:
        near = list(pairwise(order))
        concepts = sum(bool(set(one.concepts) & set(other.concepts)) for one, other in near)
        return concepts, sum(one.lesson == other.lesson for one, other in near)

    order = arranged(pool)
    assert Counter(one.id for one in order) == Counter(one.id for one in pool)
    assert neighbours(order) == min(neighbours(list(order)) for order in permutations(pool))


def test_new_questions_differ_from_one_draw_to_the_next() -> None:
    pool = [Candidate(id=str(n), lesson=str(n % 3), concepts=(str(n),)) for n in range(20)]
    assert len({frozenset(draw(pool, seed)) for seed in range(5)}) > 1


def test_urgent_ones_come_early_where_nothing_else_decides() -> None:
    answered = [Candidate(id=f"k{n}", lesson=f"k{n}", concepts=(), last=NOON) for n in range(3)]
    new = [Candidate(id=f"n{n}", lesson=f"n{n}", concepts=()) for n in range(3)]
    asked = draw([*answered, *new], 1)
    assert {name[0] for name in asked[:3]} == {"n"}


@_quick
@given(pools(), SEEDS)
def test_three_at_most_go_across_lessons_and_the_others_fill_the_rest(
    pool: list[Candidate], seed: int
) -> None:
    drawn = set(draw(pool, seed, "a"))
    wide = [one for one in pool if one.lesson == "a"]
    asked = [one for one in wide if one.id in drawn]
    assert len(asked) == min(MOST_ACROSS, len(wide))
    assert len(drawn) == min(MOST, len(asked) + len(pool) - len(wide))

"""Which questions a unit's recap asks, and in what order.

Missed questions come first, then new ones, then those answered right, longest ago first.
Lessons take turns, and the order has the fewest neighbours on the same concept.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from random import Random

from msgspec import Struct

MOST = 10
"""Questions in a recap."""

_EVER = datetime.min.replace(tzinfo=UTC)
_SAME_LESSON = 1_000  # more than waiting can ever weigh: 0 + 1 + … + 9 places
_SAME_CONCEPT = 100 * _SAME_LESSON
_NO_WAY = 1_000 * _SAME_CONCEPT


class Candidate(Struct, frozen=True, kw_only=True):
    """A question that could be asked. `last`: when it was last answered, None for never;
    `missed`: that answer was not right."""

    id: str
    lesson: str
    concepts: tuple[str, ...]
    last: datetime | None = None
    missed: bool = False

    @property
    def urgent(self) -> bool:
        """Missed or new."""
        return self.missed or self.last is None


MOST_ACROSS = 3
"""Questions in a recap that go across lessons."""


def draw(candidates: Sequence[Candidate], seed: int, across: str = "") -> tuple[str, ...]:
    """The ids of at most `MOST` candidates, in the order in which to ask them. `seed` decides
    between those that nothing else does. `across`: the id of the lesson whose questions go across
    lessons; at most `MOST_ACROSS` of them are asked."""
    shuffled = list(candidates)
    Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
    wide = _ranked([candidate for candidate in shuffled if candidate.lesson == across])[
        :MOST_ACROSS
    ]
    narrow = _ranked([candidate for candidate in shuffled if candidate.lesson != across])[
        : MOST - len(wide)
    ]
    return tuple(candidate.id for candidate in arranged([*wide, *narrow]))


def _ranked(shuffled: Sequence[Candidate]) -> list[Candidate]:
    """Missed, then new, then answered right, longest ago first."""
    missed = _in_turns([candidate for candidate in shuffled if candidate.missed])
    new = _in_turns(
        [candidate for candidate in shuffled if candidate.urgent and not candidate.missed]
    )
    answered = sorted(
        (candidate for candidate in shuffled if not candidate.urgent),
        key=lambda candidate: candidate.last or _EVER,
    )
    return [*missed, *new, *answered]


def arranged(chosen: Sequence[Candidate]) -> list[Candidate]:
    """`chosen`, at most `MOST` of them, with the fewest neighbours on one concept; then the
    fewest of one lesson; then those that are urgent as early as can be."""
    count = len(chosen)
    near = [[_closeness(candidate, other) for other in chosen] for candidate in chosen]
    urgent = [candidate.urgent for candidate in chosen]
    # For each set of questions, by its bits, and the one it ends with: what the best way through
    # it costs, and the question before the last on that way.
    ways = [[(_NO_WAY, -1)] * count for _ in range(1 << count)]
    for at in range(count):
        ways[1 << at][at] = 0, -1
    for subset, ends in enumerate(ways):
        late = subset.bit_count()
        rest = [at for at in range(count) if not subset >> at & 1]
        for end, (cost, _) in enumerate(ends):
            if cost == _NO_WAY:
                continue
            for after in rest:
                way = cost + near[end][after] + late * urgent[after]
                if way < ways[subset | 1 << after][after][0]:
                    ways[subset | 1 << after][after] = way, end
    order: list[Candidate] = []
    subset = (1 << count) - 1
    end = min(range(count), key=lambda at: ways[subset][at][0], default=-1)
    while end >= 0:
        order.append(chosen[end])
        subset, end = subset ^ 1 << end, ways[subset][end][1]
    return order[::-1]


def _in_turns(shuffled: Sequence[Candidate]) -> list[Candidate]:
    """One of each lesson, then a second one of each, and so on."""
    by_lesson: dict[str, list[Candidate]] = {}
    for candidate in shuffled:
        by_lesson.setdefault(candidate.lesson, []).append(candidate)
    turns = {
        candidate.id: turn
        for candidates in by_lesson.values()
        for turn, candidate in enumerate(candidates)
    }
    return sorted(shuffled, key=lambda candidate: turns[candidate.id])


def _closeness(first: Candidate, second: Candidate) -> int:
    cost = _SAME_LESSON if first.lesson == second.lesson else 0
    return cost + (_SAME_CONCEPT if set(first.concepts) & set(second.concepts) else 0)

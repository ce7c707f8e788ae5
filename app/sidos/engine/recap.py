"""Which questions a unit's recap asks, and in what order: a pure choice by what is known of each.

What was missed comes before what is new, and both before what was known: longest ago first.
Lessons take turns, and of all orders one is taken in which the fewest neighbours
are on the same concept.
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
    wide = _ranked([one for one in shuffled if one.lesson == across])[:MOST_ACROSS]
    narrow = _ranked([one for one in shuffled if one.lesson != across])[: MOST - len(wide)]
    return tuple(one.id for one in arranged([*wide, *narrow]))


def _ranked(shuffled: Sequence[Candidate]) -> list[Candidate]:
    """What was missed, then what is new, then what was known, longest ago first."""
    missed = _in_turns([one for one in shuffled if one.missed])
    new = _in_turns([one for one in shuffled if one.urgent and not one.missed])
    known = sorted((one for one in shuffled if not one.urgent), key=lambda one: one.last or _EVER)
    return [*missed, *new, *known]


def arranged(chosen: Sequence[Candidate]) -> list[Candidate]:
    """`chosen`, at most `MOST` of them, with the fewest neighbours on one concept; then the
    fewest of one lesson; then those that are urgent as early as can be."""
    count = len(chosen)
    near = [[_closeness(one, other) for other in chosen] for one in chosen]
    urgent = [one.urgent for one in chosen]
    # For each set of questions, by its bits, and the one it ends with: what the best way through
    # it costs, and the question before the last on that way.
    ways = [[(_NO_WAY, -1)] * count for _ in range(1 << count)]
    for at in range(count):
        ways[1 << at][at] = 0, -1
    for held, ends in enumerate(ways):
        late = held.bit_count()
        rest = [at for at in range(count) if not held >> at & 1]
        for end, (cost, _) in enumerate(ends):
            if cost == _NO_WAY:
                continue
            for after in rest:
                way = cost + near[end][after] + late * urgent[after]
                if way < ways[held | 1 << after][after][0]:
                    ways[held | 1 << after][after] = way, end
    order: list[Candidate] = []
    held = (1 << count) - 1
    end = min(range(count), key=lambda at: ways[held][at][0], default=-1)
    while end >= 0:
        order.append(chosen[end])
        held, end = held ^ 1 << end, ways[held][end][1]
    return order[::-1]


def _in_turns(shuffled: Sequence[Candidate]) -> list[Candidate]:
    """One of each lesson, then a second one of each, and so on."""
    by_lesson: dict[str, list[Candidate]] = {}
    for one in shuffled:
        by_lesson.setdefault(one.lesson, []).append(one)
    turns = {one.id: turn for ones in by_lesson.values() for turn, one in enumerate(ones)}
    return sorted(shuffled, key=lambda one: turns[one.id])


def _closeness(one: Candidate, other: Candidate) -> int:
    cost = _SAME_LESSON if one.lesson == other.lesson else 0
    return cost + (_SAME_CONCEPT if set(one.concepts) & set(other.concepts) else 0)

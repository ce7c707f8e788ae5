"""The key of a choice can't be told from its length: in each unit and language it is the shortest,
the middle and the longest option about equally often."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

import pytest
from tests.content.real_course import LANGUAGES, RealCourse

from sidos.content.plain_text import plain_line
from sidos.model.item import Choice, Option

TIE = 2
"""Lengths that differ by so many characters look the same."""
FEWEST = 9
"""A unit with fewer questions to choose in is counted with the next."""
LEAST, MOST = Fraction(20, 100), Fraction(45, 100)
RANKS = ("shortest", "middle", "longest")


def ranks(item: Choice) -> dict[str, Fraction]:
    """The share of each rank that the key has; ties share."""
    lengths = {option.id: len(plain_line(option.text)) for option in item.options}
    right = next(lengths.pop(option.id) for option in item.options if option.correct)
    shorter = sum(1 for wrong in lengths.values() if wrong < right - TIE)
    longer = sum(1 for wrong in lengths.values() if wrong > right + TIE)
    last = len(lengths)
    places = range(shorter, last - longer + 1)
    names = ["shortest" if at == 0 else "longest" if at == last else "middle" for at in places]
    return {rank: Fraction(names.count(rank), len(names)) for rank in RANKS}


def groups(course: RealCourse) -> Iterator[tuple[str, ...]]:
    """The lessons that are counted together: each unit's with its recap, the start check with the
    first, the final with the last."""
    entry = course.entry.course
    rows = [[*unit.lessons, unit.recap] for unit in entry.units]
    rows[0].insert(0, entry.start_check)
    rows[-1].append(entry.final)
    waiting: list[str] = []
    for row in rows:
        waiting += row
        if len(list(choices(course, "en", waiting))) >= FEWEST or row is rows[-1]:
            yield tuple(waiting)
            waiting = []


def choices(course: RealCourse, tag: str, names: Iterable[str]) -> Iterator[Choice]:
    for name in names:
        items = course.lessons[tag][name].lesson.items()
        yield from (item for item in items if isinstance(item, Choice))


def shares(course: RealCourse, tag: str, names: Iterable[str]) -> Mapping[str, Fraction]:
    found = [ranks(item) for item in choices(course, tag, names)]
    return {rank: sum((one[rank] for one in found), Fraction()) / len(found) for rank in RANKS}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_keys_are_short_middling_and_long_equally_often(course: RealCourse, tag: str) -> None:
    counted = [(names, shares(course, tag, names)) for names in groups(course)]
    uneven = {
        names[0]: {rank: f"{float(share):.0%}" for rank, share in found.items()}
        for names, found in counted
        if not all(LEAST <= share <= MOST for share in found.values())
    }

    assert len(counted) >= 4
    assert uneven == {}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("a" * 10, "b" * 20, "c" * 30), (1, 0, 0)),
        (("a" * 20, "b" * 10, "c" * 30), (0, 1, 0)),
        (("a" * 30, "b" * 28, "c" * 10), (0, Fraction(1, 2), Fraction(1, 2))),
        (("a" * 9, "b" * 8, "c" * 10), (Fraction(1, 3),) * 3),
    ],
)
def test_a_tie_is_a_share_for_each_rank(
    texts: tuple[str, ...], expected: tuple[Fraction, ...]
) -> None:
    options = tuple(
        Option(id=text[0], text=text, why="", correct=text.startswith("a")) for text in texts
    )

    assert ranks(Choice(id="q", prompt="?", options=options)) == dict(
        zip(RANKS, expected, strict=True)
    )

"""One item of each type, and a quiz of questions to walk through."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from sidos.engine.event import Submit
from sidos.model.attempt import Writing
from sidos.model.item import (
    Answers,
    AnyItem,
    Choice,
    Cloze,
    Gap,
    Group,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Ranked,
    Reflect,
    Sort,
    Sorted,
    Text,
    Tolerance,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def _options(right: str) -> tuple[Option, ...]:
    return tuple(
        Option(id=name, text=f"Option {name}", why=f"Because {name}", correct=name in right)
        for name in "abcd"
    )


@pytest.fixture
def items() -> dict[str, AnyItem]:
    """An item of each type, by the type's name."""
    named: tuple[AnyItem, ...] = (
        Choice(id="choice", prompt="?", options=_options("a"), explain="So.", hints=("1", "2")),
        Multi(id="multi", prompt="?", options=_options("ab"), concepts=("tie",)),
        Text(
            id="text",
            prompt="?",
            accept=("sosiaalinen pääoma", "pääoma"),
            reject=("sosiaalinen paaoma",),
            others=(Answers(accept=("social capital",), reject=("capital",)),),
        ),
        Cloze(
            id="cloze",
            prompt="{one} and {two}",
            gaps=(Gap(id="one", accept=("silta",)), Gap(id="two", accept=("side", "sidos"))),
        ),
        Number(id="number", prompt="?", answer=1500, tolerance=Tolerance(relative=0.1), unit="km"),
        Match(
            id="match",
            prompt="?",
            pairs=tuple(Pair(id=n, left=f"L{n}", right=f"R{n}", why=f"W{n}") for n in "abc"),
        ),
        Order(id="order", prompt="?", items=tuple(Ranked(id=n, text=f"T{n}") for n in "abcd")),
        Sort(
            id="sort",
            prompt="?",
            groups=(Group(id="x", text="Group x"), Group(id="y", text="Group y")),
            items=tuple(
                Sorted(id=n, text=f"T{n}", group=group, why=f"W{n}")
                for n, group in zip("abcd", "xxyy", strict=True)
            ),
        ),
        Reflect(id="reflect", prompt="?", model="A model answer"),
    )
    return {item.id: item for item in named}


@pytest.fixture
def submit() -> Callable[..., Submit]:
    """The event of giving an answer under a new id."""
    count = 0

    def make(kind: type[Submit] = Submit, writing: Writing | None = None) -> Submit:
        nonlocal count
        count += 1
        return kind(attempt=f"t{count}", at=NOON, writing=writing or Writing(), duration_ms=5)

    return make

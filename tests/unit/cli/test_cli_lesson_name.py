"""A lesson is named by its id, its number or the beginning of its id, wherever one is asked for."""

from collections.abc import Callable, Sequence

import pytest
from tests.unit.cli.outcome import Outcome

from sidos.cli.lesson_name import NamedThing, matching

Sidos = Callable[..., Outcome]

THINGS = (
    NamedThing("baking", "bread", "1.1"),
    NamedThing("baking", "bread-rolls", "1.2"),
    NamedThing("baking", "salt", "2.1"),
    NamedThing("baking", "tools", ""),
    NamedThing("garden", "soil", "1.1"),
    NamedThing("garden", "salt", "1.2"),
)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("soil", ["garden/soil"]),
        ("SO", ["garden/soil"]),
        ("bread", ["baking/bread"]),  # whole, though another begins so
        ("bre", ["baking/bread", "baking/bread-rolls"]),
        ("2.1", ["baking/salt"]),
        ("1.1", ["baking/bread", "garden/soil"]),
        ("garden/1.1", ["garden/soil"]),
        ("garden/sa", ["garden/salt"]),
        ("salt", ["baking/salt", "garden/salt"]),
        ("elsewhere/soil", []),
        ("oil", []),
        ("baking/", []),
        ("", []),
    ],
)
def test_what_a_name_matches(name: str, keys: Sequence[str]) -> None:
    assert matching(THINGS, name) == keys


@pytest.mark.parametrize("name", ["bread", "br", "baking/1.1", "baking/bread"])
def test_every_command_takes_a_lesson_by_the_same_names(sidos: Sidos, name: str) -> None:
    assert "Bread" in sidos("learn", name, given="quit\n").said
    assert sidos("lessons", "handout", name).said.startswith("# Bread")
    assert sidos("progress", "reset", name, "--yes").code == 0


@pytest.mark.parametrize("command", ["learn", "lessons handout", "progress reset --yes",
                                     "workshop host --headless --lesson"])  # fmt: skip
def test_a_name_of_several_says_which_ones(sidos: Sidos, command: str) -> None:
    done = sidos(*command.split(), "1.1", "--lang", "fi")

    assert done.code == 2
    assert "”1.1”" in done.complained
    assert "baking/bread" in done.complained
    assert "social-capital/where-value-arises" in done.complained


def test_a_unit_is_named_by_its_number_too(sidos: Sidos) -> None:
    whole = sidos("lessons", "handout", "start").said

    assert sidos("lessons", "handout", "baking/1").said == whole

"""Scores and verdicts of each of the nine types."""

import pytest

from sidos.engine.grading import grade, is_empty, key
from sidos.model.attempt import Response, Verdict, Writing
from sidos.model.item import AnyItem

FINNISH = Writing(tag="fi", decimal=",", group="\u00a0")


@pytest.mark.parametrize(
    ("name", "response", "score"),
    [
        ("choice", "a", 1),
        ("choice", "b", 0),
        ("choice", "nonsense", 0),
        ("multi", ("b", "a"), 1),
        ("multi", ("a",), 0.5),
        ("multi", ("a", "b", "c"), 0.5),
        ("multi", ("a", "c"), 0),
        ("multi", ("c", "d"), 0),
        ("multi", ("a", "b", "nonsense"), 0.5),
        ("text", "Pääoma!", 1),
        ("text", "social capital", 1),
        ("text", "paaoma", 0),
        ("text", "capital", 0),
        ("cloze", {"one": "silta", "two": "SIDOS"}, 1),
        ("cloze", {"one": "silta"}, 0.5),
        ("cloze", {"two": "silta", "nonsense": "side"}, 0),
        ("number", "1500", 1),
        ("number", "1 650 km", 1),
        ("number", "1350,0", 1),
        ("number", "1651", 0),
        ("number", "many", 0),
        ("match", {"a": "a", "b": "b", "c": "c"}, 1),
        ("match", {"a": "a", "b": "c", "c": "b"}, 1 / 3),
        ("match", {"nonsense": "a"}, 0),
        ("order", ("a", "b", "c", "d"), 1),
        ("order", ("b", "c", "d", "a"), 2 / 3),
        ("order", ("d", "c", "b", "a"), 0),
        ("order", ("c", "d", "a", "b"), 2 / 3),
        ("order", ("a", "b"), 1 / 3),
        ("sort", {"a": "x", "b": "x", "c": "y", "d": "y"}, 1),
        ("sort", {"a": "x", "b": "y", "c": "y", "d": "y"}, 0.75),
        ("sort", {}, 0),
    ],
)
def test_scores(items: dict[str, AnyItem], name: str, response: Response, score: float) -> None:
    result = grade(items[name], response, FINNISH)
    assert result.score == pytest.approx(score)
    verdict = Verdict.RIGHT if score == 1 else Verdict.PARTLY if score else Verdict.WRONG
    assert result.verdict is verdict


def test_a_reflection_is_noted(items: dict[str, AnyItem]) -> None:
    result = grade(items["reflect"], "my thoughts", FINNISH)
    assert (result.score, result.verdict) == (0.0, Verdict.NOTED)


def test_parts_tell_what_was_right(items: dict[str, AnyItem]) -> None:
    assert grade(items["multi"], ("a", "c"), FINNISH).parts == {
        "a": True,
        "b": False,
        "c": False,
        "d": True,
    }
    assert grade(items["order"], ("b", "c", "a", "d"), FINNISH).parts == {
        "a": False,
        "b": False,
        "c": True,
        "d": False,
    }


def test_near_misses_are_told(items: dict[str, AnyItem]) -> None:
    assert grade(items["text"], "paaoma", FINNISH).near == {"text": "pääoma"}
    assert grade(items["text"], "sosiaalinen paaoma", FINNISH).near == {}
    result = grade(items["cloze"], {"one": "sillta", "two": "sidos"}, FINNISH)
    assert result.near == {"one": "silta"}


@pytest.mark.parametrize(
    ("name", "response"),
    [("choice", ("a",)), ("multi", "a"), ("order", {}), ("match", "a"), ("reflect", ())],
)
def test_a_response_of_another_shape_is_refused(
    items: dict[str, AnyItem], name: str, response: Response
) -> None:
    with pytest.raises(TypeError):
        grade(items[name], response, FINNISH)


def test_the_key_scores_one_in_every_language(items: dict[str, AnyItem]) -> None:
    for item in items.values():
        for writing in (Writing(), FINNISH, Writing(tag="de", decimal=",", group=".")):
            result = grade(item, key(item), writing)
            assert result.verdict in {Verdict.RIGHT, Verdict.NOTED}


@pytest.mark.parametrize(
    ("response", "empty"),
    [
        (None, True),
        ("", True),
        (" \n", True),
        ((), True),
        ({}, True),
        ({"a": " "}, True),
        ("0", False),
        (("a",), False),
        ({"a": "", "b": "x"}, False),
    ],
)
def test_blank_answers_are_empty(response: Response | None, empty: bool) -> None:
    assert is_empty(response) is empty

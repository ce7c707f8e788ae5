"""What a room's answers come to."""

import json

from sidos.model.attempt import Response
from sidos.model.item import Choice, Cloze, Gap, Match, Multi, Option, Pair, Reflect, Text
from sidos.model.rich_text import Span
from sidos.workshop.question import question
from sidos.workshop.stores.port import AnswerGroup
from sidos.workshop.tally import tally
from sidos.workshop.view import Bar

OPTIONS = tuple(Option(id=name, text=name, why="", correct=name == "b") for name in "abc")


def group(response: Response, count: int, verdict: str = "wrong", **more: object) -> AnswerGroup:
    parts = json.dumps(more.get("parts", [])).encode()
    kept = json.dumps(response).encode()
    number = int(str(more.get("round", 1)))
    return AnswerGroup(
        round=number, response=kept, verdict=verdict, score=0, parts=parts, count=count
    )


def test_each_option_has_a_bar_in_the_order_shown() -> None:
    one = question("l/q", Choice(id="q", prompt="?", options=OPTIONS), "en", 3)
    groups = [group("a", 3), group("b", 5, "right"), group("b", 9, "right", round=2)]

    told = tally(one, 1, groups)

    assert (told.answered, told.right, told.wrong, told.partly) == (8, 5, 3, 0)
    counts = {"a": 3, "b": 5, "c": 0}
    assert told.bars == tuple(
        Bar(
            id=str(at),
            text=name,
            spans=(Span(text=name),),
            count=counts[name],
            correct=name == "b",
        )
        for at, name in enumerate(one.parts, 1)
    )


def test_of_several_options_each_one_picked_counts() -> None:
    one = question("l/q", Multi(id="q", prompt="?", options=OPTIONS), "en", 3)

    told = tally(one, 1, [group(("a", "b"), 2, "partly"), group(("b",), 1, "right")])

    assert {bar.text: bar.count for bar in told.bars} == {"a": 2, "b": 3, "c": 0}
    assert told.partly == 2


def test_what_only_one_person_typed_is_for_the_facilitator() -> None:
    one = question("l/q", Text(id="q", prompt="?", accept=("tie", "bond")), "en", 3)
    groups = [group("a rude word", 1), group("knot", 2), group("Tie", 1, "right")]

    public = tally(one, 1, groups)
    whole = tally(one, 1, groups, whole=True)

    assert [(bar.text, bar.count, bar.correct) for bar in public.bars] == [
        ("knot", 2, False),
        ("Tie", 1, True),
    ]
    assert {bar.text for bar in whole.bars} == {"a rude word", "knot", "Tie"}
    assert public.answered == 4


def test_answers_that_mean_the_same_stand_under_what_was_typed_most() -> None:
    one = question("l/q", Text(id="q", prompt="?", accept=("tie",)), "en", 3)

    told = tally(one, 1, [group("TIE", 1, "right"), group("tie", 3, "right")])

    assert told.bars == (Bar(text="tie", count=4, correct=True),)


def test_parts_are_counted_where_they_are_right() -> None:
    pairs = tuple(Pair(id=name, left=name, right=name.upper()) for name in "ab")
    one = question("l/q", Match(id="q", prompt="?", pairs=pairs), "en", 3)

    told = tally(one, 1, [group({"a": "a"}, 2, "partly", parts=["a"])])

    assert told.bars == (
        Bar(id="1", text="a", spans=(Span(text="a"),), count=2),
        Bar(id="2", text="b", spans=(Span(text="b"),), count=0),
    )


def test_a_gap_is_called_by_its_answer() -> None:
    gaps = (Gap(id="x", accept=("bond", "tie")),)
    one = question("l/q", Cloze(id="q", prompt="a {x}", gaps=gaps), "en", 3)

    assert tally(one, 1, [group({"x": "tie"}, 1, "right", parts=["x"])]).bars == (
        Bar(id="1", text="bond", count=1),
    )


def test_of_reflections_only_their_number_is_told() -> None:
    one = question("l/q", Reflect(id="q", prompt="?", model="m"), "en", 3)

    told = tally(one, 1, [group("my secret", 2, "noted")], whole=True)

    assert (told.answered, told.bars) == (2, ())

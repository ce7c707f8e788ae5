"""What there is to say of an answer of each type."""

from collections.abc import Callable

import pytest

from sidos.engine.event import Draft, Event, ShowAnswer, Submit
from sidos.engine.feedback import Feedback, FeedbackRow, feedback
from sidos.engine.grading import key
from sidos.engine.session import Kind, Script
from sidos.engine.shuffle import display_order
from sidos.engine.step import start, step
from sidos.model.attempt import Flow, Response, Verdict, Writing
from sidos.model.item import AnyItem

Items = dict[str, AnyItem]
FINNISH = Writing(tag="fi", decimal=",", group="\u00a0")


@pytest.fixture
def feedback_on(items: Items, submit: Callable[..., Submit]) -> Callable[..., Feedback]:
    """The feedback on a response to an item; on the answer being shown, without one."""

    def tell(name: str, response: Response | None = None) -> Feedback:
        script = Script(lesson="c/l", kind=Kind.QUIZ, stations=(items[name],))
        session = start(script, name="s", flow=Flow.INSTANT, seed=4)
        events: list[Event] = [submit(ShowAnswer)]
        if response is not None:
            # A near miss is asked about first.
            events = [Draft(response), submit(writing=FINNISH), submit(writing=FINNISH)]
        for event in events:
            session = step(session, event)
        assert session.visit.attempt is not None
        return feedback(items[name], session.visit.attempt, FINNISH)

    return tell


Told = Callable[..., Feedback]


def test_every_option_has_its_why_in_the_order_shown(feedback_on: Told, items: Items) -> None:
    result = feedback_on("multi", ("a", "c"))
    assert [row.id for row in result.rows] == list(display_order(items["multi"], 4))
    rows = {row.id: row for row in result.rows}
    assert rows["a"] == FeedbackRow(
        id="a", text="Option a", why="Because a", chosen=True, correct=True, ok=True
    )
    assert (rows["b"].chosen, rows["b"].correct, rows["b"].ok) == (False, True, False)
    assert (rows["c"].chosen, rows["c"].correct, rows["c"].ok) == (True, False, False)
    assert (rows["d"].why, rows["d"].ok) == ("Because d", True)


def test_the_explanation_and_verdict_are_there(feedback_on: Told) -> None:
    result = feedback_on("choice", "b")
    assert (result.verdict, result.score, result.explain) == (Verdict.WRONG, 0.0, "So.")


def test_a_typed_answer_stands_beside_the_right_one(feedback_on: Told) -> None:
    result = feedback_on("text", "paaoma")
    assert result.rows == (
        FeedbackRow(id="text", given="paaoma", right="sosiaalinen pääoma", near="pääoma"),
    )
    assert result.accepted == ("pääoma",)
    one, two = feedback_on("cloze", {"one": "sillta", "two": "sidos"}).rows
    assert (one.given, one.right, one.near, one.ok) == ("sillta", "silta", "silta", False)
    assert (two.given, two.right, two.ok) == ("sidos", "side", True)


def test_a_number_is_written_as_the_locale_does(feedback_on: Told) -> None:
    (row,) = feedback_on("number", "1400,5").rows
    assert (row.given, row.right, row.ok) == ("1400,5", "1\u00a0500 km", True)


def test_pairs_places_and_groups(feedback_on: Told) -> None:
    pairs = feedback_on("match", {"a": "b", "b": "a", "c": "c"}).rows
    assert [(r.text, r.given, r.right, r.why, r.ok) for r in pairs] == [
        ("La", "Rb", "Ra", "Wa", False),
        ("Lb", "Ra", "Rb", "Wb", False),
        ("Lc", "Rc", "Rc", "Wc", True),
    ]
    places = feedback_on("order", ("b", "c", "a", "d")).rows
    assert [(r.given, r.right, r.ok) for r in places] == [
        ("Tb", "Ta", False),
        ("Tc", "Tb", False),
        ("Ta", "Tc", True),
        ("Td", "Td", False),
    ]
    groups = feedback_on("sort", {"a": "y", "b": "x"}).rows
    assert [(r.given, r.right, r.ok) for r in groups] == [
        ("Group y", "Group x", False),
        ("Group x", "Group x", True),
        ("", "Group y", False),
        ("", "Group y", False),
    ]


def test_a_reflection_stands_beside_the_model_answer(feedback_on: Told) -> None:
    (row,) = feedback_on("reflect", "mine").rows
    assert (row.given, row.right, row.ok) == ("mine", "A model answer", True)


def test_a_shown_answer_of_every_type_has_feedback(feedback_on: Told, items: Items) -> None:
    for name, item in items.items():
        result = feedback_on(name)
        assert (result.verdict, result.score) == (Verdict.SHOWN, 0.0)
        assert result.rows
        assert not any(row.chosen for row in result.rows)
        assert feedback_on(name, key(item)).verdict in {Verdict.RIGHT, Verdict.NOTED}

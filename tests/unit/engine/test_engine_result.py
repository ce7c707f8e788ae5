"""First answers count; later ones are for learning."""

from collections.abc import Callable

from sidos.engine.event import Draft, Next, Rate, ShowAnswer, Submit
from sidos.engine.result import ResultTally, by_concept, calibration, item_results, total
from sidos.engine.session import Kind, Script, Session
from sidos.engine.step import start as start_session
from sidos.engine.step import step
from sidos.model.attempt import Certainty, Flow, Response
from sidos.model.item import AnyItem, Choice, Option, Reflect

Give = Callable[..., Submit]


def question(name: str, *concepts: str) -> Choice:
    options = tuple(Option(id=o, text=o, why=o, correct=o == "a") for o in "abc")
    return Choice(id=name, prompt="?", options=options, concepts=concepts)


def start(*stations: AnyItem, certainty: bool = False) -> Session:
    script = Script(lesson="c/l", kind=Kind.QUIZ, stations=stations)
    return start_session(script, name="s", flow=Flow.INSTANT, seed=1, certainty=certainty)


def answer(session: Session, submit: Submit, response: Response) -> Session:
    for event in (Draft(response), submit, Next()):
        session = step(session, event)
    return session


def test_the_first_answer_counts(submit: Give) -> None:
    session = start(question("p", "tie", "object"), question("q", "tie"))
    for response in ("b", "a", "a"):
        session = answer(session, submit(), response)
    assert session.finished
    first, second = item_results(session)
    assert (first.missed, first.attempts) == (True, 2)
    assert (second.missed, second.attempts) == (False, 1)
    assert total(item_results(session)) == ResultTally(score=1.0, items=2)
    assert list(by_concept(item_results(session)).items()) == [
        ("tie", ResultTally(score=1.0, items=2)),
        ("object", ResultTally(score=0.0, items=1)),
    ]


def test_reflections_are_not_scored_and_open_items_are_missed(submit: Give) -> None:
    session = start(Reflect(id="r", prompt="?", model="m", concepts=("tie",)), question("p"))
    session = answer(session, submit(), "thoughts")
    noted, open_item = item_results(session)
    assert not noted.missed
    assert open_item.missed
    assert open_item.first is None
    assert total(item_results(session)) == ResultTally(score=0.0, items=1)
    assert by_concept(item_results(session)) == {}


def test_calibration_counts_every_certain_answer(submit: Give) -> None:
    session = start(*map(question, "pqr"), certainty=True)
    for level, response in ((Certainty.SURE, "a"), (Certainty.SURE, "b"), (Certainty.FAIRLY, "a")):
        session = answer(step(session, Rate(level)), submit(), response)
    session = step(step(session, Rate(Certainty.GUESSING)), submit(ShowAnswer))
    attempts = [each for visit in session.visits for each in visit.attempts]
    tallies = calibration(attempts)
    assert list(tallies) == [Certainty.GUESSING, Certainty.FAIRLY, Certainty.SURE]
    assert tallies[Certainty.SURE] == ResultTally(score=1.0, items=2)
    assert tallies[Certainty.GUESSING] == ResultTally(score=0.0, items=1)
    assert calibration([]) == {}

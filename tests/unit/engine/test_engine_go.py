"""Going straight to a place in a lesson."""

from collections.abc import Callable

import pytest

from sidos.engine.event import Back, Draft, Go, Next, Submit
from sidos.engine.grading import key
from sidos.engine.resume import restore, saved_session
from sidos.engine.session import Kind, Script, Session
from sidos.engine.step import start, step
from sidos.model.attempt import Flow
from sidos.model.item import AnyItem
from sidos.model.lesson import Page

Items = dict[str, AnyItem]


def walk(kind: Kind, items: Items) -> Session:
    pages = (Page(id="first", text="One"), Page(id="last", text="Two"))
    questions = (items["choice"], items["text"])
    stations = (pages[0], *questions, pages[1]) if kind is Kind.LESSON else questions
    script = Script(lesson="c/l", kind=kind, stations=stations)
    return start(script, name="s", flow=Flow.INSTANT, seed=1)


def test_one_goes_on_and_back_to_any_station_of_a_lesson(items: Items) -> None:
    session = walk(Kind.LESSON, items)

    there = step(session, Go("last"))

    assert there.visit.station == "last"
    assert step(there, Go("choice")).visit.station == "choice"
    assert step(there, Back()).visit.station == "text"


def test_drafts_and_answers_stay(items: Items, submit: Callable[..., Submit]) -> None:
    session = step(walk(Kind.LESSON, items), Go("choice"))
    session = step(step(session, Draft(key(items["choice"]))), submit())
    session = step(step(session, Go("text")), Draft("half"))

    away = step(session, Go("first"))

    assert step(away, Go("text")).response == "half"
    assert step(away, Go("choice")).visit.attempts == session.visits[1].attempts
    assert restore(away.script, saved_session(away)) == away


def test_a_finished_lesson_is_entered_again(items: Items) -> None:
    session = walk(Kind.LESSON, items)
    for _ in session.visits:
        session = step(session, Next())

    assert session.finished
    assert step(session, Go("text")).visit.station == "text"


@pytest.mark.parametrize("name", ["", "elsewhere", "quiz"])
def test_where_there_is_no_such_station_one_stays(items: Items, name: str) -> None:
    session = step(walk(Kind.LESSON, items), Next())

    assert step(session, Go(name)) == session


def test_in_a_quiz_as_it_began_the_question_comes_first(items: Items) -> None:
    session = step(walk(Kind.QUIZ, items), Go("text"))

    assert [visit.station for visit in session.visits] == ["text", "choice"]
    assert session.visit.station == "text"
    assert restore(session.script, saved_session(session)) == session


def test_a_quiz_in_the_middle_stays_where_it_is(
    items: Items, submit: Callable[..., Submit]
) -> None:
    drafted = step(walk(Kind.QUIZ, items), Draft("a"))
    answered = step(step(drafted, submit()), Next())

    assert step(drafted, Go("text")) == drafted
    assert step(answered, Go("choice")) == answered

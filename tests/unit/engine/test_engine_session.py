"""A walk through a lesson or quiz, event by event."""

from collections.abc import Callable

import msgspec
import pytest
from msgspec.structs import replace

from sidos.engine.event import (
    Back,
    Draft,
    Event,
    MeansSame,
    Next,
    Rate,
    Restart,
    ShowAnswer,
    Submit,
    TakeHint,
    Undo,
)
from sidos.engine.grading import key
from sidos.engine.result import item_results
from sidos.engine.resume import restore, saved_session
from sidos.engine.session import Kind, SavedSession, Script, Session, Station
from sidos.engine.shuffle import display_order
from sidos.engine.step import LONGEST, Refusal, refusal, start, step
from sidos.model.attempt import ASKED_AGAIN, Certainty, Flow, Response, Verdict, Writing
from sidos.model.item import AnyItem, Choice, Option, Reflect
from sidos.model.lesson import Page

Items = dict[str, AnyItem]
Give = Callable[..., Submit]


def question(name: str, rev: int = 1) -> Choice:
    options = tuple(Option(id=o, text=o, why=o, correct=o == "a") for o in "abc")
    return Choice(id=name, prompt="?", options=options, rev=rev, hints=("one", "two"))


def quiz(
    *stations: Station, flow: Flow = Flow.INSTANT, certainty: bool = False, seed: int = 1
) -> Session:
    script = Script(lesson="c/l", kind=Kind.QUIZ, stations=stations)
    return start(script, name="s", flow=flow, seed=seed, certainty=certainty)


def lesson(*stations: Station) -> Session:
    script = Script(lesson="c/l", kind=Kind.LESSON, stations=stations)
    return start(script, name="s", flow=Flow.END, seed=1, certainty=True)


def steps(session: Session, *events: Event) -> Session:
    for event in events:
        session = step(session, event)
    return session


def answer(session: Session, submit: Submit, response: Response = "a") -> Session:
    return steps(session, Draft(response), submit)


def places(session: Session) -> str:
    """The stations still to come, the current one first."""
    return "".join(visit.station for visit in session.visits[session.at :])


# Flows


def test_instant_shows_feedback_and_waits_for_next(submit: Give) -> None:
    session = quiz(question("p"), question("q"))
    assert step(session, Next()) == session
    session = answer(session, submit())
    assert session.shows_feedback
    assert session.visit.attempt is not None
    assert session.visit.attempt.item == "c/l/p"
    assert session.visit.attempt.verdict is Verdict.RIGHT
    assert answer(session, submit(), "b") == session
    session = step(session, Next())
    assert (session.at, session.shows_feedback) == (1, False)
    session = steps(answer(session, submit()), Next())
    assert session.finished
    assert not session.shows_feedback
    assert steps(session, Next(), Draft("a"), submit(), Back()) == session


def test_end_goes_on_at_once_and_brings_nothing_back(submit: Give) -> None:
    session = quiz(question("p"), question("q"), flow=Flow.END)
    session = answer(session, submit(), "b")
    assert (session.at, session.shows_feedback, len(session.visits)) == (1, False, 2)
    session = step(session, submit(ShowAnswer))
    assert session.finished
    assert [visit.attempt.verdict for visit in session.visits if visit.attempt] == [
        Verdict.WRONG,
        Verdict.SHOWN,
    ]


def test_retry_goes_on_until_right(submit: Give) -> None:
    session = quiz(question("p"), question("q"), flow=Flow.RETRY)
    session = answer(session, submit(), "b")
    assert session.shows_not_yet
    assert not session.shows_feedback
    assert step(session, Next()) == session
    session = step(session, Draft("c"))
    assert not session.shows_not_yet
    session = steps(session, submit(), Draft("a"), submit())
    assert session.shows_feedback
    assert [each.verdict for each in session.visit.attempts] == ["wrong", "wrong", "right"]
    assert places(session) == "pq"


def test_giving_up_in_retry_brings_the_item_back(submit: Give) -> None:
    session = quiz(question("p"), question("q"), flow=Flow.RETRY)
    session = steps(answer(session, submit(), "b"), submit(ShowAnswer))
    assert session.shows_feedback
    assert places(session) == "pqp"


def test_a_lesson_answers_at_once_and_walks_both_ways(submit: Give) -> None:
    session = lesson(Page(id="1", text="One"), question("p"), Page(id="2", text="Two"))
    assert session.flow is Flow.INSTANT
    assert not session.certainty
    assert step(session, Back()) == session
    session = steps(session, Draft("a"), submit(), Next(), Next())
    assert session.at == 2
    session = answer(step(session, Back()), submit(), "b")
    assert session.shows_feedback
    assert len(session.visits) == 3
    session = steps(session, Next(), Next())
    assert session.finished
    assert step(session, Back()).at == 2
    again = step(session, Restart())
    assert (again.at, again.visits) == (0, session.visits)


def test_a_quiz_goes_forward_only(submit: Give) -> None:
    session = steps(answer(quiz(question("p"), question("q")), submit()), Next())
    assert step(session, Back()) == session
    assert step(session, Restart()) == session


# What was missed comes back


def walk(session: Session, submit: Give, misses: dict[str, int]) -> str:
    """The order in which stations are met when each is missed as often as `misses` says."""
    left, met = dict(misses), ""
    while not session.finished:
        name = session.visit.station
        met += name
        wrong = left.get(name, 0) > 0
        left[name] = left.get(name, 0) - 1
        session = steps(answer(session, submit(), "b" if wrong else "a"), Next())
    return met


@pytest.mark.parametrize(
    ("misses", "met"),
    [
        ({}, "pqrstu"),
        ({"p": 1}, "pqrsptu"),
        ({"p": 2}, "pqrsptup"),
        ({"p": 1, "q": 1}, "pqrspqtu"),
        ({"p": 1, "q": 1, "r": 1}, "pqrspqrtu"),
        ({"t": 1}, "pqrstut"),
        ({"u": 3}, "pqrstuuuu"),
    ],
)
def test_a_missed_item_comes_back_after_three_others_until_right(
    submit: Give, misses: dict[str, int], met: str
) -> None:
    assert walk(quiz(*map(question, "pqrstu")), submit, misses) == met


@pytest.mark.parametrize("flow", [Flow.INSTANT, Flow.RETRY])
def test_an_answer_shown_comes_back(submit: Give, flow: Flow) -> None:
    session = quiz(*map(question, "pqrst"), flow=flow)
    session = steps(session, submit(ShowAnswer), Next())
    assert places(session) == "qrspt"
    assert session.visits[4].again


def test_a_partly_right_answer_comes_back(submit: Give, items: Items) -> None:
    session = answer(quiz(items["multi"], question("p")), submit(), ("a",))
    assert session.visit.attempt is not None
    assert session.visit.attempt.verdict is Verdict.PARTLY
    assert places(session) == "multipmulti"


def test_a_reflection_does_not_come_back(submit: Give, items: Items) -> None:
    session = answer(quiz(items["reflect"]), submit(), "thoughts")
    assert places(session) == "reflect"


def test_sure_but_wrong_comes_back_before_the_others_that_wait(submit: Give) -> None:
    session = quiz(*map(question, "pqrstu"), certainty=True)
    for certainty in (Certainty.GUESSING, Certainty.FAIRLY, Certainty.SURE):
        session = steps(session, Rate(certainty), Draft("b"), submit(), Next())
    assert places(session) == "spqrtu"
    session = quiz(*map(question, "pqrs"), certainty=True)
    session = steps(session, Rate(Certainty.GUESSING), Draft("b"), submit(), Next())
    session = steps(session, Rate(Certainty.FAIRLY), Draft("a"), submit(), Next())
    session = steps(session, Rate(Certainty.SURE), Draft("a"), submit(), Next())
    session = steps(session, Rate(Certainty.SURE), Draft("b"), submit(), Next())
    assert places(session) == "ps"


# Drafts, undo, hints, certainty


def test_undo_takes_back_one_change_at_a_time(submit: Give, items: Items) -> None:
    session = quiz(items["multi"])
    session = steps(session, Draft(("a",)), Draft(("a", "c")), Undo())
    assert session.response == ("a",)
    session = step(session, Undo())
    assert session.response is None
    assert step(session, Undo()) == session


def test_typed_lines_leave_undo_to_the_field(items: Items) -> None:
    session = steps(quiz(items["text"]), Draft("a"), Draft("ab"))
    assert step(session, Undo()) == session


def test_undo_remembers_fifty_changes(items: Items) -> None:
    session = quiz(items["choice"])
    for number in range(80):
        session = step(session, Draft("ab"[number % 2]))
    assert len(session.visit.past) == 50


def test_things_to_order_are_an_answer_as_they_stand(submit: Give, items: Items) -> None:
    session = quiz(items["order"])
    assert session.response == display_order(items["order"], session.seed)
    session = step(session, submit())
    assert session.visit.attempt is not None
    assert session.visit.attempt.response == display_order(items["order"], session.seed)


def test_hints_are_counted_and_kept_with_the_attempt(submit: Give) -> None:
    session = steps(quiz(question("p")), TakeHint(), TakeHint(), TakeHint())
    assert session.visit.hints == 2
    session = answer(session, submit())
    assert session.visit.attempt is not None
    assert session.visit.attempt.hints == 2
    assert step(session, TakeHint()) == session


def test_certainty_is_asked_for_where_it_is_on(submit: Give, items: Items) -> None:
    session = step(quiz(question("p"), certainty=True), Draft("a"))
    assert refusal(session, Writing()) is Refusal.UNRATED
    assert step(session, submit()) == session
    session = steps(session, Rate(Certainty.SURE), submit())
    assert session.visit.attempt is not None
    assert session.visit.attempt.certainty is Certainty.SURE
    reflection = step(quiz(items["reflect"], certainty=True), Draft("thoughts"))
    assert refusal(reflection, Writing()) is None


@pytest.mark.parametrize(
    ("name", "response", "why"),
    [
        ("choice", None, Refusal.EMPTY),
        ("multi", (), Refusal.EMPTY),
        ("text", "  ", Refusal.EMPTY),
        ("cloze", {"one": " "}, Refusal.EMPTY),
        ("number", "many", Refusal.NO_NUMBER),
        ("number", "1 500 km", None),
        ("text", "x" * LONGEST, None),
        ("text", "x" * (LONGEST + 1), Refusal.TOO_LONG),
        ("cloze", {"one": "x", "two": "x" * (LONGEST + 1)}, Refusal.TOO_LONG),
        ("reflect", "x" * (LONGEST + 1), Refusal.TOO_LONG),
        ("order", None, None),
    ],
)
def test_refusals(
    submit: Give, items: Items, name: str, response: Response | None, why: Refusal | None
) -> None:
    session = quiz(items[name])
    if response is not None:
        session = step(session, Draft(response))
    assert refusal(session, Writing()) is why
    assert (step(session, submit()) == session) is (why is not None)


def test_a_page_takes_no_answer(submit: Give) -> None:
    session = lesson(Page(id="1", text="One"))
    assert refusal(session, Writing()) is Refusal.EMPTY
    events = (Draft("a"), Undo(), TakeHint(), Rate(Certainty.SURE), submit(), submit(ShowAnswer))
    assert steps(session, *events) == session


def test_the_shown_answer_keeps_the_draft(submit: Give, items: Items) -> None:
    session = steps(quiz(items["text"]), Draft("half"), submit(ShowAnswer))
    assert session.visit.attempt is not None
    assert session.visit.attempt.response == "half"
    assert (session.visit.attempt.score, session.visit.attempt.verdict) == (0, Verdict.SHOWN)


def test_the_attempt_tells_all_there_is_to_tell(submit: Give, items: Items) -> None:
    event = submit(writing=Writing(tag="fi", decimal=",", group=" "))
    session = quiz(replace(items["number"], rev=3), seed=9)
    session = answer(session, event, "1 500")
    attempt = session.visit.attempt
    assert attempt is not None
    assert (attempt.id, attempt.session, attempt.item, attempt.rev) == (
        event.attempt,
        "s",
        "c/l/number",
        3,
    )
    assert (attempt.locale, attempt.flow, attempt.seed, attempt.response) == (
        "fi",
        "instant",
        9,
        "1 500",
    )
    assert (attempt.at, attempt.duration_ms) == (event.at, event.duration_ms)


# Saved and restored


def test_every_type_can_be_answered_saved_and_restored(submit: Give, items: Items) -> None:
    session = quiz(*items.values())
    for item in items.values():
        session = steps(session, Draft(key(item)), submit(), Next())
        packed = msgspec.msgpack.encode(saved_session(session))
        unpacked = msgspec.msgpack.decode(packed, type=SavedSession)
        assert unpacked == saved_session(session)
        assert restore(session.script, unpacked) == session
    assert session.finished


def with_stations(session: Session, *stations: Station) -> Session:
    return restore(replace(session.script, stations=stations), saved_session(session))


def test_a_station_that_is_gone_is_left_out(submit: Give) -> None:
    p, q, r = map(question, "pqr")
    session = steps(answer(quiz(p, q, r), submit()), Next())
    assert places(with_stations(session, q, r)) == "qr"
    assert places(with_stations(session, p, r)) == "r"
    assert with_stations(session, p).finished


def test_a_new_station_stands_where_the_lesson_has_it() -> None:
    one, two, new = (Page(id=name, text=name) for name in ("1", "2", "n"))
    session = step(lesson(one, two), Next())
    for stations, at in (((new, one, two), 2), ((one, new, two), 1), ((one, two, new), 1)):
        restored = with_stations(session, *stations)
        assert [visit.station for visit in restored.visits] == [each.id for each in stations]
        assert restored.at == at


def test_a_quiz_begun_stays_as_it_began() -> None:
    p, q = map(question, "pq")
    assert places(with_stations(quiz(p), p, q)) == "p"


def test_an_item_whose_meaning_changed_is_open_again(submit: Give) -> None:
    session = answer(lesson(question("p"), question("q")), submit())
    restored = with_stations(session, question("p", rev=2), question("q"))
    assert not restored.visit.settled
    assert restored.visit.attempts == ()
    assert with_stations(session, question("p"), question("q", rev=2)) == replace(
        session, script=replace(session.script, stations=(question("p"), question("q", rev=2)))
    )


def test_a_quiz_item_whose_meaning_changed_is_asked_again(submit: Give) -> None:
    session = steps(answer(quiz(*map(question, "pqr")), submit()), Next())
    restored = with_stations(session, question("p", rev=2), question("q"), question("r"))
    assert places(restored) == "qrp"
    assert [visit.settled for visit in restored.visits] == [False] * 3


def test_switching_language_changes_nothing_but_words(submit: Give) -> None:
    p, q = map(question, "pq")
    session = steps(answer(quiz(p, q), submit()), Next(), Draft("c"))
    other = tuple(replace(each, prompt="Mitä?") for each in (p, q))
    restored = with_stations(session, *other)
    assert saved_session(restored) == saved_session(session)
    assert isinstance(restored.station, Choice)
    assert restored.station.prompt == "Mitä?"


def test_a_reflection_in_retry_is_settled_at_once(submit: Give) -> None:
    session = quiz(Reflect(id="r", prompt="?", model="m"), flow=Flow.RETRY)
    assert answer(session, submit(), "thoughts").shows_feedback


def test_a_recap_answers_the_items_of_its_lessons(items: Items, submit: Give) -> None:
    stations = tuple(replace(items["choice"], id=f"{lesson}/choice") for lesson in "ab")
    script = Script(lesson="c/@u", kind=Kind.RECAP, stations=stations, root="c")
    session = start(script, name="s", flow=Flow.INSTANT, seed=1, certainty=True)
    assert session.certainty
    for _ in "ab":
        session = step(session, Rate(Certainty.SURE))
        session = step(step(step(session, Draft("a")), submit()), Next())
    assert session.finished
    attempts = [attempt for visit in session.visits for attempt in visit.attempts]
    assert [attempt.item for attempt in attempts] == ["c/a/choice", "c/b/choice"]
    assert (session.lesson, session.kind) == ("c/@u", Kind.RECAP)


def test_a_recap_shows_a_question_as_its_lesson_does(items: Items) -> None:
    item = items["choice"]
    assert display_order(replace(item, id="lesson/choice"), 7) == display_order(item, 7)


def test_a_start_check_answers_at_the_end_and_asks_nothing_twice(
    items: Items, submit: Give
) -> None:
    script = Script(lesson="c/check", kind=Kind.START, stations=(items["choice"], items["multi"]))
    session = start(script, name="s", flow=Flow.RETRY, seed=1, certainty=True)
    assert not session.certainty
    session = step(step(session, Draft("b")), submit())
    assert session.at == 1
    assert not session.shows_feedback
    session = step(session, submit(ShowAnswer))
    assert session.finished
    assert len(session.visits) == 2


def _typed(items: Items, name: str = "text", flow: Flow = Flow.INSTANT) -> Session:
    stations = tuple(items[each] for each in dict.fromkeys([name, "choice", "multi", "match"]))
    script = Script(lesson="c/l", kind=Kind.QUIZ, stations=stations)
    return start(script, name="s", flow=flow, seed=1)


@pytest.mark.parametrize("flow", Flow)
def test_a_near_miss_is_asked_about_once(items: Items, submit: Give, flow: Flow) -> None:
    session = step(_typed(items, flow=flow), Draft("pääoman"))
    asked = step(session, submit())
    assert asked.doubt is not None
    assert asked.doubt.near == {"text": "pääoma"}
    assert not asked.visits[0].attempts
    right = step(step(asked, Draft("pääoma")), submit())
    assert right.visits[0].attempts[-1].verdict is Verdict.RIGHT
    assert right.visits[0].attempts[-1].form == ASKED_AGAIN
    graded = step(step(asked, Draft("pääomab")), submit())
    assert graded.visits[0].attempts[-1].verdict is Verdict.WRONG


def test_a_change_answers_the_doubt(items: Items, submit: Give) -> None:
    asked = step(step(_typed(items), Draft("pääoman")), submit())
    assert step(asked, Draft("pääo")).doubt is None
    assert step(asked, submit()).visit.settled


def test_a_number_that_can_be_read_in_two_ways_is_asked_about(items: Items, submit: Give) -> None:
    finnish = Writing(tag="fi", decimal=",", group="\u00a0")
    session = step(_typed(items, "number"), Draft("1,501"))
    asked = step(session, submit(writing=finnish))
    assert asked.doubt is not None
    assert asked.doubt.readings == (1.501, 1501)
    assert step(asked, submit(writing=finnish)).visit.settled


def test_another_unit_is_refused(items: Items) -> None:
    session = step(_typed(items, "number"), Draft("1500 €"))
    assert refusal(session, Writing()) is Refusal.OTHER_UNIT


def test_an_answer_that_means_the_same_replaces_the_wrong_one(items: Items, submit: Give) -> None:
    wrong = step(step(_typed(items), Draft("raha")), submit())
    assert wrong.may_judge
    assert len(wrong.visits) == 5
    judged = step(wrong, submit(MeansSame))
    first, second = judged.visits[0].attempts
    assert (second.verdict, second.score, second.replaces) == (Verdict.RIGHT, 1.0, first.id)
    assert second.self_judged
    assert second.response == first.response
    assert len(judged.visits) == 4
    assert not judged.may_judge
    assert step(judged, submit(MeansSame)) == judged
    (result, *_) = item_results(judged)
    assert (result.missed, result.attempts) == (False, 1)


@pytest.mark.parametrize("flow", [Flow.INSTANT, Flow.END])
def test_only_a_typed_answer_found_wrong_can_be_judged(
    items: Items, submit: Give, flow: Flow
) -> None:
    fresh = _typed(items, flow=flow)
    given_up = step(fresh, submit(ShowAnswer))
    right = step(step(fresh, Draft("pääoma")), submit())
    picked = step(step(_typed(items, "choice", flow), Draft("b")), submit())
    for session in (fresh, given_up, right, picked):
        assert step(session, submit(MeansSame)) == session


# Drafts that arrive late, or are of another shape


def test_a_draft_for_another_visit_is_kept_there() -> None:
    session = steps(lesson(question("p"), question("q")), Next())
    after = step(session, Draft("b", 0))
    assert after.at == 1
    assert [visit.draft for visit in after.visits] == ["b", None]
    assert step(session, Draft("b", 1)) == step(session, Draft("b"))
    assert step(session, Draft("b", 2)) == session
    assert step(session, Draft("b", -1)) == session
    finished = step(after, Next())
    assert finished.finished
    assert step(finished, Draft("a", 1)).visits[1].draft == "a"


def test_a_draft_for_a_visit_that_is_settled_changes_nothing(submit: Give) -> None:
    session = steps(answer(quiz(question("p"), question("q")), submit()), Next())
    assert step(session, Draft("b", 0)) == session


def test_a_draft_of_another_shape_is_not_taken(submit: Give) -> None:
    session = quiz(question("p"))
    assert step(session, Draft({"p": "a"})) == session
    # Nor is one that was kept for an earlier version of the question.
    kept = replace(session, visits=(replace(session.visit, draft={"p": "a"}),))
    assert refusal(kept, Writing()) is Refusal.EMPTY
    assert step(kept, submit()) == kept

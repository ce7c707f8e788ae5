"""What is recorded can be read back, in the same run and the next."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sidos.engine.session import Kind, SavedSession, Visit
from sidos.model.attempt import Attempt, Certainty, Flow, Response, Verdict
from sidos.store import state
from sidos.store.store import LessonState, Store

Give = Callable[..., Attempt]
Stop = Callable[..., SavedSession]


@pytest.mark.parametrize(
    "response",
    ["yhteisö 🙂\n\x00", ("b", "a"), (), {"gap": "siltä", "other": ""}],
)
def test_an_attempt_comes_back_as_it_was(store: Store, give: Give, response: Response) -> None:
    attempt = give(
        response=response,
        score=1 / 3,
        verdict=Verdict.PARTLY,
        flow=Flow.RETRY,
        certainty=Certainty.SURE,
        hints=2,
        seed=-(2**63),
    )
    assert store.add([attempt]) == 1
    assert list(store.attempts()) == [attempt]


def test_times_keep_their_microseconds_in_any_zone(store: Store, give: Give) -> None:
    at = datetime(1969, 12, 31, 23, 59, 59, 999_999, tzinfo=timezone(timedelta(hours=5.75)))
    store.add([give(at=at)])
    (kept,) = store.attempts()
    assert kept.at == at
    assert kept.at.utcoffset() == timedelta(0)


def test_an_answer_and_its_session_are_there_in_the_next_run(
    path: Path, give: Give, stop: Stop, noon: datetime
) -> None:
    with Store.open(path) as store:
        session = stop(visits=(Visit(station="item", attempts=(give(),), settled=True),), at=0)
        store.record([give()], session, 12, noon)
    with Store.open(path) as again:
        assert list(again.attempts()) == [give()]
        assert again.session("course/lesson", Kind.LESSON) == (session, 12)
        assert again.latest_session() == (session, noon)


def test_recording_an_attempt_again_changes_nothing(
    store: Store, give: Give, stop: Stop, noon: datetime
) -> None:
    store.record([give()], stop(), 0, noon)
    store.record([give(verdict=Verdict.WRONG, score=0.0)], stop(), 0, noon)
    assert list(store.attempts()) == [give()]
    assert store.item_states("course/lesson")["course/lesson/item"].attempts == 1


def test_sessions_of_each_lesson_and_kind_stand_beside_each_other(
    store: Store, stop: Stop, noon: datetime
) -> None:
    lesson, quiz = stop(), stop(kind=Kind.QUIZ, id="s2")
    store.save_session(lesson, 3, noon)
    store.save_session(quiz, 0, noon + timedelta(minutes=1))
    assert store.session("course/lesson", Kind.LESSON) == (lesson, 3)
    assert store.latest_session() == (quiz, noon + timedelta(minutes=1))
    store.end_session("course/lesson", Kind.QUIZ)
    assert store.session("course/lesson", Kind.QUIZ) is None
    assert store.latest_session() == (lesson, noon)


def test_a_finished_session_is_not_kept(store: Store, stop: Stop, noon: datetime) -> None:
    store.save_session(stop(), 0, noon)
    store.save_session(stop(at=2), 0, noon)
    assert store.session("course/lesson", Kind.LESSON) is None
    assert store.lesson_states() == {}


def test_a_session_of_other_fields_is_as_good_as_none(
    store: Store, path: Path, stop: Stop, noon: datetime
) -> None:
    store.save_session(stop(), 0, noon)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE session SET saved = x'c1'")
    assert store.session("course/lesson", Kind.LESSON) is None
    assert store.latest_session() is None


def test_the_latest_session_of_some_kinds_leaves_out_the_others(
    store: Store, stop: Stop, noon: datetime
) -> None:
    lesson, recap = stop(), stop(lesson="course/@unit", kind=Kind.RECAP)
    store.save_session(lesson, 0, noon)
    store.save_session(recap, 0, noon + timedelta(minutes=1))
    found = store.latest_session((Kind.LESSON, Kind.QUIZ))
    assert found == (lesson, noon)
    assert store.lesson_states()["course/@unit"].open is Kind.RECAP
    assert store.latest_session(()) is None


def test_lesson_states_count_different_items(
    store: Store, give: Give, stop: Stop, noon: datetime
) -> None:
    later = noon + timedelta(hours=1)
    store.add(
        [
            give(id="1", item="c/one/x", verdict=Verdict.WRONG, score=0.0),
            give(id="2", item="c/one/x"),
            give(id="3", item="c/one/y", verdict=Verdict.PARTLY, score=0.5),
            give(id="4", item="c/one/z", verdict=Verdict.SHOWN, score=0.0),
            give(id="5", item="c/two/own", verdict=Verdict.NOTED, score=0.0, at=later),
        ]
    )
    store.save_session(stop(lesson="c/one", kind=Kind.QUIZ), 0, later)
    store.save_session(stop(lesson="c/three"), 0, noon)
    assert store.lesson_states() == {
        "c/one": LessonState(answered=2, right=1, open=Kind.QUIZ, last_at=later),
        "c/two": LessonState(answered=1, right=1, last_at=later),
        "c/three": LessonState(open=Kind.LESSON, last_at=noon),
    }


def test_item_states_tell_the_last_and_the_best(store: Store, give: Give, noon: datetime) -> None:
    early = noon - timedelta(days=1)
    store.add(
        [
            give(id="1", verdict=Verdict.WRONG, score=0.0, rev=2),
            give(id="2", at=early),
            give(id="3", item="course/other/item"),
        ]
    )
    (key,) = store.item_states("course/lesson")
    found = store.item_states("course/lesson")[key]
    assert key == "course/lesson/item"
    assert (found.attempts, found.last, found.last_at) == (2, Verdict.WRONG, noon)
    assert (found.best, found.right, found.answered, found.rev) == (1.0, True, True, 2)


def test_a_prefix_ends_at_a_slash(store: Store, give: Give) -> None:
    keys = ["c/a/x", "c/a/y", "c/ab/x", "c/a-b/x", "cc/a/x"]
    store.add(give(id=key, item=key) for key in keys)
    assert {each.item for each in store.attempts("c/a")} == {"c/a/x", "c/a/y"}
    assert {each.item for each in store.attempts("c")} == set(keys[:4])
    assert {each.item for each in store.attempts("c/a/x")} == {"c/a/x"}
    assert {each.item for each in store.attempts()} == set(keys)


def test_attempts_come_by_time_then_id(store: Store, give: Give, noon: datetime) -> None:
    store.add([give(id="b"), give(id="c", at=noon - timedelta(seconds=1)), give(id="a")])
    assert [each.id for each in store.attempts()] == ["c", "a", "b"]


def test_lesson_states_cost_the_same_however_many_attempts_there_are(
    store: Store, path: Path, give: Give
) -> None:
    def cost() -> int:
        steps = 0

        def count() -> int:
            nonlocal steps
            steps += 1
            return 0

        with closing(sqlite3.connect(path)) as file:
            file.set_progress_handler(count, 1)
            state.lesson_states(file)
        return steps

    store.add([give(id="first")])
    few = cost()
    store.add(give(id=f"{number}") for number in range(500))
    assert cost() == few


def test_reading_goes_on_while_attempts_are_listed(store: Store, give: Give) -> None:
    store.add(give(id=f"{number}") for number in range(5))
    listed = store.attempts()
    first = next(listed)
    store.add([give(id="new")])
    assert len([first, *listed]) == 5

"""What happens in a room: whatever is done in whatever order, the fold never fails and a closed
round stays closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sidos.workshop.frame import (
    AnyDo,
    Close,
    End,
    Lock,
    Moderate,
    MoreTime,
    NewCode,
    Open,
    Pause,
    Plan,
    Remove,
    Rename,
    Reveal,
)
from sidos.workshop.room import RoomState, began, decide, done_in, event_body, fold, replayed
from sidos.workshop.stores.port import Gate, Happened, Room
from sidos.workshop.view import Mode, Phase

QUESTIONS = ("bread/a", "bread/b", "salt/c")
names = st.sampled_from([*QUESTIONS, "bread/unknown"])
several = st.lists(names, max_size=4).map(tuple)
dos: st.SearchStrategy[AnyDo] = st.one_of(
    st.builds(Open, questions=several, seconds=st.integers(-5, 100_000)),
    st.just(Close()),
    st.just(Reveal()),
    st.builds(Pause, on=st.booleans()),
    st.builds(MoreTime, seconds=st.integers(-5, 100_000)),
    st.builds(Plan, questions=several),
    st.builds(Lock, on=st.booleans()),
    st.just(NewCode()),
    st.builds(Rename, person=st.text(max_size=3), name=st.text(max_size=3)),
    st.builds(Remove, person=st.text(max_size=3)),
    st.builds(Moderate, id=st.text(max_size=3), state=st.sampled_from(["shown", "odd"])),
    st.just(End()),
)


def room(mode: Mode = Mode.NICKNAME) -> Room:
    return Room(
        id="r",
        course="baking",
        title="",
        mode=mode,
        questions=QUESTIONS,
        facilitator=b"",
        code="",
        link="",
        made=0.0,
        seed=1,
    )


class Played:
    """A room that is led; `gates`: what each command did to the doors."""

    def __init__(self, mode: Mode = Mode.NICKNAME) -> None:
        self.state: RoomState = began(room(mode))
        self.events: list[Happened] = []

    def do(self, *commands: AnyDo, at: float | None = None) -> Gate | None:
        gate = None
        for do in commands:
            now = float(len(self.events) + 1) if at is None else at
            gate = decide(self.state, do, now)
            if gate is not None:
                seq = self.state.seq + 1
                event = Happened(seq=seq, at=now, body=event_body(do, f"k{seq}"))
                self.events.append(event)
                self.state = fold(self.state, event)
        return gate


@given(st.lists(st.tuples(dos, st.floats(0, 1e9)), max_size=30))
def test_whatever_is_done_no_closed_round_opens_again_and_the_end_is_final(
    script: list[tuple[AnyDo, float]],
) -> None:
    played = Played()
    opened: set[tuple[str, int]] = set()
    takes: set[tuple[str, int]] = set()
    for do, at in script:
        before = played.state
        gate = played.do(do, at=at)
        after = played.state
        if gate is None:
            assert after == before
            continue
        assert before.phase is not Phase.ENDED
        assert after.seq == before.seq + 1
        if gate.close or gate.end:
            takes.clear()
        for place in gate.open:
            assert place not in opened
            opened.add(place)
            takes.add(place)
        assert takes == (set(after.live) if after.is_open else set())
        assert after.ends == 0 or after.is_open
        assert not set(after.asked) & set(after.coming)
        assert {*after.asked, *after.coming, *after.skipped} == set(QUESTIONS)
        assert 0 <= after.left <= after.limit
    assert replayed(room(), played.events) == played.state


@given(dos)
def test_after_the_end_nothing_means_anything(do: AnyDo) -> None:
    played = Played()
    played.do(Open(questions=("bread/a",)), End())

    assert played.state.phase is Phase.ENDED
    assert played.do(do) is None


@given(st.binary(max_size=40))
def test_an_event_of_a_later_hub_is_passed_over(body: bytes) -> None:
    state = began(room())

    after = fold(state, Happened(seq=1, at=1.0, body=body))

    assert after.seq == 1
    if done_in(Happened(seq=1, at=1.0, body=body)) is None:
        assert after.phase is Phase.LOBBY


def test_asking_again_is_the_next_round() -> None:
    played = Played()
    played.do(Open(questions=("bread/a",)), Close())

    assert played.do(Open(questions=("bread/a",))) == Gate(open=(("bread/a", 2),))
    assert played.state.live == (("bread/a", 2),)
    assert played.state.asked == ("bread/a",)


def test_opening_what_is_open_does_not_throw_its_round_away() -> None:
    played = Played()
    played.do(Open(questions=("bread/a", "bread/b")))

    assert played.do(Open(questions=("bread/b", "bread/a"))) is None


def test_opening_another_question_closes_the_one_before() -> None:
    played = Played()
    played.do(Open(questions=("bread/a",)))

    gate = played.do(Open(questions=("salt/c",)))

    assert gate == Gate(close=True, open=(("salt/c", 1),))


@pytest.mark.parametrize(
    "questions", [(), ("bread/unknown",), ("bread/a", "bread/a")], ids=["none", "unknown", "twice"]
)
def test_what_can_not_be_asked_is_not_opened(questions: tuple[str, ...]) -> None:
    assert Played().do(Open(questions=questions)) is None


def test_a_reveal_closes_first_and_comes_once() -> None:
    played = Played()

    assert played.do(Reveal()) is None
    assert played.do(Open(questions=("bread/a",)), Reveal()) == Gate(close=True)
    assert played.state.phase is Phase.REVEALED
    assert played.do(Reveal()) is None
    assert played.do(Close()) is None


def test_a_pause_holds_the_time_that_is_left() -> None:
    played = Played()
    played.do(Open(questions=("bread/a",), seconds=60), at=100.0)
    played.do(Pause(), at=110.0)

    assert played.state.left == 50.0
    for held in (Close(), Reveal(), MoreTime(), Open(questions=("bread/b",)), Pause()):
        assert played.do(held, at=120.0) is None

    played.do(Pause(on=False), at=500.0)
    assert played.state.ends == 550.0


def test_a_clock_set_back_gives_no_more_time_than_there_was() -> None:
    played = Played()
    played.do(Open(questions=("bread/a",), seconds=60), at=10_000.0)
    played.do(Pause(), at=100.0)

    assert played.state.left == 60.0


def test_more_time_is_for_questions_that_have_a_limit() -> None:
    played = Played()
    assert played.do(Open(questions=("bread/a",)), MoreTime()) is None

    played = Played()
    played.do(Open(questions=("bread/a",), seconds=60), at=100.0)
    assert played.do(MoreTime(seconds=30), at=110.0) == Gate()
    assert (played.state.ends, played.state.limit) == (190.0, 90.0)


def test_the_plan_holds_what_is_to_come_and_leaves_the_rest_out() -> None:
    played = Played()
    played.do(Open(questions=("bread/b",)), Plan(questions=("salt/c", "bread/b")))

    assert played.state.coming == ("salt/c",)
    assert played.state.skipped == ("bread/a",)


def test_a_question_that_was_left_out_can_be_asked_after_all() -> None:
    played = Played()
    played.do(Plan(questions=("salt/c",)), Open(questions=("bread/a",)))

    assert played.state.skipped == ("bread/b",)


def test_a_name_is_never_part_of_an_event() -> None:
    body = event_body(Rename(person="p", name="Aino"), "key")

    assert b"Aino" not in body
    assert done_in(Happened(seq=1, at=0.0, body=body)) == Rename(person="p", name="")


def test_an_anonymous_room_has_no_names_to_change() -> None:
    rename = Rename(person="p", name="Aino")

    assert Played(Mode.ANONYMOUS).do(rename) is None
    assert Played(Mode.NAMED).do(rename) == Gate()


def test_what_was_done_is_known_by_its_key() -> None:
    played = Played()
    played.do(Lock())

    assert played.state.locked
    assert played.state.done == {"k1"}
    assert played.do(Lock()) is None

"""What holds for every item, answer and walk, whatever they are."""

import unicodedata
from datetime import UTC, datetime
from itertools import product

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from sidos.engine.event import (
    Back,
    Draft,
    Event,
    Next,
    Rate,
    Restart,
    ShowAnswer,
    Submit,
    TakeHint,
    Undo,
)
from sidos.engine.grading import grade, key
from sidos.engine.matching import accepts, normalise, one_edit_apart
from sidos.engine.resume import restore, saved_session
from sidos.engine.session import Kind, SavedSession, Script, Session, Station
from sidos.engine.step import start, step
from sidos.model.attempt import Certainty, Flow, Response, Verdict, Writing
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
from sidos.model.lesson import Page

quick = settings(max_examples=60, deadline=None)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
NAMES = "abcdef"
WRITINGS = (
    Writing(),
    Writing(tag="fi", decimal=",", group="\u00a0"),
    Writing(tag="de", decimal=",", group="."),
    Writing(tag="tr", decimal=",", group="."),
)

texts = st.text(st.characters(codec="utf-8"), max_size=12)
words = st.text("aäàkK ıİß'’-.", min_size=1, max_size=8).filter(normalise)
names = st.lists(st.sampled_from(NAMES), min_size=2, max_size=6, unique=True)
writings = st.sampled_from(WRITINGS)


def options(ids: list[str], right: list[bool]) -> tuple[Option, ...]:
    return tuple(
        Option(id=name, text=name, why=name, correct=correct)
        for name, correct in zip(ids, right, strict=False)
    )


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    ids = draw(names)
    right = draw(st.integers(0, len(ids) - 1))
    return Choice(id="i", prompt="?", options=options(ids, [n == right for n in range(len(ids))]))


@st.composite
def multis(draw: st.DrawFn) -> Multi:
    ids = draw(names)
    size = len(ids)
    right = draw(st.lists(st.booleans(), min_size=size, max_size=size).filter(any))
    return Multi(id="i", prompt="?", options=options(ids, right))


accepted = st.lists(words, min_size=1, max_size=3).map(tuple)
typed = st.builds(Text, id=st.just("i"), prompt=st.just("?"), accept=accepted)
clozes = st.builds(
    lambda ids, accept: Cloze(
        id="i", prompt="?", gaps=tuple(Gap(id=name, accept=accept) for name in ids)
    ),
    names,
    accepted,
)
numbers = st.builds(
    Number,
    id=st.just("i"),
    prompt=st.just("?"),
    answer=st.floats(-1e12, 1e12) | st.integers(-(10**6), 10**6).map(lambda n: n / 1000),
    tolerance=st.builds(Tolerance, absolute=st.floats(0, 10), relative=st.floats(0, 1)),
    unit=st.sampled_from(["", "km", "%", "€"]),
)
matches = names.map(
    lambda ids: Match(id="i", prompt="?", pairs=tuple(Pair(id=n, left=n, right=n) for n in ids))
)
orders = names.map(
    lambda ids: Order(id="i", prompt="?", items=tuple(Ranked(id=n, text=n) for n in ids))
)
sorts = names.map(
    lambda ids: Sort(
        id="i",
        prompt="?",
        groups=(Group(id="x", text="x"), Group(id="y", text="y")),
        items=tuple(
            Sorted(id=n, text=n, why=n, group="xy"[place % 2]) for place, n in enumerate(ids)
        ),
    )
)
reflections = st.just(Reflect(id="i", prompt="?", model="m"))
items: st.SearchStrategy[AnyItem] = st.one_of(
    choices(), multis(), typed, clozes, numbers, matches, orders, sorts, reflections
)

lines = st.one_of(texts, words, st.decimals(-2000, 2000, places=3).map(str))
some_names = st.lists(st.sampled_from([*NAMES, "nonsense"]), max_size=7)


picks: st.SearchStrategy[Response] = some_names.map(tuple)
fillings: st.SearchStrategy[Response] = st.dictionaries(st.sampled_from(NAMES), lines)
placings: st.SearchStrategy[Response] = st.dictionaries(
    st.sampled_from(NAMES), st.sampled_from([*NAMES, "x", "y"])
)


def responses(item: AnyItem) -> st.SearchStrategy[Response]:
    """Responses of the item's shape, sensible or not."""
    match item:
        case Choice():
            return st.sampled_from([*NAMES, "nonsense"])
        case Multi() | Order():
            return picks
        case Cloze():
            return fillings
        case Match() | Sort():
            return placings
        case _:
            return lines


@given(st.data(), items, writings)
@quick
def test_every_score_lies_between_0_and_1(
    data: st.DataObject, item: AnyItem, writing: Writing
) -> None:
    result = grade(item, data.draw(responses(item)), writing)
    assert 0 <= result.score <= 1
    if result.verdict is not Verdict.NOTED:
        assert (result.verdict is Verdict.RIGHT) == (result.score == 1)
        assert (result.verdict is Verdict.WRONG) == (result.score == 0)
    assert not any(result.parts[name] for name in result.near)


@given(items, writings)
@quick
def test_the_full_key_scores_1(item: AnyItem, writing: Writing) -> None:
    result = grade(item, key(item), writing)
    assert result.verdict is Verdict.NOTED or result.score == 1
    assert all(result.parts.values())


@given(st.data(), items, writings)
@quick
def test_permuting_parts_changes_no_verdict(
    data: st.DataObject, item: AnyItem, writing: Writing
) -> None:
    response = data.draw(responses(item))
    match item:
        case Choice() | Multi():
            other: AnyItem = replace(item, options=data.draw(st.permutations(item.options)))
        case Match():
            other = replace(item, pairs=data.draw(st.permutations(item.pairs)))
        case Sort():
            other = replace(item, items=data.draw(st.permutations(item.items)))
        case Cloze():
            other = replace(item, gaps=data.draw(st.permutations(item.gaps)))
        case _:
            return
    assert grade(other, response, writing) == grade(item, response, writing)


@given(st.data(), multis())
@quick
def test_a_wrong_pick_never_raises_a_score(data: st.DataObject, item: Multi) -> None:
    picked = data.draw(some_names)
    wrong = [option.id for option in item.options if not option.correct] + ["nonsense"]
    more = (*picked, data.draw(st.sampled_from(wrong)))
    assert grade(item, more, Writing()).score <= grade(item, tuple(picked), Writing()).score


@given(texts, accepted, accepted, writings)
@quick
def test_nfc_and_nfd_answers_agree(
    line: str, accept: tuple[str, ...], reject: tuple[str, ...], writing: Writing
) -> None:
    nfc, nfd = (unicodedata.normalize(form, line) for form in ("NFC", "NFD"))
    tag = writing.tag
    assert normalise(nfc, tag) == normalise(nfd, tag) == normalise(line, tag)
    answers = Answers(accept=accept, reject=reject)
    right = accepts(nfc, answers, (), writing)
    assert accepts(nfd, answers, (), writing) == right
    decomposed = tuple(unicodedata.normalize("NFD", answer) for answer in accept)
    assert accepts(nfc, Answers(accept=decomposed, reject=reject), (), writing) == right


@given(st.text(st.characters(codec="utf-8"), max_size=20), writings)
@example("ŉ", Writing())
@settings(max_examples=100, deadline=None)
def test_normalising_twice_changes_nothing(line: str, writing: Writing) -> None:
    once = normalise(line, writing.tag)
    assert normalise(once, writing.tag) == once


@given(accepted, writings)
@quick
def test_an_accepted_answer_is_accepted_in_any_dress(
    accept: tuple[str, ...], writing: Writing
) -> None:
    for answer in accept:
        dressed = f"  {answer}\u200b. "
        assert accepts(dressed, Answers(accept=accept), (), writing)
        assert not accepts(dressed, Answers(accept=(), reject=accept), (), writing)


def edits(word: str) -> set[str]:
    """Every word one edit away, by trying them all."""
    cuts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    variants = {one + character + two for (one, two), character in product(cuts, "abc")}
    variants |= {one + two[1:] for one, two in cuts if two}
    variants |= {one + character + two[1:] for (one, two), character in product(cuts, "abc") if two}
    variants |= {one + two[1] + two[0] + two[2:] for one, two in cuts if len(two) > 1}
    return variants - {word}


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
@settings(max_examples=100, deadline=None)
def test_one_edit_apart_agrees_with_trying_them_all(one: str, other: str) -> None:
    assert one_edit_apart(one, other) == (other in edits(one))
    assert one_edit_apart(one, other) == one_edit_apart(other, one)
    assert all(one_edit_apart(one, near) for near in edits(one))


# Walks


@st.composite
def walks(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind)) -> tuple[Session, list[Event]]:
    """A session at its start, and events to move it."""
    stations = draw(st.lists(items, min_size=1, max_size=3))
    stations = [replace(item, id=f"i{place}") for place, item in enumerate(stations)]
    kind = draw(st.sampled_from(kinds))
    pages = (Page(id="page", text="Text"),) if kind is Kind.LESSON else ()
    session = first = start(
        Script(lesson="c/l", kind=kind, stations=(*pages, *stations)),
        name="s",
        flow=draw(st.sampled_from(Flow)),
        seed=draw(st.integers(0, 9)),
        certainty=draw(st.booleans()),
    )
    events: list[Event] = []
    for number, choice in enumerate(draw(st.lists(st.integers(0, 11), max_size=14))):
        item = None if session.finished else session.station
        events.append(_event(draw, item, number, choice))
        session = step(session, events[-1])
    return first, events


_PLAIN: tuple[Event, ...] = (
    Undo(),
    TakeHint(),
    Back(),
    Restart(),
    Rate(Certainty.SURE),
    Rate(Certainty.FAIRLY),
)


def _event(draw: st.DrawFn, item: Station | None, number: int, choice: int) -> Event:
    """An event of a kind that `choice` picks, one that means something where possible."""
    if choice < len(_PLAIN):
        return _PLAIN[choice]
    if choice == 6:
        return ShowAnswer(attempt=f"t{number}", at=NOON)
    if choice == 7:
        return Next()
    if choice < 10 and item is not None and not isinstance(item, Page):
        return Draft(key(item) if choice == 8 else draw(responses(item)))
    return Submit(attempt=f"t{number}", at=NOON, writing=WRITINGS[number % len(WRITINGS)])


@given(walks())
@quick
def test_a_session_replayed_from_its_events_is_equal(walk: tuple[Session, list[Event]]) -> None:
    ends = []
    for _ in range(2):
        session, events = walk
        for event in events:
            session = step(session, event)
        ends.append(session)
    assert ends[0] == ends[1]


@given(walks())
@quick
def test_a_session_packed_and_restored_is_equal(walk: tuple[Session, list[Event]]) -> None:
    session, events = walk
    for event in events:
        session = step(session, event)
        packed = msgspec.msgpack.encode(saved_session(session))
        assert restore(session.script, msgspec.msgpack.decode(packed, type=SavedSession)) == session


@given(walks())
@quick
def test_no_attempt_is_ever_lost_or_changed(walk: tuple[Session, list[Event]]) -> None:
    session, events = walk
    given_before: list[object] = []
    for event in events:
        session = step(session, event)
        attempts = [attempt for visit in session.visits for attempt in visit.attempts]
        assert all(attempt in attempts for attempt in given_before)
        assert len(attempts) - len(given_before) <= isinstance(event, Submit)
        assert 0 <= session.at <= len(session.visits)
        given_before = list(attempts)


@given(walks((Kind.QUIZ,)))
@settings(max_examples=50, deadline=None)
def test_a_quiz_ends_once_everything_is_right(walk: tuple[Session, list[Event]]) -> None:
    session, events = walk
    for event in events:
        session = step(session, event)
    for number in range(200):
        if session.finished:
            break
        item = session.station
        assert not isinstance(item, Page)
        for event in (
            Draft(key(item)),
            Rate(Certainty.SURE),
            Submit(attempt=f"end{number}", at=NOON),
        ):
            session = step(session, event)
        session = step(session, Next()) if session.flow is not Flow.END else session
    assert session.finished
    last = {visit.station: visit for visit in session.visits}
    if session.flow is not Flow.END:
        verdicts = {visit.attempt.verdict for visit in last.values() if visit.attempt}
        assert verdicts <= {Verdict.RIGHT, Verdict.NOTED}

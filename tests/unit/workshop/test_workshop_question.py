"""A question on its way to a room tells nothing, and answers to it come back as they were meant."""

from random import Random

import msgspec
import pytest

from sidos.content.library import Library
from sidos.engine.grading import grade, key
from sidos.i18n.locales import Locales
from sidos.model.attempt import Response, Verdict, Writing
from sidos.model.item import (
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
)
from sidos.study.paths import bundled
from sidos.workshop.deck import Deck
from sidos.workshop.question import Question, asked, blank, question, received, sent_back
from sidos.workshop.reveal import answer_shown, expected, own_feedback
from sidos.workshop.stores.port import Stored

WRITING = Writing()


@pytest.fixture(scope="module")
def deck() -> Deck:
    return Deck(
        Library([bundled("lessons")], None),
        Locales([bundled("locales")], None),
        "social-capital",
        11,
    )


@pytest.fixture(scope="module", params=["en", "fi"])
def course(request: pytest.FixtureRequest, deck: Deck) -> list[Question]:
    """Every question of the course that comes with sidos."""
    names = [*deck.names(), *deck.names(["start-check"])]
    return [deck.question(name, request.param) for name in names]


def part_ids(item: AnyItem) -> set[str]:
    found = set[str]()
    for field in ("options", "pairs", "items", "groups", "gaps"):
        found |= {part.id for part in getattr(item, field, ())}
    return found


def hidden_texts(item: AnyItem) -> list[str]:
    """What must not be sent before the reveal."""
    texts = [item.explain, *item.hints]
    for field in ("options", "pairs", "items"):
        texts += [getattr(part, "why", "") for part in getattr(item, field, ())]
    if isinstance(item, Reflect):
        texts.append(item.model)
    return [text for text in texts if text]


def test_every_type_of_question_is_met(course: list[Question]) -> None:
    kinds = {"choice", "multi", "text", "cloze", "number", "match", "order", "sort", "reflect"}
    assert {one.kind for one in course} == kinds
    assert len(course) > 140


def test_what_is_sent_holds_no_answer_no_reason_and_no_id_of_the_lesson(
    course: list[Question],
) -> None:
    for one in course:
        frame = msgspec.json.encode(asked(one)).decode()
        shown = asked(one)
        for text in hidden_texts(one.item):
            assert msgspec.json.encode(text).decode()[1:-1] not in frame, one.id
        ids = [part.id for part in (*shown.parts, *shown.targets)]
        assert ids == [
            *[str(at) for at, _ in enumerate(shown.parts, 1)],
            *[str(at) for at, _ in enumerate(shown.targets, 1)],
        ]
        fields = set(msgspec.json.decode(frame))
        plain = {"id", "kind", "prompt", "lang", "parts", "targets", "unit"}
        assert fields <= plain | {"spans", "unit_spans"}
        assert not [name for name in part_ids(one.item) if f"{{{name}}}" in shown.prompt], one.id


def test_what_is_typed_is_not_sent_beyond_the_prompt(course: list[Question]) -> None:
    """Typed questions have their prompt alone (and a unit); their ids name no accepted answer."""
    for one in course:
        if isinstance(one.item, Text | Number | Reflect):
            shown = asked(one)
            assert (shown.parts, shown.targets) == ((), ())
        if isinstance(one.item, Text):
            words = set(one.id.partition("/")[2].split("-"))
            assert not words & {answer.casefold() for answer in one.item.accept}, one.id
        if isinstance(one.item, Cloze):
            assert not any(part.text for part in asked(one).parts)


def test_no_order_tells(course: list[Question]) -> None:
    for one in course:
        item = one.item
        if isinstance(item, Match):
            assert one.parts != one.targets
        if isinstance(item, Order | Sort):
            assert one.parts != tuple(part.id for part in item.items)


def test_the_first_option_is_right_no_more_often_than_others(deck: Deck) -> None:
    places: dict[str, int] = {}
    for name in deck.names():
        one = deck.question(name, "en")
        if isinstance(one.item, Choice):
            place = sent_back(one, key(one.item))
            places[str(place)] = places.get(str(place), 0) + 1
    assert max(places.values()) < sum(places.values()) * 0.6


def test_a_question_is_in_the_same_order_in_every_language(deck: Deck) -> None:
    for name in deck.names():
        english, finnish = deck.question(name, "en"), deck.question(name, "fi")
        assert (english.parts, english.targets) == (finnish.parts, finnish.targets)


def test_the_right_answer_goes_there_and_back(course: list[Question]) -> None:
    for one in course:
        own = key(one.item)
        if isinstance(one.item, Reflect):  # a phone's no-break space is a space
            own = str(own).replace("\u00a0", " ")
        sent = sent_back(one, own)
        assert received(one, sent, WRITING) == own, one.id
        expected_verdict = Verdict.NOTED if isinstance(one.item, Reflect) else Verdict.RIGHT
        assert grade(one.item, own, WRITING).verdict is expected_verdict


def test_the_blank_question_takes_answers_in_the_ids_sent_and_knows_none(
    course: list[Question],
) -> None:
    for one in course:
        item = blank(asked(one))
        assert item.__struct_config__.tag == one.kind
        assert part_ids(item) <= {part.id for part in (*asked(one).parts, *asked(one).targets)}
        content = msgspec.json.encode(item).decode()
        for text in hidden_texts(one.item):
            assert msgspec.json.encode(text).decode()[1:-1] not in content


OPTIONS = tuple(Option(id=f"o{at}", text=str(at), why="", correct=at == 1) for at in range(3))
ITEMS: dict[str, AnyItem] = {
    "choice": Choice(id="q", prompt="?", options=OPTIONS),
    "multi": Multi(id="q", prompt="?", options=OPTIONS),
    "order": Order(id="q", prompt="?", items=tuple(Ranked(id=c, text=c) for c in "abc")),
    "match": Match(
        id="q", prompt="?", pairs=tuple(Pair(id=c, left=c, right=c.upper()) for c in "abc")
    ),
    "sort": Sort(
        id="q",
        prompt="?",
        groups=(Group(id="x", text="X"), Group(id="y", text="Y")),
        items=(
            Sorted(id="a", group="x", text="a", why=""),
            Sorted(id="b", group="y", text="b", why=""),
        ),
    ),
    "cloze": Cloze(id="q", prompt="{a} and {b}", gaps=tuple(Gap(id=c, accept=(c,)) for c in "ab")),
    "text": Text(id="q", prompt="?", accept=("yes",)),
    "number": Number(id="q", prompt="?", answer=2.5, unit="%"),
    "reflect": Reflect(id="q", prompt="?", model="m"),
}


@pytest.mark.parametrize(
    ("kind", "response"),
    [
        ("choice", "4"),
        ("choice", "o1"),
        ("choice", ("1",)),
        ("choice", ""),
        ("multi", ()),
        ("multi", ("1", "1")),
        ("multi", ("1", "9")),
        ("multi", "1"),
        ("order", ("1", "2")),
        ("order", ("1", "2", "2")),
        ("order", ("1", "2", "3", "4")),
        ("match", {}),
        ("match", {"1": "a"}),
        ("match", {"9": "1"}),
        ("sort", {"1": "3"}),
        ("cloze", {"1": " ", "2": ""}),
        ("cloze", "a"),
        ("text", "  \x1b "),
        ("text", {"1": "yes"}),
        ("number", "many"),
        ("number", "1e999"),
        ("reflect", "\n \n"),
    ],
)
def test_what_is_no_answer_is_not_taken(kind: str, response: Response) -> None:
    assert received(question("bread/q", ITEMS[kind], "en", 3), response, WRITING) is None


def test_answers_are_kept_clean_and_alike() -> None:
    def kept(kind: str, response: Response) -> Response | None:
        return received(question("bread/q", ITEMS[kind], "en", 3), response, WRITING)

    assert kept("text", " y\x1b[31mes\u202e \u2028") == "y[31mes"
    assert kept("text", "a" * 5000) == "a" * 2000
    assert kept("multi", ("3", "1")) == kept("multi", ("1", "3"))
    assert kept("cloze", {"2": "b", "nonsense": "x"}) == {"a": "", "b": "b"}
    assert kept("reflect", "one\r\n\n two\x07") == "one\n\ntwo"
    assert kept("number", "2,5 %") == "2,5 %"


@pytest.mark.parametrize("seed", range(8))
def test_a_question_that_is_not_to_be_shuffled_still_tells_nothing(seed: int) -> None:
    for kind in ("match", "sort", "order"):
        item = msgspec.structs.replace(ITEMS[kind], shuffle=False)
        one = question("bread/q", item, "en", seed)
        shown = one.targets if kind == "match" else one.parts
        own = [part.id for part in getattr(item, "pairs", ()) or getattr(item, "items", ())]
        assert sorted(shown) == sorted(own)
        assert list(shown) != own


def test_the_reveal_tells_the_answer_and_nobodys_own(course: list[Question]) -> None:
    for one in course:
        told = answer_shown(one, 11, WRITING)
        assert told.explain == one.item.explain
        assert not any(row.given or row.chosen or row.near for row in told.rows)
        assert {row.id for row in told.rows} <= {"", *map(str, range(1, len(one.parts) + 1))}
        assert expected(one, WRITING)


def test_own_feedback_is_in_the_positions_shown(course: list[Question]) -> None:
    for one in course:
        if isinstance(one.item, Choice):
            wrong = Random(one.id).choice([o.id for o in one.item.options if not o.correct])
            stored = Stored(
                room="r",
                question=one.id,
                round=1,
                member="m",
                key="k",
                response=msgspec.json.encode(wrong),
                verdict="wrong",
                score=0.0,
                parts=b"[]",
                at=0.0,
            )
            told = own_feedback(one, stored, 11, WRITING)
            assert told.verdict is Verdict.WRONG
            assert [row.id for row in told.rows if row.chosen] == [sent_back(one, wrong)]

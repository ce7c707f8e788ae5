"""A room's report in one language: sums of what was answered, no id of a person anywhere.

Names are in it only where the room asked for names, and only as long as the store has them.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from sidos.content.markdown_parser import parse_text
from sidos.content.markdown_writer import write_blocks
from sidos.model.attempt import Verdict
from sidos.model.rich_text import Spans
from sidos.study.paper import SHORT
from sidos.study.prompt import gap_ids
from sidos.workshop.deck import Deck
from sidos.workshop.reveal import expected_spans
from sidos.workshop.room import RoomState
from sidos.workshop.stores.port import AnswerGroup, Member, Raised, Room, Stored
from sidos.workshop.tally import tally
from sidos.workshop.view import AnswerTally, Mode


class QuestionReport(Struct, frozen=True, kw_only=True):
    """A question that was asked. `kind` is "" where it is no longer in the course; `prompt` is
    Markdown; `rounds`: the tally of each round."""

    id: str
    kind: str
    lesson: str
    prompt: str
    expected: tuple[Spans, ...]
    rounds: tuple[AnswerTally, ...]

    @property
    def is_scored(self) -> bool:
        """Whether there are right answers to it."""
        return self.kind != "reflect"

    @property
    def is_typed(self) -> bool:
        """Whether its bars are what people wrote."""
        return self.kind in {"text", "number"}


class ConceptReport(Struct, frozen=True, kw_only=True):
    """What the room can of a concept: answers in each question's last round. `lesson`: the first
    one that teaches it, "" where none does."""

    id: str
    name: str
    answered: int
    right: int
    lesson: str


class FloorReport(Struct, frozen=True, kw_only=True):
    """A question from the floor."""

    text: str
    votes: int
    state: str


class Mark(Struct, frozen=True, kw_only=True):
    """How one person answered a question in a round."""

    question: str
    round: int
    verdict: str
    score: float


class PersonReport(Struct, frozen=True, kw_only=True):
    """A person by name, in the order of joining."""

    name: str
    answers: tuple[Mark, ...]


class Report(Struct, frozen=True, kw_only=True):
    """All of it. Times are seconds since 1970; `joined`: how many people there were, as far as
    the store still tells."""

    room: str
    course: str
    title: str
    mode: Mode
    lang: str
    made: float
    ended: float | None
    joined: int
    questions: tuple[QuestionReport, ...]
    concepts: tuple[ConceptReport, ...]
    floor: tuple[FloorReport, ...]
    people: tuple[PersonReport, ...] = ()


class RoomFacts(Struct, frozen=True, kw_only=True):
    """What the store has of a room. `answers` are needed for people's rows only."""

    room: Room
    state: RoomState
    groups: Mapping[str, Sequence[AnswerGroup]]
    members: Sequence[Member]
    floor: Sequence[Raised]
    answers: Sequence[Stored] = ()


def share(right: int, answered: int) -> float:
    """The share of right answers; 0 where there are none."""
    return right / answered if answered else 0.0


def report_of(facts: RoomFacts, deck: Deck, lang: str) -> Report:
    """The report in the language `lang`."""
    room, state = facts.room, facts.state
    questions = tuple(_question(facts, deck, lang, name) for name in state.asked)
    return Report(
        room=room.id,
        course=deck.title(lang),
        title=room.title or deck.title(lang),
        mode=room.mode,
        lang=lang,
        made=room.made,
        ended=room.ended,
        joined=_joined(facts, questions),
        questions=questions,
        concepts=_concepts(questions, deck, lang),
        floor=_floor(facts.floor),
        people=() if room.mode is Mode.ANONYMOUS else _people(facts),
    )


def _question(facts: RoomFacts, deck: Deck, lang: str, name: str) -> QuestionReport:
    rounds = range(1, facts.state.rounds.get(name, 0) + 1)
    groups = facts.groups.get(name, ())
    lesson = deck.lesson_title(name, lang)
    if not deck.has(name):
        sums = tuple(_sums(name, number, groups) for number in rounds)
        return QuestionReport(
            id=name, kind="", lesson=lesson, prompt=name, expected=(), rounds=sums
        )
    one, whole = deck.question(name, lang), facts.room.mode is not Mode.ANONYMOUS
    return QuestionReport(
        id=name,
        kind=one.kind,
        lesson=lesson,
        prompt=write_blocks(parse_text(one.item.prompt, gap_ids(one.item)), lambda _number: SHORT),
        expected=expected_spans(one, deck.writing(one.lang)) if one.kind != "reflect" else (),
        # Without names, what only one person typed would still tell of one.
        rounds=tuple(tally(one, number, groups, whole=whole) for number in rounds),
    )


def _sums(name: str, number: int, groups: Iterable[AnswerGroup]) -> AnswerTally:
    """A tally without bars, of a question whose answers can't be read any more."""
    given = [group for group in groups if group.round == number]
    counts = {
        verdict: sum(group.count for group in given if group.verdict == verdict)
        for verdict in (Verdict.RIGHT, Verdict.PARTLY, Verdict.WRONG)
    }
    return AnswerTally(
        question=name,
        round=number,
        answered=sum(group.count for group in given),
        right=counts[Verdict.RIGHT],
        partly=counts[Verdict.PARTLY],
        wrong=counts[Verdict.WRONG],
    )


def _concepts(
    questions: Sequence[QuestionReport], deck: Deck, lang: str
) -> tuple[ConceptReport, ...]:
    """Every concept that was asked about and answered on, the weakest first."""
    sums: dict[str, list[int]] = {}
    for one in questions:
        if not (one.kind and one.is_scored and one.rounds):
            continue
        for concept in deck.question(one.id, lang).item.concepts:
            so_far = sums.setdefault(concept, [0, 0])
            so_far[0] += one.rounds[-1].answered
            so_far[1] += one.rounds[-1].right
    names = deck.concept_names(lang)
    rows = [
        ConceptReport(
            id=concept,
            name=names.get(concept, concept),
            answered=answered,
            right=right,
            lesson=deck.lesson_on(concept, lang),
        )
        for concept, (answered, right) in sums.items()
        if answered
    ]
    return tuple(sorted(rows, key=lambda one: share(one.right, one.answered)))


def _floor(raised: Sequence[Raised]) -> tuple[FloorReport, ...]:
    rows = [FloorReport(text=one.text, votes=len(one.voters), state=one.state) for one in raised]
    return tuple(sorted(rows, key=lambda row: -row.votes))


def _joined(facts: RoomFacts, questions: Sequence[QuestionReport]) -> int:
    """Once names are deleted, at least as many as answered a question."""
    answered = (tally.answered for one in questions for tally in one.rounds)
    return max(len(facts.members), max(answered, default=0))


def _people(facts: RoomFacts) -> tuple[PersonReport, ...]:
    place = {name: at for at, name in enumerate(facts.state.asked)}
    rows: dict[str, list[Mark]] = {
        one.id: [] for one in facts.members if one.name and not one.removed
    }
    for stored in facts.answers:
        if stored.member in rows and stored.question in place:
            rows[stored.member].append(
                Mark(
                    question=stored.question,
                    round=stored.round,
                    verdict=stored.verdict,
                    score=stored.score,
                )
            )
    names = {one.id: one.name for one in facts.members}

    def order(mark: Mark) -> tuple[int, int]:
        return place[mark.question], mark.round

    return tuple(
        PersonReport(name=names[person], answers=tuple(sorted(marks, key=order)))
        for person, marks in rows.items()
    )

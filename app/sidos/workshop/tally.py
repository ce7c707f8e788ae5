"""What a room's answers to a question come to, in the language of who looks.

A typed answer that was wrong is shown to a room only where at least two people gave it: what one
person wrote is nobody else's business.
"""

import json
from collections.abc import Iterable, Mapping, Sequence

from sidos.content.markdown_parser import parse_line
from sidos.engine.matching import accepts, answer_of, shown_answers
from sidos.model.attempt import Response, Verdict, Writing
from sidos.model.item import (
    Answers,
    Choice,
    Cloze,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)
from sidos.workshop.question import Question, part_position, part_texts
from sidos.workshop.stores.port import AnswerGroup
from sidos.workshop.view import AnswerTally, Bar

_COMMONEST = 8
_ENOUGH = 2


def tally(
    one: Question, number: int, groups: Iterable[AnswerGroup], *, whole: bool = False
) -> AnswerTally:
    """What was answered in round `number`. `whole`: for the facilitator, who sees every typed
    answer."""
    given = [group for group in groups if group.round == number]
    return AnswerTally(
        question=one.id,
        round=number,
        answered=sum(group.count for group in given),
        right=_verdicts(given, Verdict.RIGHT),
        partly=_verdicts(given, Verdict.PARTLY),
        wrong=_verdicts(given, Verdict.WRONG),
        bars=_bars(one, given, whole=whole),
    )


def _verdicts(groups: Sequence[AnswerGroup], verdict: Verdict) -> int:
    return sum(group.count for group in groups if group.verdict == verdict)


def _bars(one: Question, groups: Sequence[AnswerGroup], *, whole: bool) -> tuple[Bar, ...]:
    item = one.item
    match item:
        case Choice() | Multi():
            return _options(one, item, groups)
        case Text() | Number():
            return _typed(one, item, groups, whole=whole)
        case Reflect():
            return ()
    return _parts(one, item, groups)


def _options(one: Question, item: Choice | Multi, groups: Sequence[AnswerGroup]) -> tuple[Bar, ...]:
    counts: dict[str, int] = {}
    for group in groups:
        response = _response(group)
        for name in (response,) if isinstance(response, str) else response:
            counts[name] = counts.get(name, 0) + group.count
    options = {option.id: option for option in item.options}
    return tuple(
        Bar(
            id=str(at),
            text=options[name].text,
            spans=parse_line(options[name].text),
            count=counts.get(name, 0),
            correct=options[name].correct,
        )
        for at, name in enumerate(one.parts, 1)
    )


def _typed(
    one: Question, item: Text | Number, groups: Sequence[AnswerGroup], *, whole: bool
) -> tuple[Bar, ...]:
    """The commonest answers, those that mean the same together under what was typed most."""
    counts: dict[tuple[str, bool], int] = {}
    words: dict[tuple[str, bool], tuple[int, str]] = {}
    for group in groups:
        typed = str(_response(group))
        kind = (_folded(typed, item, one.lang), group.verdict == Verdict.RIGHT)
        counts[kind] = counts.get(kind, 0) + group.count
        words[kind] = max(words.get(kind, (0, "")), (group.count, typed))
    bars = [
        Bar(text=words[kind][1], count=count, correct=kind[1])
        for kind, count in counts.items()
        if whole or kind[1] or count >= _ENOUGH
    ]
    return tuple(sorted(bars, key=lambda bar: (-bar.count, bar.text))[:_COMMONEST])


def _folded(typed: str, item: Text | Number, lang: str) -> str:
    if isinstance(item, Text):
        for accepted in item.accept:
            if accepts(typed, Answers(accept=(accepted,)), (), Writing(tag=lang)):
                return answer_of(accepted)[0]
    return " ".join(typed.casefold().split())


def _parts(
    one: Question, item: Match | Order | Sort | Cloze, groups: Sequence[AnswerGroup]
) -> tuple[Bar, ...]:
    """How many answered each part rightly; a gap is called by its answer."""
    counts: dict[str, int] = {}
    for group in groups:
        for name in json.loads(group.parts):
            counts[name] = counts.get(name, 0) + group.count
    texts: Mapping[str, str] = part_texts(item)
    if isinstance(item, Cloze):
        texts = {gap.id: shown_answers(gap)[0] for gap in item.gaps}
    return tuple(
        Bar(
            id=part_position(one, name),
            text=text,
            spans=() if isinstance(item, Cloze) else parse_line(text),
            count=counts.get(name, 0),
        )
        for name, text in texts.items()
    )


def _response(group: AnswerGroup) -> Response:
    response: Response = json.loads(group.response)
    return response

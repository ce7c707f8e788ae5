"""Grading: an item and a response in, a grade out. Scores lie in [0, 1].

Grading never looks at the order in which parts were shown, only at ids and typed lines.
"""

from collections.abc import Mapping

from sidos.engine.matching import accepts, near_miss
from sidos.engine.number import parse_number
from sidos.model.attempt import Grade, Response, Verdict, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Gap,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)


def grade(item: AnyItem, response: Response, writing: Writing) -> Grade:
    """Grade `response`; ids that the item doesn't know count as wrong.

    Raises TypeError where the response is not of the item's shape (`Response` lists them).
    """
    match item, response:
        case Choice(), str():
            return _choice(item, response)
        case Multi(), tuple() | list():
            return _multi(item, frozenset(response))
        case Text(), str():
            return _typed({item.id: item}, {item.id: response}, writing)
        case Cloze(), Mapping():
            return _typed({gap.id: gap for gap in item.gaps}, response, writing)
        case Number(), str():
            return _number(item, response, writing)
        case Match(), Mapping():
            return _shares({pair.id: response.get(pair.id) == pair.id for pair in item.pairs})
        case Order(), tuple() | list():
            return _order(item, tuple(response))
        case Sort(), Mapping():
            return _shares({part.id: response.get(part.id) == part.group for part in item.items})
        case Reflect(), str():
            return Grade(score=0.0, verdict=Verdict.NOTED, parts={}, near={})
    raise TypeError(f"{type(item).__name__} takes no {type(response).__name__} as a response")


def key(item: AnyItem) -> Response:
    """The response that scores 1 (for a reflection, the model answer)."""
    match item:
        case Choice():
            return next(option.id for option in item.options if option.correct)
        case Multi():
            return tuple(option.id for option in item.options if option.correct)
        case Text():
            return item.accept[0]
        case Cloze():
            return {gap.id: gap.accept[0] for gap in item.gaps}
        case Number():
            # So many decimals that no language takes the point for a thousands sign.
            return f"{item.answer:.12f}"
        case Match():
            return {pair.id: pair.id for pair in item.pairs}
        case Order():
            return tuple(part.id for part in item.items)
        case Sort():
            return {part.id: part.group for part in item.items}
        case Reflect():
            return item.model


def is_empty(response: Response | None) -> bool:
    """Whether nothing was answered (blank lines count as nothing)."""
    if isinstance(response, Mapping):
        return not any(value.strip() for value in response.values())
    if isinstance(response, str):
        return not response.strip()
    return not response


def _graded(
    score: float, parts: Mapping[str, bool], near: Mapping[str, str] | None = None
) -> Grade:
    verdict = Verdict.RIGHT if score == 1 else Verdict.PARTLY if score > 0 else Verdict.WRONG
    return Grade(score=score, verdict=verdict, parts=parts, near=near or {})


def _shares(parts: Mapping[str, bool], near: Mapping[str, str] | None = None) -> Grade:
    return _graded(sum(parts.values()) / len(parts), parts, near)


def _choice(item: Choice, picked: str) -> Grade:
    parts = {option.id: option.correct == (option.id == picked) for option in item.options}
    return _graded(float(any(o.correct and o.id == picked for o in item.options)), parts)


def _multi(item: Multi, picked: frozenset[str]) -> Grade:
    wanted = {option.id for option in item.options if option.correct}
    parts = {option.id: option.correct == (option.id in picked) for option in item.options}
    score = (len(picked & wanted) - len(picked - wanted)) / len(wanted)
    return _graded(max(0.0, score), parts)


def _typed(gaps: Mapping[str, Text | Gap], typed: Mapping[str, str], writing: Writing) -> Grade:
    parts: dict[str, bool] = {}
    near: dict[str, str] = {}
    for name, gap in gaps.items():
        line = typed.get(name, "")
        parts[name] = accepts(line, gap.accept, gap.reject, gap.others, writing.tag)
        missed = None if parts[name] else near_miss(line, gap.accept, gap.reject, writing.tag)
        if missed is not None:
            near[name] = missed
    return _shares(parts, near)


def _number(item: Number, typed: str, writing: Writing) -> Grade:
    value = parse_number(typed, writing, item.unit)
    slack = max(item.tolerance.absolute, item.tolerance.relative * abs(item.answer))
    right = value is not None and abs(value - item.answer) <= slack + 1e-9
    return _graded(float(right), {item.id: right})


def _order(item: Order, given: tuple[str, ...]) -> Grade:
    """A part is right where it follows the part that it should follow (the first: nothing)."""
    wanted = [part.id for part in item.items]
    before = dict(zip(wanted, [None, *wanted], strict=False))
    came: dict[str, str | None] = {}
    for name, previous in zip(given, (None, *given), strict=False):
        came.setdefault(name, previous)
    parts = {name: name in came and came[name] == before[name] for name in wanted}
    neighbours = sum(parts[name] for name in wanted[1:])
    return _graded(neighbours / (len(wanted) - 1), parts)

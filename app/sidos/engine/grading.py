"""Grading: an item and a response in, a grade out. Scores lie in [0, 1].

Grading never looks at the order in which parts were shown, only at ids and typed lines.
"""

from collections.abc import Mapping

from sidos.engine.matching import accepts, answers_of, is_listed, key_of, near_miss, reason_of
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
    Tolerance,
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
            return _typed(item, {item.id: response}, writing)
        case Cloze(), Mapping():
            return _typed(item, response, writing)
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
            return key_of(item)
        case Cloze():
            return {gap.id: key_of(gap) for gap in item.gaps}
        case Number():
            # So many decimals that no language takes the point for a thousands separator.
            return f"{item.answer:.12f}"
        case Match():
            return {pair.id: pair.id for pair in item.pairs}
        case Order():
            return tuple(part.id for part in item.items)
        case Sort():
            return {part.id: part.group for part in item.items}
        case Reflect():
            return item.model


def fits(item: AnyItem, response: Response) -> bool:
    """Whether `response` has the item's shape (`Response` lists them)."""
    match item:
        case Multi() | Order():
            return isinstance(response, tuple | list)
        case Cloze() | Match() | Sort():
            return isinstance(response, Mapping)
    return isinstance(response, str)


def is_empty(response: Response | None) -> bool:
    """Whether the response is None, empty or blank."""
    if isinstance(response, Mapping):
        return not any(value.strip() for value in response.values())
    if isinstance(response, str):
        return not response.strip()
    return not response


def _graded(
    score: float,
    parts: Mapping[str, bool],
    near: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
) -> Grade:
    verdict = Verdict.RIGHT if score == 1 else Verdict.PARTLY if score > 0 else Verdict.WRONG
    return Grade(score=score, verdict=verdict, parts=parts, near=near or {}, reasons=reasons or {})


def _shares(
    parts: Mapping[str, bool],
    near: Mapping[str, str] | None = None,
    reasons: Mapping[str, str] | None = None,
) -> Grade:
    return _graded(sum(parts.values()) / len(parts), parts, near, reasons)


def _choice(item: Choice, picked: str) -> Grade:
    parts = {option.id: option.correct == (option.id == picked) for option in item.options}
    return _graded(float(any(o.correct and o.id == picked for o in item.options)), parts)


def _multi(item: Multi, picked: frozenset[str]) -> Grade:
    wanted = {option.id for option in item.options if option.correct}
    parts = {option.id: option.correct == (option.id in picked) for option in item.options}
    score = (len(picked & wanted) - len(picked - wanted)) / len(wanted)
    return _graded(max(0.0, score), parts)


def typed_parts(item: Text | Cloze) -> dict[str, Text | Gap]:
    """The parts that are typed into, by id: the item itself or its gaps."""
    return {item.id: item} if isinstance(item, Text) else {gap.id: gap for gap in item.gaps}


def near_misses(item: Text | Cloze, lines: Mapping[str, str], writing: Writing) -> dict[str, str]:
    """For each part whose line is wrong and nearly an accepted answer, that answer. A line that
    any list of the item has, accepted or refused, is a word of its own and no near miss."""
    parts = typed_parts(item)
    lists = [each for gap in parts.values() for each in (answers_of(gap), *gap.others)]
    near: dict[str, str] = {}
    for name, gap in parts.items():
        line = lines.get(name, "")
        if line.strip() and not any(is_listed(line, each, writing) for each in lists):
            answer = near_miss(line, answers_of(gap), writing)
            if answer is not None:
                near[name] = answer
    return near


def _typed(item: Text | Cloze, typed: Mapping[str, str], writing: Writing) -> Grade:
    parts: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    for name, gap in typed_parts(item).items():
        line, answers = typed.get(name, ""), answers_of(gap)
        parts[name] = accepts(line, answers, gap.others, writing)
        reason = "" if parts[name] else reason_of(line, answers, gap.others, writing)
        if reason:
            reasons[name] = reason
    return _shares(parts, near_misses(item, typed, writing), reasons)


def units_of(item: Number) -> tuple[str, ...]:
    """The ways to write the unit of `item`."""
    return (item.unit, *item.units)


def _number(item: Number, typed: str, writing: Writing) -> Grade:
    value = parse_number(typed, writing, units_of(item))
    right = value is not None and any(
        abs(value - answer) <= _slack(item.tolerance, answer) + 1e-9
        for answer in (item.answer, *item.answers)
    )
    return _graded(float(right), {item.id: right})


def _slack(tolerance: Tolerance, answer: float) -> float:
    return max(tolerance.absolute, tolerance.relative * abs(answer))


def _order(item: Order, order: tuple[str, ...]) -> Grade:
    """A part is right where it follows the part that it should follow (the first: nothing)."""
    wanted = [part.id for part in item.items]
    expected = dict(zip(wanted, [None, *wanted], strict=False))
    predecessor: dict[str, str | None] = {}
    for name, previous in zip(order, (None, *order), strict=False):
        predecessor.setdefault(name, previous)
    parts = {name: name in predecessor and predecessor[name] == expected[name] for name in wanted}
    neighbours = sum(parts[name] for name in wanted[1:])
    return _graded(neighbours / (len(wanted) - 1), parts)

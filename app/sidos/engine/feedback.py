"""Feedback on an answer as rows, without interface text, for every front end."""

from collections.abc import Mapping

from msgspec import Struct

from sidos.engine.grading import grade, key
from sidos.engine.matching import shown_answers
from sidos.engine.number import format_number
from sidos.engine.shuffle import display_order
from sidos.model.attempt import Attempt, Grade, Response, Verdict, Writing
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


class FeedbackRow(Struct, frozen=True, kw_only=True):
    """One part of an item: an option, a gap, a pair, a thing ordered or sorted.

    `given` and `right` are texts to show side by side (empty for options); `chosen` and
    `correct` say of an option whether it was picked and whether it is right; `ok` whether this
    part was answered rightly; `near` is the accepted answer that was nearly typed; `reason` why
    a typed answer is refused.
    """

    id: str
    text: str = ""
    given: str = ""
    right: str = ""
    why: str = ""
    chosen: bool = False
    correct: bool = False
    ok: bool = False
    near: str = ""
    reason: str = ""


class Feedback(Struct, frozen=True, kw_only=True):
    """The verdict and one row for each part. `accepted`: further answers that are also right, a
    few; `self_judged`: right because the learner judged so."""

    verdict: Verdict
    score: float
    rows: tuple[FeedbackRow, ...]
    accepted: tuple[str, ...] = ()
    explain: str = ""
    self_judged: bool = False


def feedback(item: AnyItem, attempt: Attempt, writing: Writing) -> Feedback:
    """The feedback on an attempt, worded in the item's language, options as they were shown."""
    is_shown = attempt.verdict is Verdict.SHOWN
    response = attempt.response if attempt.response or not is_shown else _nothing(item)
    graded = grade(item, response, writing)
    return Feedback(
        verdict=attempt.verdict,
        score=attempt.score,
        rows=_rows(item, response, graded, attempt.seed, writing),
        accepted=_others_accepted(item, writing),
        explain=item.explain,
        self_judged=attempt.self_judged,
    )


def _others_accepted(item: AnyItem, writing: Writing) -> tuple[str, ...]:
    if isinstance(item, Number):
        return tuple(format_number(each, writing) for each in item.answers)
    return shown_answers(item)[1:] if isinstance(item, Text) else ()


def _nothing(item: AnyItem) -> Response:
    empty = key(item)
    return "" if isinstance(empty, str) else () if isinstance(empty, tuple) else {}


def _rows(
    item: AnyItem, response: Response, graded: Grade, seed: int, writing: Writing
) -> tuple[FeedbackRow, ...]:
    lines = response if isinstance(response, Mapping) else {}
    match item:
        case Choice() | Multi():
            return _options(item, response, graded, seed)
        case Text():
            return (_typed_row(item, str(response), graded),)
        case Cloze():
            return tuple(_typed_row(gap, lines.get(gap.id, ""), graded) for gap in item.gaps)
        case Number():
            right = f"{format_number(item.answer, writing)} {item.unit}".rstrip()
            return (
                FeedbackRow(id=item.id, given=str(response), right=right, ok=graded.parts[item.id]),
            )
        case Match():
            return _pairs(item, lines, graded)
        case Order():
            return _places(item, tuple(response), graded)
        case Sort():
            return _sorted(item, lines, graded)
        case Reflect():
            return (FeedbackRow(id=item.id, given=str(response), right=item.model, ok=True),)


def _options(
    item: Choice | Multi, response: Response, graded: Grade, seed: int
) -> tuple[FeedbackRow, ...]:
    picked = {response} if isinstance(response, str) else set(response)
    options = {option.id: option for option in item.options}
    return tuple(
        FeedbackRow(
            id=name,
            text=options[name].text,
            why=options[name].why,
            chosen=name in picked,
            correct=options[name].correct,
            ok=graded.parts[name],
        )
        for name in display_order(item, seed)
    )


def _pairs(item: Match, joined: Mapping[str, str], graded: Grade) -> tuple[FeedbackRow, ...]:
    rights = item.rights
    pairs = tuple(
        FeedbackRow(
            id=pair.id,
            text=pair.left,
            given=rights.get(joined.get(pair.id, ""), ""),
            right=pair.right,
            why=pair.why,
            ok=graded.parts[pair.id],
        )
        for pair in item.pairs
    )
    # What fits nothing has no answer, only a reason.
    extra = (FeedbackRow(id=side.id, text=side.text, why=side.why, ok=True) for side in item.extra)
    return (*pairs, *extra)


def _places(item: Order, order: tuple[str, ...], graded: Grade) -> tuple[FeedbackRow, ...]:
    """A row for each place: what was put there, and what belongs there."""
    texts = {part.id: part.text for part in item.items}
    own = [texts.get(name, "") for name in order]
    own += [""] * (len(item.items) - len(own))
    return tuple(
        FeedbackRow(
            id=part.id,
            text=part.text,
            given=text,
            right=part.text,
            why=part.why,
            ok=graded.parts[part.id],
        )
        for part, text in zip(item.items, own, strict=False)
    )


def _sorted(item: Sort, group_of: Mapping[str, str], graded: Grade) -> tuple[FeedbackRow, ...]:
    groups = {group.id: group.text for group in item.groups}
    return tuple(
        FeedbackRow(
            id=part.id,
            text=part.text,
            given=groups.get(group_of.get(part.id, ""), ""),
            right=groups.get(part.group, part.group),
            why=part.why,
            ok=graded.parts[part.id],
        )
        for part in item.items
    )


def _typed_row(gap: Text | Gap, typed: str, graded: Grade) -> FeedbackRow:
    return FeedbackRow(
        id=gap.id,
        given=typed,
        right=shown_answers(gap)[0],
        ok=graded.parts[gap.id],
        near=graded.near.get(gap.id, ""),
        reason=graded.reasons.get(gap.id, ""),
    )

"""What the reveal tells: the answer with its explanation, and to each the feedback on their own."""

from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from sidos.content.markdown_parser import parse_line
from sidos.content.plain_text import plain_text, spans_text
from sidos.engine.feedback import Feedback, FeedbackRow, feedback
from sidos.engine.grading import grade, key
from sidos.engine.matching import shown_answers
from sidos.model.attempt import Attempt, Flow, Grade, Response, Verdict, Writing
from sidos.model.item import Cloze, Multi, Number, Order, Reflect, Text
from sidos.model.rich_text import Span, Spans
from sidos.workshop.question import Question, in_positions
from sidos.workshop.stores.port import Stored

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_RESPONSES: msgspec.json.Decoder[Response] = msgspec.json.Decoder(Response)


def graded(one: Question, response: Response, writing: Writing) -> Grade:
    """The grade of an answer in the lesson's own ids."""
    return grade(one.item, response, writing)


def kept_response(response: Response) -> bytes:
    """An answer as it is stored; equal ones give equal bytes."""
    return msgspec.json.encode(response)


def read_response(stored: bytes) -> Response:
    """A stored answer."""
    return _RESPONSES.decode(stored)


def answer_shown(one: Question, seed: int, writing: Writing) -> Feedback:
    """Feedback as of one who answered rightly; nothing in it is anybody's."""
    verdict = Verdict.NOTED if isinstance(one.item, Reflect) else Verdict.RIGHT
    whole = _feedback(one, key(one.item), verdict, 1.0, seed=seed, writing=writing)
    rows = tuple(replace(row, given="", chosen=False, near="") for row in whole.rows)
    return replace(whole, rows=rows)


def own_feedback(one: Question, stored: Stored, seed: int, writing: Writing) -> Feedback:
    """Feedback on an answer that was graded so when it was given."""
    response, verdict = read_response(stored.response), Verdict(stored.verdict)
    return _feedback(one, response, verdict, stored.score, seed=seed, writing=writing)


def expected(one: Question, writing: Writing) -> tuple[str, ...]:
    """The right answer in lines of plain words, for the facilitator."""
    return tuple(map(spans_text, expected_spans(one, writing)))


def expected_spans(one: Question, writing: Writing) -> tuple[Spans, ...]:
    """The right answer in lines."""
    item = one.item
    rows = answer_shown(one, 0, writing).rows
    match item:
        case Text():
            return tuple(map(_typed, shown_answers(item)))
        case Cloze():
            return tuple(_typed(row.right) for row in rows)
        case Reflect():
            return (_typed(plain_text(item.model)),)
        case Number() | Order():
            return tuple(parse_line(row.right) for row in rows)
        case Multi():
            return tuple(parse_line(option.text) for option in item.options if option.correct)
    options = [parse_line(row.text) for row in rows if row.correct]
    return tuple(options or [_pair(row) for row in rows if row.ok])


def _typed(words: str) -> Spans:
    return (Span(text=words),)


def _pair(row: FeedbackRow) -> Spans:
    right = (*_typed(" → "), *parse_line(row.right)) if row.right else ()
    return (*parse_line(row.text), *right)


def _feedback(
    one: Question,
    response: Response,
    verdict: Verdict,
    score: float,
    *,
    seed: int,
    writing: Writing,
) -> Feedback:
    attempt = Attempt(
        id="",
        session="",
        item=one.id,
        rev=one.item.rev,
        locale=writing.tag,
        flow=Flow.INSTANT,
        seed=seed,
        response=response,
        score=score,
        verdict=verdict,
        at=_NEVER,
        duration_ms=0,
    )
    return in_positions(one, feedback(one.item, attempt, writing))

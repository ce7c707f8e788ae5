"""The only place where a lesson or quiz advances.

`step(session, event)` is pure and total: an event that has no meaning at this moment leaves the
session as it is. A session is equal to another one replayed from the same events.
"""

from collections.abc import Mapping
from enum import StrEnum

from msgspec.structs import replace

from sidos.engine.event import (
    Back,
    Draft,
    Event,
    Go,
    MeansSame,
    Next,
    Rate,
    Restart,
    ShowAnswer,
    Submit,
    TakeHint,
    Undo,
)
from sidos.engine.grading import fits, grade, is_empty, near_misses, units_of
from sidos.engine.number import read_number
from sidos.engine.session import Doubt, Kind, Script, Session, Station, Visit
from sidos.model.attempt import (
    ASKED_AGAIN,
    GUESS,
    SELF_JUDGED,
    Attempt,
    Certainty,
    Flow,
    Grade,
    Response,
    Verdict,
    Writing,
)
from sidos.model.item import AnyItem, Cloze, Number, Reflect, Text
from sidos.model.lesson import Page

RETURN_AFTER = 3
"""A missed item comes back after this many others, or as many as are left."""

LONGEST = 10_000
"""Characters in a typed answer; a longer one is refused."""

_REMEMBERED = 50
_TYPED = (Text, Cloze, Number, Reflect)


class Refusal(StrEnum):
    """Why an answer can't be taken yet."""

    EMPTY = "empty"
    NO_NUMBER = "no-number"
    OTHER_UNIT = "other-unit"
    TOO_LONG = "too-long"
    UNRATED = "unrated"


def start(script: Script, *, name: str, flow: Flow, seed: int, certainty: bool = False) -> Session:
    """A new session with the id `name`. A lesson's questions always answer at once, a start
    check's only at the end."""
    flows = {Kind.LESSON: Flow.INSTANT, Kind.START: Flow.END}
    return Session(
        id=name,
        lesson=script.lesson,
        kind=script.kind,
        flow=flows.get(script.kind, flow),
        seed=seed,
        certainty=certainty and script.kind in {Kind.QUIZ, Kind.RECAP},
        visits=tuple(Visit(station=station.id) for station in script.stations),
        script=script,
    )


def refusal(session: Session, writing: Writing) -> Refusal | None:
    """Why the current draft can't be submitted, or None where it can."""
    station, response = session.station, session.response
    if isinstance(station, Page) or response is None or is_empty(response):
        return Refusal.EMPTY
    if not fits(station, response):
        return Refusal.EMPTY  # of another version of the question
    lines = response.values() if isinstance(response, dict) else (response,)
    if any(isinstance(line, str) and len(line) > LONGEST for line in lines):
        return Refusal.TOO_LONG
    if isinstance(station, Number):
        number = read_number(str(response), writing, units_of(station))
        if number is None:
            return Refusal.NO_NUMBER
        if not number.unit_fits:
            return Refusal.OTHER_UNIT
    if session.certainty and session.visit.certainty is None and not isinstance(station, Reflect):
        return Refusal.UNRATED
    return None


def step(session: Session, event: Event) -> Session:
    """The session after `event`."""
    match event:
        case Restart() | Back() | Go():
            return _move(session, event)
        case Draft(response, int(at)) if at != session.at:
            return _drafted_elsewhere(session, response, at)
        case _ if session.finished:
            return session
        case Next():
            return _next(session)
        case MeansSame():
            return _judge_same(session, event) if session.may_judge else session
        case _ if session.visit.settled or isinstance(session.station, Page):
            return session
        case ShowAnswer():
            return _give_up(session, event)
        case Submit():
            return _submit(session, session.station, event)
        case Draft(response):
            return _drafted(session, session.station, response)
        case Undo():
            return _undo(session)
        case TakeHint() | Rate():
            return _helped_or_rated(session, session.station, event)
    return session


def _with_visit(session: Session, visit: Visit) -> Session:
    visits = (*session.visits[: session.at], visit, *session.visits[session.at + 1 :])
    return replace(session, visits=visits)


def _next(session: Session) -> Session:
    may_leave = session.kind is Kind.LESSON or session.visit.settled
    return replace(session, at=session.at + 1) if may_leave else session


def _move(session: Session, event: Restart | Back | Go) -> Session:
    if session.kind is not Kind.LESSON:
        return _start_with(session, event.station) if isinstance(event, Go) else session
    if isinstance(event, Restart):
        return replace(session, at=0)
    if isinstance(event, Back):
        return replace(session, at=max(0, session.at - 1))
    places = (at for at, visit in enumerate(session.visits) if visit.station == event.station)
    return replace(session, at=next(places, session.at))


def _start_with(session: Session, name: str) -> Session:
    """A quiz as it began, the question `name` before the others; any other as it is."""
    if any(visit != Visit(station=visit.station) for visit in session.visits):
        return session
    visits = sorted(session.visits, key=lambda visit: visit.station != name)
    return replace(session, visits=tuple(visits))


def _drafted_elsewhere(session: Session, response: Response, at: int) -> Session:
    """As if the visit with the index `at`, which must exist, were the current one."""
    if not 0 <= at < len(session.visits):
        return session
    return replace(step(replace(session, at=at), Draft(response)), at=session.at)


def _drafted(session: Session, item: AnyItem, response: Response) -> Session:
    if not fits(item, response):
        return session
    visit = session.visit
    past = visit.past if isinstance(item, _TYPED) else (*visit.past, visit.draft)[-_REMEMBERED:]
    return _with_visit(session, replace(visit, draft=response, past=past))


def _helped_or_rated(session: Session, item: AnyItem, event: TakeHint | Rate) -> Session:
    visit = session.visit
    if isinstance(event, Rate):
        return _with_visit(session, replace(visit, certainty=event.certainty))
    return _with_visit(session, replace(visit, hints=min(visit.hints + 1, len(item.hints))))


def _undo(session: Session) -> Session:
    visit = session.visit
    if not visit.past:
        return session
    return _with_visit(session, replace(visit, draft=visit.past[-1], past=visit.past[:-1]))


def _attempt(
    session: Session,
    event: Submit,
    response: Response,
    graded: Grade,
    replaces: Attempt | None = None,
) -> Attempt:
    item, visit = session.script.station(session.visit.station), session.visit
    return Attempt(
        id=event.attempt,
        session=session.id,
        item=session.script.key(item.id),
        rev=1 if isinstance(item, Page) else item.rev,
        locale=event.writing.tag,
        flow=session.flow,
        seed=session.seed,
        response=response,
        score=graded.score,
        verdict=graded.verdict,
        at=event.at,
        duration_ms=event.duration_ms,
        hints=visit.hints,
        certainty=visit.certainty,
        day=event.day,
        replaces=None if replaces is None else replaces.id,
        form=_form(item, visit, replaces),
    )


def _form(item: Station, visit: Visit, replaces: Attempt | None) -> str:
    words = {
        GUESS: not isinstance(item, Page) and item.is_guess,
        SELF_JUDGED: replaces is not None,
        ASKED_AGAIN: visit.doubt is not None,
    }
    return " ".join(word for word, holds in words.items() if holds)


def _doubt(session: Session, item: AnyItem, response: Response, writing: Writing) -> Doubt | None:
    """What is to be asked about `response` before it is graded."""
    if any(each.doubt for each in session.visits if each.station == item.id):
        return None
    if isinstance(item, Text | Cloze):
        lines = {item.id: response} if isinstance(response, str) else response
        near = near_misses(item, lines, writing) if isinstance(lines, Mapping) else {}
        return Doubt(response=response, near=near) if near else None
    if isinstance(item, Number):
        number = read_number(str(response), writing, units_of(item))
        if number is not None and number.other is not None:
            return Doubt(response=response, readings=(number.value, number.other))
    return None


def _submit(session: Session, item: AnyItem, event: Submit) -> Session:
    response = session.response
    if response is None or refusal(session, event.writing) is not None:
        return session
    visit = session.visit
    doubt = _doubt(session, item, response, event.writing)
    if doubt is not None:
        return _with_visit(session, replace(visit, draft=response, doubt=doubt))
    graded = grade(item, response, event.writing)
    attempt = _attempt(session, event, response, graded)
    may_retry = session.flow is Flow.RETRY and graded.verdict in {Verdict.WRONG, Verdict.PARTLY}
    visit = replace(
        visit,
        draft=response,
        past=visit.past if may_retry else (),
        attempts=(*visit.attempts, attempt),
        settled=not may_retry,
    )
    after = _with_visit(session, visit)
    if session.flow is Flow.END:
        return replace(after, at=after.at + 1)
    return _with_return(after, attempt) if visit.settled else after


def _give_up(session: Session, event: ShowAnswer) -> Session:
    response: Response = "" if session.visit.draft is None else session.visit.draft
    graded = Grade(score=0.0, verdict=Verdict.SHOWN, parts={}, near={})
    attempt = _attempt(session, event, response, graded)
    attempts = (*session.visit.attempts, attempt)
    after = _with_visit(session, replace(session.visit, past=(), attempts=attempts, settled=True))
    if session.flow is Flow.END:
        return replace(after, at=after.at + 1)
    return _with_return(after, attempt)


def _judge_same(session: Session, event: MeansSame) -> Session:
    """The last attempt replaced by one that is right; the question needn't come back."""
    visit, last = session.visit, session.visit.attempts[-1]
    graded = Grade(score=1.0, verdict=Verdict.RIGHT, parts={}, near={})
    attempt = _attempt(session, event, last.response, graded, last)
    after = _with_visit(session, replace(visit, attempts=(*visit.attempts, attempt)))
    back = Visit(station=visit.station, again=True)
    ahead = [each for each in after.visits[session.at + 1 :] if each != back]
    return replace(after, visits=(*after.visits[: session.at + 1], *ahead))


def _with_return(session: Session, attempt: Attempt) -> Session:
    """In an INSTANT or RETRY quiz a missed item comes back, until right once; one that was
    answered "sure" and wrong comes before the others that wait to come back."""
    if session.kind is Kind.LESSON or attempt.verdict in {Verdict.RIGHT, Verdict.NOTED}:
        return session
    index = min(session.at + 1 + RETURN_AFTER, len(session.visits))
    if attempt.certainty is not Certainty.SURE:
        while index < len(session.visits) and session.visits[index].again:
            index += 1
    back = Visit(station=session.visit.station, again=True)
    return replace(session, visits=(*session.visits[:index], back, *session.visits[index:]))

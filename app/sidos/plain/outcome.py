"""The results of a finished quiz: the score, by concept, what was missed, and what to do then."""

from collections.abc import Sequence

from sidos.engine.result import (
    ItemResult,
    ResultTally,
    by_concept,
    calibration,
    item_results,
    total,
)
from sidos.engine.session import Session
from sidos.model.attempt import Flow
from sidos.model.message import N_
from sidos.plain.command import Call
from sidos.plain.teller import Teller
from sidos.plain.verdict import show_feedback
from sidos.study.prompt import gap_ids
from sidos.study.sentences import CERTAINTIES, judged_sentence


def show_outcome(teller: Teller, session: Session) -> Session | None:
    """Show the results of a quiz; the quiz of what was missed where that is asked for.

    Raises `Leaving`.
    """
    if session.flow is Flow.END:
        session = all_feedback(teller, session)
    while True:
        session = teller.study.translated(session)
        results = item_results(session)
        _summary(teller, session, results)
        missed = [result for result in results if result.missed]
        reply = _what_next(teller, bool(missed))
        if reply == "again":
            return teller.study.again(session)
        if reply == "feedback":
            session = all_feedback(teller, session)
        elif reply == "leave":
            return None


def _what_next(teller: Teller, missed: bool) -> str:
    """again, feedback, leave, or show (the results again, in another language)."""
    ways = ["again", "feedback"] if missed else ["feedback"]
    words = {
        "again": N_("Retry what you missed."),
        "feedback": N_("Go through the feedback on every question."),
    }
    while True:
        for at, way in enumerate(ways, 1):
            teller.line(teller.text.gettext(words[way]), f"{at}. ")
        text = N_("Type a number, or just press Enter to go to the lessons.")
        reply = teller.ask(teller.worded(text), "b")
        if isinstance(reply, Call):
            return "leave" if reply.letter == "b" else "show"
        if not reply:
            return "leave"
        if reply.isdecimal() and 1 <= int(reply) <= len(ways):
            return ways[int(reply) - 1]
        teller.say(N_("Use numbers from 1 to {last}."), last=len(ways))


def _summary(teller: Teller, session: Session, results: Sequence[ItemResult]) -> None:
    study = teller.study
    title = study.reworded(session).title
    teller.say(N_("Results: {title}"), title=title)
    tally = total(results)
    score, items = _number(teller, tally.score), teller.formats.number(tally.items)
    teller.line(
        teller.text.ngettext(
            "{score} of {items} point",
            "{score} of {items} points",
            tally.items,
            score=score,
            items=items,
        )
    )
    judged = judged_sentence(results, teller.text)
    if judged:
        teller.line(judged)
    teller.line()
    concepts = by_concept(results)
    names = {
        reference.concept.id: reference.concept.name
        for reference in study.references(session.lesson, tuple(concepts))
    }
    if concepts:
        teller.say(N_("By concept:"))
    for concept, part in concepts.items():
        _tally_line(teller, names.get(concept, concept), part)
    _calibration(teller, results)
    missed = [result for result in results if result.missed]
    if missed:
        teller.say(N_("What you missed:"))
    for result in missed:
        teller.course_text(result.item.prompt, "- ", gaps=gap_ids(result.item))
    if not missed:
        teller.say(N_("You got everything right."))
    teller.line()


def _calibration(teller: Teller, results: Sequence[ItemResult]) -> None:
    table = calibration([result.first for result in results if result.first])
    if table:
        teller.say(N_("How often you were right:"))
    for level, tally in table.items():
        _tally_line(teller, teller.text.say(CERTAINTIES[level]), tally)


def _tally_line(teller: Teller, name: str, tally: ResultTally) -> None:
    score, items = _number(teller, tally.score), teller.formats.number(tally.items)
    text = N_("{concept}: {score} of {items}")
    teller.line(teller.worded(text, concept=name, score=score, items=items), "- ")


def all_feedback(teller: Teller, session: Session) -> Session:
    """Every question with its feedback, one after the other."""
    at, count = 0, len(item_results(session))
    while at < count:
        result = item_results(session)[at]
        values = {"number": at + 1, "last": count}
        teller.say(N_("Question {number} of {last}"), **values)
        teller.line()
        teller.course_text(result.item.prompt, gaps=gap_ids(result.item))
        teller.line()
        if result.first is None:
            teller.say(N_("Not answered."))
        else:
            show_feedback(teller, session.lesson, result.item, result.first)
        call = teller.pause("b")
        if call is None:
            at += 1
        elif call.letter == "b":
            at = max(0, at - 1)
        else:
            session = teller.study.translated(session)
    return session


def _number(teller: Teller, value: float) -> str:
    return teller.formats.number(round(value, 2))

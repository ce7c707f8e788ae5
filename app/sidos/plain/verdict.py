"""Feedback in words: the verdict, the learner's answer beside the right one, near misses, the why
of every option, the explanation, and where the idea is in the source text."""

from msgspec.structs import replace

from sidos.content.plain_text import plain_line
from sidos.engine.feedback import Feedback, FeedbackRow, feedback
from sidos.model.attempt import Attempt, Verdict
from sidos.model.item import AnyItem, Choice, Match, Multi, Order, Reflect, Sort
from sidos.model.message import N_
from sidos.plain.teller import Teller
from sidos.study.sentences import SELF_JUDGED, VERDICTS, reference_sentence

_INDENT = "   "


def show_feedback(teller: Teller, lesson: str, item: AnyItem, attempt: Attempt) -> None:
    """Write the feedback on an answer; `lesson` is `course/lesson`."""
    result = feedback(item, attempt, teller.study.writing)
    teller.say_message(SELF_JUDGED if result.self_judged else VERDICTS[result.verdict])
    teller.line()
    match item:
        case Choice() | Multi():
            _options(teller, result)
        case Order():
            _order(teller, result)
        case Reflect():
            _reflection(teller, result.rows[0])
        case _:
            _parts(teller, _visible(result) if isinstance(item, Match | Sort) else result)
    if result.explain:
        teller.course_text(result.explain)
        teller.line()
    show_references(teller, lesson, item.concepts)


def show_references(teller: Teller, lesson: str, concepts: tuple[str, ...]) -> None:
    """Where concepts are in the source texts of the lesson's course."""
    references = teller.study.references(lesson, concepts)
    for reference in references:
        teller.line(reference_sentence(reference, teller.text))
    if references:
        teller.line()


def _options(teller: Teller, result: Feedback) -> None:
    for at, row in enumerate(result.rows, 1):
        teller.course_line(row.text, f"{at}. ")
        teller.line(teller.text.gettext(_mark(row)), _INDENT)
        if row.why:
            teller.course_text(row.why, _INDENT)
    teller.line()


def _mark(row: FeedbackRow) -> str:
    if row.chosen:
        return (
            N_("You chose this, and it is right.")
            if row.correct
            else N_("You chose this, but it is wrong.")
        )
    return N_("This one is right.") if row.correct else N_("This one is wrong.")


def _visible(result: Feedback) -> Feedback:
    """Feedback whose answers are lines of the course, without their marks."""
    rows = (
        replace(row, given=plain_line(row.given), right=plain_line(row.right))
        for row in result.rows
    )
    return replace(result, rows=tuple(rows))


def _parts(teller: Teller, result: Feedback) -> None:
    for at, row in enumerate(result.rows, 1):
        indent = _INDENT if len(result.rows) > 1 else ""
        if indent:
            teller.course_line(row.text or teller.worded(N_("Gap {number}"), number=at), f"{at}. ")
        if row.ok:
            teller.line(
                teller.worded(N_("Your answer is right: {answer}"), answer=row.given), indent
            )
        else:
            _missed(teller, row, indent, is_shown=result.verdict is Verdict.SHOWN)
        if row.why:
            teller.course_text(row.why, indent)
    if result.accepted:
        answers = teller.formats.list(result.accepted)
        teller.say(N_("Also accepted: {answers}"), answers=answers)
    teller.line()


def _missed(teller: Teller, row: FeedbackRow, indent: str, *, is_shown: bool) -> None:
    if row.given.strip():
        teller.line(teller.worded(N_("Your answer: {answer}"), answer=row.given), indent)
    elif not is_shown:
        teller.line(teller.worded(N_("You didn’t answer.")), indent)
    teller.line(teller.worded(N_("Right answer: {answer}"), answer=row.right), indent)
    if row.reason:
        teller.course_line(row.reason, indent)
    if row.near:
        # Letter by letter is what a listener can hear and what no colour shows.
        text = N_(
            "That was very close, but spelling counts. You spelled {given}. An accepted "
            "answer is spelled {near}."
        )
        values = {"given": _spelled(row.given), "near": _spelled(row.near)}
        teller.line(teller.worded(text, **values), indent)


def _spelled(word: str) -> str:
    return "-".join(word.strip())


def _order(teller: Teller, result: Feedback) -> None:
    if any(row.given for row in result.rows):
        teller.say(N_("Your order:"))
        for at, row in enumerate(result.rows, 1):
            teller.course_line(row.given, f"{at}. ")
        teller.line()
    teller.say(N_("The right order:"))
    for at, row in enumerate(result.rows, 1):
        teller.course_line(row.right, f"{at}. ")
        if row.why:
            teller.course_text(row.why, _INDENT)
    teller.line()


def _reflection(teller: Teller, row: FeedbackRow) -> None:
    if row.given.strip():
        teller.say(N_("Your answer:"))
        teller.line(row.given, _INDENT, _INDENT)
        teller.line()
    teller.say(N_("One possible answer:"))
    teller.course_text(row.right)
    teller.line()

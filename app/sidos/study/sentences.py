"""The sentences of both front ends on an answer, a refusal or a question type."""

from collections.abc import Sequence

from sidos.content.plain_text import plain_line
from sidos.engine.result import ItemResult
from sidos.engine.session import Doubt
from sidos.engine.step import Refusal
from sidos.i18n.format import Formats
from sidos.i18n.translator import Translator
from sidos.model.attempt import Certainty, Flow, Verdict
from sidos.model.item import (
    AnyItem,
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
from sidos.model.message import N_, Message
from sidos.study.outline import LessonProgress, LessonRow
from sidos.study.study import Reference

VERDICTS = {
    Verdict.RIGHT: Message(N_("Right.")),
    Verdict.PARTLY: Message(N_("Partly right.")),
    Verdict.WRONG: Message(N_("Not quite.")),
    Verdict.SHOWN: Message(N_("Here is the answer.")),
    Verdict.NOTED: Message(N_("Saved. Compare your answer with another one.")),
}

VERDICT_COUNTS = {
    Verdict.RIGHT: N_("Right: {count}"),
    Verdict.PARTLY: N_("Partly right: {count}"),
    Verdict.WRONG: N_("Wrong: {count}"),
    Verdict.SHOWN: N_("Shown: {count}"),
    Verdict.NOTED: N_("Reflections: {count}"),
}

REFUSALS = {
    Refusal.EMPTY: Message(N_("You haven’t answered yet.")),
    Refusal.NO_NUMBER: Message(N_("That is not a number. Type a number in digits.")),
    Refusal.OTHER_UNIT: Message(
        N_("That is not the unit asked for. Write the number alone, or with its own unit.")
    ),
    Refusal.TOO_LONG: Message(
        N_("That answer is too long: 10,000 characters at most. Shorten it.")
    ),
    Refusal.UNRATED: Message(N_("First choose how sure you are.")),
}

NOT_YET = Message(N_("Not quite. Change your answer, or see the right one."))
"""Said of an answer that may be tried again."""

OUR_STEP = Message(N_("our step"))
"""Marks what is the course's own and not a source text's."""

GUESS = Message(N_("A guess: it isn’t scored."))

SELF_JUDGED = Message(N_("You judged that your answer means the same, so it counts as right."))
"""Said of an answer that counts because its learner says so."""


def judged_sentence(results: Sequence[ItemResult], text: Translator) -> str:
    """How many answers count because their learner says so; "" where none does."""
    count = sum(result.first is not None and result.first.self_judged for result in results)
    if not count:
        return ""
    return text.ngettext(
        "{count} answer counts because you judged that it means the same.",
        "{count} answers count because you judged that they mean the same.",
        count,
        count=count,
    )


def doubt_sentence(doubt: Doubt, text: Translator, formats: Formats) -> str:
    """What is asked about an answer before it is graded."""
    if doubt.readings:
        number, other = (formats.number(each) for each in doubt.readings)
        return text.gettext(
            "This can be read as {number} or as {other}. Press Enter again for {number}, or write "
            "it in another way.",
            number=number,
            other=other,
        )
    quoted = [
        text.gettext("“{answer}”", answer=each) for each in dict.fromkeys(doubt.near.values())
    ]
    answers = formats.list(quoted)
    return text.gettext(
        "Did you mean {answers}? Check the spelling and press Enter again.", answers=answers
    )


CERTAINTIES = {
    Certainty.GUESSING: Message(N_("guessing")),
    Certainty.FAIRLY: Message(N_("fairly sure")),
    Certainty.SURE: Message(N_("sure")),
}

FLOWS = {
    Flow.INSTANT: Message(N_("after each answer")),
    Flow.END: Message(N_("after the whole quiz")),
    Flow.RETRY: Message(N_("after each try, until it is right")),
}

KINDS = {
    "claim": Message(N_("claim")),
    "definition": Message(N_("definition")),
    "prediction": Message(N_("prediction")),
    "others": Message(N_("taken from others")),
    "question": Message(N_("open question")),
    "advice": Message(N_("advice")),
    "framing": Message(N_("framing")),
}


def instruction(item: AnyItem) -> Message:
    """What to do with a question of this type, in one sentence."""
    match item:
        case Choice():
            return Message(N_("Pick one."))
        case Multi():
            return Message(N_("Pick every one that fits."))
        case Text():
            return Message(N_("Type a short answer."))
        case Cloze():
            return Message(N_("Fill in the gaps."))
        case Number():
            return Message(N_("Type a number."))
        case Match():
            return Message(N_("Match each one with its pair."))
        case Order():
            return Message(N_("Put these in order."))
        case Sort():
            return Message(N_("Put each one in its group."))
        case Reflect():
            return Message(N_("Write in your own words. This is not scored."))


def reference_sentence(reference: Reference, text: Translator) -> str:
    """The concept, its kind, its source text and paragraphs, as a line."""
    concept = reference.concept
    template = Message(N_("{concept}: {kind}, {source}, paragraph {paragraphs}"))
    if not concept.paragraphs.isdecimal():
        template = Message(N_("{concept}: {kind}, {source}, paragraphs {paragraphs}"))
    where = text.gettext(
        template.text,
        concept=plain_line(concept.name),
        kind=text.say(KINDS[concept.kind]),
        source=plain_line(reference.source.short),
        paragraphs=concept.paragraphs,
    )
    return f"{where} ({plain_line(concept.by)})" if concept.by else where


def time_needed(minutes: int, text: Translator) -> str:
    """About how long a lesson takes, as "5 min"."""
    return text.ngettext("{n}\u00a0min", "{n}\u00a0min", minutes, n=minutes)


def progress_sentence(row: LessonRow, text: Translator) -> str:
    """How far a lesson has come, in a few words."""
    match row.progress:
        case LessonProgress.NEW:
            return text.gettext("not started")
        case LessonProgress.BROKEN:
            return text.gettext("can’t be opened: its file has mistakes")
        case LessonProgress.DONE:
            return text.gettext("done, {right} of {items} right", right=row.right, items=row.items)
        case LessonProgress.OPEN if not row.answered:
            return text.gettext("started")
        case _:
            done, items = row.answered, row.items
            return text.gettext("{answered} of {items} answered", answered=done, items=items)

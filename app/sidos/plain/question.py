"""A question as lines: what is asked, what can be picked, and a prompt for each thing to type."""

from sidos.content.plain_text import plain_line
from sidos.engine.session import Session
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
from sidos.model.message import N_
from sidos.plain.answer import answer_to, asked_parts, choices, numbers
from sidos.plain.teller import Teller
from sidos.study.prompt import gap_ids
from sidos.study.sentences import GUESS, OUR_STEP, instruction


def show_question(teller: Teller, session: Session, item: AnyItem) -> None:
    """The question in full: prompt, what to do, what there is to pick, hints already taken."""
    if item.ours:
        teller.line(f"[{teller.text.say(OUR_STEP)}]")
    teller.course_text(item.prompt, gaps=gap_ids(item))
    teller.line()
    if item.is_guess:
        teller.say_message(GUESS)
    teller.say_message(instruction(item))
    for at, text in enumerate(choices(item, session.seed).values(), 1):
        teller.course_line(text, f"{at}. ")
    for at in range(session.visit.hints):
        show_hint(teller, item, at)
    written = session.visit.draft
    if isinstance(item, Reflect) and written and not session.visit.settled:
        teller.say(N_("What you have written so far:"))
        teller.line(str(written), "   ", "   ")
    teller.line()


def show_hint(teller: Teller, item: AnyItem, at: int) -> None:
    """The hint with that index."""
    before, _, after = teller.worded(N_("Hint {number}: {hint}"), number=at + 1).partition("{hint}")
    teller.course_text(f"{item.hints[at]}{after}", before)


def prompt(teller: Teller, session: Session, item: AnyItem, at: int) -> str:
    """What to type now, and what stays where Enter alone is pressed."""
    part = asked_parts(item, session.seed)[at]
    asked = _asked(teller, item, part, at, session.seed)
    answer = answer_to(session.visit.draft, part)
    if answer is None or isinstance(item, Reflect):
        return asked
    if isinstance(item, Choice | Multi | Order):
        answer_text = numbers(item, answer, session.seed)
    elif isinstance(item, Match | Sort):
        answer_text = plain_line(choices(item, session.seed).get(str(answer), ""))
    else:
        answer_text = str(answer)
    so_far = teller.worded(
        N_("Your answer so far: {answer}. Just press Enter to keep it."), answer=answer_text
    )
    return f"{so_far}\n{asked}"


def _asked(teller: Teller, item: AnyItem, part: str, at: int, seed: int) -> str:
    last = len(choices(item, seed))
    worded = teller.worded
    match item:
        case Choice():
            text = N_("Type a number from 1 to {last}. A question mark lists the commands.")
            return worded(text, last=last)
        case Multi():
            text = N_(
                "Type numbers from 1 to {last}, with spaces between them. "
                "A question mark lists the commands."
            )
            return worded(text, last=last)
        case Order():
            text = N_(
                "Type all the numbers from 1 to {last} in the right order, with spaces between "
                "them. A question mark lists the commands."
            )
            return worded(text, last=last)
        case Match():
            left = next(pair.left for pair in item.pairs if pair.id == part)
            text = N_("{thing}: type the number of its pair, from 1 to {last}.")
            return worded(text, thing=plain_line(left), last=last)
        case Sort():
            thing = next(each.text for each in item.items if each.id == part)
            text = N_("{thing}: type the number of its group, from 1 to {last}.")
            return worded(text, thing=plain_line(thing), last=last)
        case Cloze():
            text = N_(
                "Type what belongs in gap {number}. Commands start with a colon; :? lists them."
            )
            return worded(text, number=at + 1)
        case Text():
            return worded(N_("Type your answer. Commands start with a colon; :? lists them."))
        case Number(unit=""):
            return worded(N_("Type a number. Commands start with a colon; :? lists them."))
        case Number():
            text = N_("Type a number ({unit}). Commands start with a colon; :? lists them.")
            return worded(text, unit=plain_line(item.unit))
        case Reflect():
            return worded(
                N_(
                    "Type your answer, in as many lines as you like. An empty line ends it. "
                    "Commands start with a colon; :? lists them."
                )
            )

"""What a start check suggests to read first, and what to do then."""

from sidos.engine.session import Session
from sidos.model.message import N_
from sidos.plain.command import Call
from sidos.plain.outcome import all_feedback
from sidos.plain.teller import Teller


def show_advice(teller: Teller, session: Session) -> str | None:
    """Show which lessons to read first; the key of the one to open, None for the list of lessons.

    Raises `Leaving`.
    """
    shows = True
    while True:
        session = teller.study.translated(session)
        advice = teller.study.advice(session)
        if shows:
            _show(teller, session)
        shows = False
        first = next(iter(advice.lessons), None)
        if first is None:
            return None
        text = N_(
            "Just press Enter to open this lesson: {title}. Type 1 to go through the feedback on "
            "every question. A question mark lists the commands."
        )
        match teller.ask(teller.worded(text, title=first.title), "b"):
            case "":
                return first.key
            case "1":
                session, shows = all_feedback(teller, session), True
            case Call(letter="b"):
                return None
            case Call():
                shows = True
            case _:
                teller.say(N_("There is nothing else to type here. Type 1, or just press Enter."))


def _show(teller: Teller, session: Session) -> None:
    opened, advice = teller.study.reworded(session), teller.study.advice(session)
    teller.say(N_("What to read first: {title}"), title=opened.title)
    if not advice.lessons:
        teller.say(
            N_("There are no lessons here that can be opened. Run “sidos lessons lint” to see why.")
        )
    elif advice.all_right:
        teller.say(N_("You know all of this. The lessons go further. Start with these:"))
    else:
        teller.say(
            N_("You get advice, not a score. These lessons are about what you didn’t know yet.")
        )
    for lesson in advice.lessons:
        teller.line(lesson.title, f"{lesson.number}  ")
    teller.line()

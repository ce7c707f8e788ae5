"""A participant's and a projector's texts, as lines."""

from textual.content import Content

from sidos.i18n.translator import Translator
from sidos.model.message import N_, Message
from sidos.tui.markdown_lines import text_lines
from sidos.tui.station.feedback_text import feedback_lines
from sidos.tui.text import content
from sidos.tui.workshop.room import RoomSnapshot
from sidos.tui.workshop.tally_text import tally_lines
from sidos.workshop.question import blank
from sidos.workshop.view import Asked, GivenAnswer, Live, Mode, Phase

MODES = {
    Mode.ANONYMOUS: N_("Nobody can tell who you are: no name is asked for or saved."),
    Mode.NICKNAME: N_("The facilitator sees the nickname that you choose."),
    Mode.NAMED: N_("The facilitator sees your name next to your answers."),
}


def question_lines(
    live: Live, text: Translator, todo: Message, width: int, *, prompt: bool
) -> list[Content]:
    """The question, unless its field shows it, and what to do."""
    lines = prompt_lines(live.asked, width) if prompt else []
    if live.round > 1:
        lines += again_lines(live, text, width)
    return [
        *lines,
        *([Content("")] if lines else []),
        *content(text.say(todo), "$quiet").wrap(width),
    ]


def again_lines(live: Live, text: Translator, width: int) -> list[Content]:
    """A note that the question is asked again."""
    again = text.gettext("This question is asked again: round {number}.", number=live.round)
    return list(content(again, "$partly").wrap(width))


def prompt_lines(asked: Asked, width: int) -> list[Content]:
    """The question, its gaps as lines."""
    gaps = tuple(part.id for part in asked.parts) if asked.kind == "cloze" else ()
    return text_lines(asked.prompt, width, gaps, lambda _number: Content("____"))


def heading(live: Live, text: Translator) -> Content:
    """The question's number."""
    label = text.gettext("Question {number} of {count}", number=live.number, count=live.of)
    return content(label, "bold")


def result_lines(
    live: Live, own: GivenAnswer | None, text: Translator, width: int
) -> list[Content]:
    """The participant's answer beside the right one, the reasons, and what the room answered."""
    lines = [heading(live, text), Content(""), *prompt_lines(live.asked, width), Content("")]
    revealed = live.revealed
    if revealed is None:
        return lines
    if own is None or own.feedback is None:
        none = text.gettext("You didn’t answer this one.")
        lines += [*content(none, "$quiet").wrap(width), Content("")]
    feedback = own.feedback if own and own.feedback else revealed.feedback
    lines += feedback_lines(blank(live.asked), feedback, (), text, min(width, 76))
    if revealed.lesson:
        more = text.gettext("More on this: “{lesson}”", lesson=revealed.lesson)
        lines += [Content(""), *content(more, "$quiet").wrap(width)]
    label = content(text.gettext("What the room answered"), "bold")
    return [*lines, Content(""), label, *tally_lines(revealed.tallies, text, width), Content("")]


def waiting_lines(
    room: RoomSnapshot, text: Translator, width: int, *, sending: bool, answered: bool
) -> list[Content]:
    """Why there is nothing to do now."""
    head, below = _waiting(room, sending=sending, answered=answered)
    lines = [*content(text.gettext(head), "bold").wrap(width)]
    return [*lines, Content(""), *content(text.gettext(below)).wrap(width)] if below else lines


def _waiting(room: RoomSnapshot, *, sending: bool, answered: bool) -> tuple[str, str]:
    snapshot = room.snapshot
    if snapshot is None:
        return "", ""
    if room.phase is Phase.ENDED:
        ended = N_("The workshop has ended. Thank you for taking part.")
        return ended, N_("Press Ctrl+Q to leave the workshop.")
    if snapshot.paused:
        return N_("The workshop is paused. Your answer is waiting here."), ""
    if not room.live:
        return N_("You are in. Wait for the first question."), MODES[snapshot.mode]
    if sending:
        return N_("Your answer is on its way."), N_(
            "It is saved on this device until the workshop has it."
        )
    if answered:
        wait = N_("Wait for the others. The answer is shown to all at once.")
        return N_("Your answer is in."), wait
    return N_("The question is closed."), N_("Wait for the answer.")

"""The facilitator's texts: how to join, the question with its expected answer, the tallies."""

from textual.content import Content

from sidos.i18n.translator import Translator
from sidos.model.message import N_
from sidos.tui.markdown_lines import text_lines
from sidos.tui.text import content
from sidos.tui.workshop.qr import qr_lines
from sidos.tui.workshop.room import RoomSnapshot
from sidos.tui.workshop.scene_text import MODES, heading, prompt_lines
from sidos.tui.workshop.tally_text import tally_lines
from sidos.workshop.view import Live, Phase

_PHASES = {
    Phase.LOBBY: N_("No question has been asked yet."),
    Phase.OPEN: N_("Open: answers are coming in."),
    Phase.CLOSED: N_("Closed: no more answers."),
    Phase.REVEALED: N_("The answer is on all screens."),
    Phase.ENDED: N_("The workshop has ended."),
}


def counts_lines(room: RoomSnapshot, text: Translator, minutes: int, width: int) -> list[Content]:
    """Who is present and how they are doing; a line breaks only between counts. `minutes`: the time
    limit of the next questions; 0 for none."""
    snapshot, counts = room.snapshot, room.counts
    if room.phase is Phase.ENDED:
        return content(_phase(room, text)).wrap(width)
    state = text.gettext("Paused.") if snapshot and snapshot.paused else _phase(room, text)
    parts = [
        state,
        text.gettext("Present: {present}", present=counts.present),
        text.gettext("Answered: {answered}", answered=counts.answered),
    ]
    if counts.stuck:
        parts.append(text.gettext("Stuck: {count}", count=counts.stuck))
    if counts.more_time:
        parts.append(text.gettext("Want more time: {count}", count=counts.more_time))
    waiting = sum(question.state == "waiting" for question in room.floor)
    if waiting:
        parts.append(text.gettext("New questions: {count}", count=waiting))
    if snapshot and snapshot.locked:
        parts.append(text.gettext("The room is locked: nobody new can join."))
    if minutes:
        parts.append(text.gettext("Time limit: {minutes}\u00a0min", minutes=minutes))
    lines = [content(parts[0])]
    for part in map(content, parts[1:]):
        if lines[-1].cell_length + 2 + part.cell_length <= width:
            lines[-1] = Content.assemble(lines[-1], "  ", part)
        else:
            lines.append(part)
    return lines


def _phase(room: RoomSnapshot, text: Translator) -> str:
    return text.gettext(_PHASES[room.phase])


def lobby_lines(
    room: RoomSnapshot, address: str, text: Translator, width: int, height: int
) -> list[Content]:
    """How to join: address, code, QR code, the code only where there is room for all of it.
    `address`: how this machine reaches the hub, for a hub that doesn't say how people reach it."""
    snapshot = room.snapshot
    if snapshot is None:
        return []
    if snapshot.phase is Phase.ENDED:
        return content(text.gettext("The workshop has ended."), "bold").wrap(width)
    if not snapshot.code:
        return content(text.gettext("The room is locked: nobody new can join."), "bold").wrap(width)
    address = snapshot.url or address
    head = [
        *content(text.gettext("Join at {address}", address=address), "bold").wrap(width),
        *content(text.gettext("Code: {code}", code=snapshot.code), "bold $mark").wrap(width),
    ]
    drawn = qr_lines(f"{address}/#{snapshot.link}", width)
    return [
        *head,
        # A part of a QR code is useless.
        *(drawn if len(head) + len(drawn) <= height else []),
        Content(""),
        *content(text.gettext(MODES[snapshot.mode]), "$quiet").wrap(width),
    ]


def stage_lines(room: RoomSnapshot, text: Translator, width: int) -> list[Content]:
    """The current questions."""
    lines: list[Content] = []
    for live in room.live:
        lines += [*_question(live, text, width), *_answers(room, live, text, width), Content("")]
    return lines


def _question(live: Live, text: Translator, width: int) -> list[Content]:
    lines = [heading(live, text)]
    if live.round > 1:
        lines.append(content(text.gettext("Round {number}", number=live.round), "$partly"))
    return [*lines, Content(""), *prompt_lines(live.asked, width), Content("")]


def _answers(room: RoomSnapshot, live: Live, text: Translator, width: int) -> list[Content]:
    tallies = [tally for tally in room.counts.tallies if tally.question == live.asked.id]
    lines = tally_lines(tallies, text, width)
    if live.expected:
        lines += [Content(""), content(text.gettext("Model answer:"), "bold")]
        for answer in live.expected:
            lines += content(answer).wrap(width)
    if live.notes:
        lines += [Content(""), *text_lines(live.notes, width)]
    return lines

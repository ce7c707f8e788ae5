"""What a room answered, as lines: bars that need no colour, both rounds one above the other."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from sidos.i18n.translator import Translator
from sidos.tui.markdown_lines import spans_content
from sidos.tui.text import content
from sidos.workshop.view import AnswerTally, Bar

_LONGEST, _SHORTEST = 20, 5  # cells of the bar for all
_FULL, _EMPTY = "█", "·"


def tally_lines(tallies: Sequence[AnswerTally], text: Translator, width: int) -> list[Content]:
    """Each round's answers: a bar, how many, and what."""
    lines: list[Content] = []
    for tally in tallies:
        lines += [Content("")] if lines else []
        lines += _head(tally, len(tallies) > 1, text).wrap(width)
        for bar in tally.bars:
            lines += _bar(bar, max(1, tally.answered), width)
    return lines


def sums(tally: AnswerTally, text: Translator) -> str:
    """How many answered, and how many rightly."""
    return text.gettext(
        "Answered: {answered}, right: {right}, partly right: {partly}, wrong: {wrong}",
        answered=tally.answered,
        right=tally.right,
        partly=tally.partly,
        wrong=tally.wrong,
    )


def _head(tally: AnswerTally, several: bool, text: Translator) -> Content:
    if several:
        label = text.gettext("Round {number}", number=tally.round)
        return Content.assemble(content(label, "bold"), "  ", content(sums(tally, text), "$quiet"))
    return content(sums(tally, text), "$quiet")


def _bar(bar: Bar, most: int, width: int) -> Iterator[Content]:
    room = max(_SHORTEST, min(_LONGEST, width // 4))
    filled = round(room * bar.count / most)
    drawn = content(_FULL * filled, "$mark") + content(_EMPTY * (room - filled), "$quiet")
    count = f" {bar.count:>4} {'✓' if bar.correct else ' '} "
    head = Content.assemble(drawn, content(count, "$right" if bar.correct else ""))
    words = spans_content(bar.spans) if bar.spans else content(bar.text)
    lines = words.wrap(max(1, width - head.cell_length))
    yield Content.assemble(head, lines[0] if lines else "")
    for line in lines[1:]:
        yield Content.assemble(" " * head.cell_length, line)

"""A report to read and to hand on: sums and bars, both rounds of a question beside each other, and
nobody's name. What people wrote is in it as text, never as Markdown."""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo

from sidos.content.markdown_writer import write_line
from sidos.i18n.format import Formats
from sidos.i18n.translator import Translator
from sidos.model.message import N_
from sidos.workshop.report.data import ConceptReport, FloorReport, QuestionReport, Report, share
from sidos.workshop.report.wording import FLOOR_STATES
from sidos.workshop.view import AnswerTally, Bar, Mode

_CELLS = 10
_FULL, _EMPTY = "█", "·"
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~#$])")
_MODES = {
    Mode.ANONYMOUS: N_("Nobody was asked for a name."),
    Mode.NICKNAME: N_("People used nicknames."),
    Mode.NAMED: N_("People gave their names."),
}


def markdown(report: Report, text: Translator, formats: Formats, zone: tzinfo) -> str:
    """The report as Markdown; times as they are in `zone`."""
    blocks = [*_head(report, text, formats, zone)]
    if report.concepts:
        blocks.append(_section(text.gettext("Concepts, the weakest first")))
        blocks.append("\n".join(_concept(one, text, formats) for one in report.concepts))
    if report.questions:
        blocks.append(_section(text.gettext("Questions and answers")))
    for number, one in enumerate(report.questions, 1):
        blocks += _question(number, one, text, formats)
    if report.floor:
        blocks.append(_section(text.gettext("Questions from the floor")))
        blocks.append("\n".join(_raised(row, text) for row in report.floor))
    return "\n\n".join(blocks) + "\n"


def _section(title: str) -> str:
    return f"## {title}"


def _raised(row: FloorReport, text: Translator) -> str:
    state = text.gettext(FLOOR_STATES.get(row.state, row.state))
    return f"- ▲ {row.votes} {inert(row.text)} ({state})"


def inert(written: str) -> str:
    """What somebody wrote, on one line, as Markdown that shows just that."""
    return _SIGNS.sub(r"\\\1", " ".join(written.split()))


def _head(report: Report, text: Translator, formats: Formats, zone: tzinfo) -> Iterator[str]:
    def moment(seconds: float) -> str:
        return formats.datetime(datetime.fromtimestamp(seconds, zone))

    yield f"# {inert(report.title)}"
    facts = [text.gettext("Started: {time}", time=moment(report.made))]
    if report.ended is not None:
        facts.append(text.gettext("Ended: {time}", time=moment(report.ended)))
    count = formats.number(report.joined)
    facts.append(text.gettext("People: {count}", count=count))
    facts.append(text.gettext(_MODES[report.mode]))
    asked = formats.number(len(report.questions))
    facts.append(text.gettext("Questions asked: {count}", count=asked))
    facts.append(text.gettext("Room: {name}", name=report.room))
    yield "\n".join(f"- {fact}" for fact in facts)
    if not report.questions:
        yield text.gettext("No question was asked.")


def _concept(one: ConceptReport, text: Translator, formats: Formats) -> str:
    part = share(one.right, one.answered)
    figure = text.gettext(
        "{percent} right, answers: {count}",
        percent=formats.percent(part),
        count=formats.number(one.answered),
    )
    lines = [f"- **{inert(one.name)}**", f"  `{_drawn(part)}` {figure}"]
    if one.lesson:
        back = text.gettext("Go back to the lesson “{lesson}”.", lesson=inert(one.lesson))
        lines.append(f"  {back}")
    return "\\\n".join(lines)


def _question(
    number: int, one: QuestionReport, text: Translator, formats: Formats
) -> Iterator[str]:
    yield f"### {formats.number(number)}. {inert(one.lesson)}"
    yield one.prompt
    yield "\n".join(_sums(tally, one, text, formats) for tally in one.rounds)
    bars = [_bar(place, formats) for place in _places(one)]
    if bars:
        yield "\n".join(bars)
    if one.expected:
        yield text.gettext(
            "Model answer: {answer}", answer="; ".join(map(write_line, one.expected))
        )


def _sums(tally: AnswerTally, one: QuestionReport, text: Translator, formats: Formats) -> str:
    label = text.gettext("Round {number}", number=tally.round)
    answered = formats.number(tally.answered)
    if not one.is_scored:
        sentence = text.gettext("Answered: {answered}", answered=answered)
        return f"- **{label}** {sentence}"
    sentence = text.gettext(
        "Answered: {answered}, right: {right}, partly right: {partly}, wrong: {wrong}",
        answered=answered,
        right=formats.number(tally.right),
        partly=formats.number(tally.partly),
        wrong=formats.number(tally.wrong),
    )
    part = share(tally.right, tally.answered)
    return f"- **{label}** `{_drawn(part)}` {formats.percent(part)}\\\n  {sentence}"


Place = tuple[Bar, tuple[tuple[int, int], ...]]
"""An answer, and in each round how many gave it of how many."""


def _places(one: QuestionReport) -> Iterator[Place]:
    """The answers of all rounds, each once."""
    kinds: dict[tuple[str, str, bool], Bar] = {}
    for tally in one.rounds:
        for bar in tally.bars:
            kinds.setdefault((bar.id, bar.text, bar.correct), bar)
    for kind, bar in kinds.items():
        counts = []
        for tally in one.rounds:
            matching = (b.count for b in tally.bars if (b.id, b.text, b.correct) == kind)
            counts.append((next(matching, 0), tally.answered))
        yield bar, tuple(counts)


def _bar(place: Place, formats: Formats) -> str:
    bar, counts = place
    label = write_line(bar.spans) if bar.spans else inert(bar.text)
    drawn = " → ".join(
        f"`{_drawn(share(count, answered))}` {formats.number(count)}" for count, answered in counts
    )
    # Another character than for the rounds, so that it is another list.
    return f"* {'✓ ' if bar.correct else ''}{label}\\\n  {drawn}"


def _drawn(part: float) -> str:
    filled = round(_CELLS * min(part, 1.0))
    return _FULL * filled + _EMPTY * (_CELLS - filled)

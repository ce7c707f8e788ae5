"""Figures over all answers, a line each."""

from sidos.cli.context import Context
from sidos.model.message import N_
from sidos.store.stats import Stats
from sidos.study.sentences import CERTAINTIES, VERDICT_COUNTS


def stats_table(stats: Stats, context: Context) -> str:
    """One sentence a line, in the learner's language."""
    text, number = context.text, context.formats.number
    rows = [
        (N_("Answers: {count}"), stats.attempts),
        (N_("Different questions: {count}"), stats.items),
        (N_("Right first time: {count}"), stats.right_first),
        (N_("Study days: {count}"), stats.days),
        (N_("Minutes spent on questions: {count}"), round(stats.minutes)),
        *((VERDICT_COUNTS[verdict], count) for verdict, count in stats.verdicts.items()),
    ]
    if stats.unscored:
        rows.append((N_("Answers in start checks, not counted above: {count}"), stats.unscored))
    lines = [text.gettext(msgid, count=number(count)) for msgid, count in rows]
    for level, tally in stats.calibration.items():
        lines.append(
            text.gettext(
                "When you said “{certainty}”: {right} of {count} right",
                certainty=text.say(CERTAINTIES[level]),
                right=number(tally.score),
                count=number(tally.items),
            )
        )
    return "\n".join(lines)

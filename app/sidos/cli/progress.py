"""`sidos progress …`: figures over all answers, and the answers themselves as files."""

from datetime import UTC, datetime

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.lesson_name import lesson_argument, lesson_key
from sidos.cli.local import Worded, WordedGroup
from sidos.cli.option_table import options
from sidos.cli.progress_store import outcome, progress_store
from sidos.model.message import N_, Message

COMMANDS = {
    "stats": ("sidos.cli.progress:stats_command", N_("Show how much you have answered.")),
    "answers": ("sidos.cli.progress:answers_command", N_("List what you have answered.")),
    "export": ("sidos.cli.progress_files:export_command", N_("Write all your answers to a file.")),
    "import": (
        "sidos.cli.progress_files:import_command",
        N_("Add the answers in a file to yours."),
    ),
    "reset": ("sidos.cli.progress:reset_command", N_("Delete answers, for a fresh start.")),
    "restore": (
        "sidos.cli.progress_restore:restore_command",
        N_("Get answers back from a damaged file and its copies."),
    ),
    "rebuild": ("sidos.cli.progress:rebuild_command", N_("Recalculate your progress.")),
}


def command(context: Context) -> click.Command:
    """The group."""
    return WordedGroup(
        context,
        COMMANDS,
        "progress",
        no_args_is_help=True,
        help=context.text.gettext("Show, export, import or reset your answers."),
    )


def stats_command(context: Context) -> click.Command:
    """Figures."""

    def callback() -> int:
        from sidos.cli.stats_table import stats_table

        zone = datetime.now(UTC).astimezone().tzinfo or UTC
        store = progress_store(context)
        stats = store.stats(zone, context.study.start_checks())
        click.echo(stats_table(stats, context))
        return outcome(store)

    return Worded(
        context,
        "stats",
        callback=callback,
        help=context.text.gettext("Show how much you have answered, and how well."),
    )


def answers_command(context: Context) -> click.Command:
    """Answers a line each: study day, question, answer."""
    gettext = context.text.gettext

    def callback(self_judged: bool) -> int:
        from sidos.store.csv_cell import response_cell
        from sidos.study.printable import printable

        store = progress_store(context)
        for attempt in store.attempts():
            if attempt.self_judged or not self_judged:
                cells = (str(attempt.day or ""), attempt.item, response_cell(attempt.response))
                click.echo(printable("  ".join(cells)))
        return outcome(store)

    return Worded(
        context,
        "answers",
        callback=callback,
        help=gettext("List your answers, the oldest first: study day, question, answer."),
        params=options(context, "self-judged"),
    )


def reset_command(context: Context) -> click.Command:
    """Delete the answers of a lesson, or all."""
    gettext = context.text.gettext

    def callback(lesson: str | None, yes: bool) -> int:
        store = progress_store(context, writes=True)
        prefix = "" if lesson is None else lesson_key(context, lesson)
        if not yes:
            sentence = N_("Nothing was deleted. If you are sure, add --yes. A copy is made first.")
            raise CommandError(Message(sentence), MISUSED)
        count = store.reset(prefix)
        click.echo(
            context.text.ngettext(
                "{count} answer was deleted.",
                "{count} answers were deleted.",
                count,
                count=context.formats.number(count),
            )
        )
        return GOOD

    return Worded(
        context,
        "reset",
        callback=callback,
        help=gettext(
            "Delete your answers in LESSON, or all of them if you give none. A copy is made first."
        ),
        params=[lesson_argument(context, required=False), *options(context, "yes-delete")],
    )


def rebuild_command(context: Context) -> click.Command:
    """Rebuild the derived tables."""

    def callback() -> int:
        progress_store(context, writes=True).rebuild()
        click.echo(context.text.gettext("Your progress has been recalculated from your answers."))
        return GOOD

    return Worded(
        context,
        "rebuild",
        callback=callback,
        help=context.text.gettext("Recalculate your progress from all your answers."),
    )

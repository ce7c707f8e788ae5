"""`sidos progress …`: figures over all answers, and the answers themselves as files."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD, MISUSED, CommandError
from sidos.cli.lesson_name import lesson_argument, lesson_key
from sidos.cli.local import Worded, WordedGroup
from sidos.cli.option_table import options
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.store.store import Store

COMMANDS = {
    "stats": ("sidos.cli.progress:stats_command", N_("Show how much you have answered.")),
    "answers": ("sidos.cli.progress:answers_command", N_("List what you have answered.")),
    "export": ("sidos.cli.progress:export_command", N_("Write all your answers to a file.")),
    "import": ("sidos.cli.progress:import_command", N_("Add the answers in a file to yours.")),
    "reset": ("sidos.cli.progress:reset_command", N_("Delete answers, for a fresh start.")),
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
        stats = _store(context).stats(zone, context.study.start_checks())
        click.echo(stats_table(stats, context))
        return GOOD

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

        for attempt in _store(context).attempts():
            if attempt.self_judged or not self_judged:
                cells = (str(attempt.day or ""), attempt.item, response_cell(attempt.response))
                click.echo(printable("  ".join(cells)))
        return GOOD

    return Worded(
        context,
        "answers",
        callback=callback,
        help=gettext("List your answers, the oldest first: study day, question, answer."),
        params=options(context, "self-judged"),
    )


def export_command(context: Context) -> click.Command:
    """All answers as JSON Lines or CSV."""
    gettext = context.text.gettext

    def callback(file: str, form: str | None) -> int:
        from sidos.store.export import write_csv, write_jsonl

        table = form == "csv" if form else file.lower().endswith(".csv")
        write = write_csv if table else write_jsonl
        store = _store(context)
        if file == "-":
            write(store.attempts(), sys.stdout)
            return GOOD
        with Path(file).open("w", encoding="utf-8", newline="") as stream:
            count = write(store.attempts(), stream)
        click.echo(
            context.text.ngettext(
                "{count} answer is in {path}.",
                "{count} answers are in {path}.",
                count,
                count=context.formats.number(count),
                path=file,
            )
        )
        return GOOD

    return Worded(
        context,
        "export",
        callback=callback,
        help=gettext(
            "Write all your answers to FILE, or to standard output if you give none. You "
            "can import them again here or on another machine."
        ),
        params=[
            click.Argument(["file"], default="-", metavar=gettext("FILE"), type=click.Path()),
            *options(context, "answers-format"),
        ],
    )


def import_command(context: Context) -> click.Command:
    """Answers from a file; those that are there already stay as they are."""
    gettext = context.text.gettext

    def callback(file: str) -> int:
        from sidos.store.export import import_attempts

        store = _store(context, writes=True)
        done = import_attempts(Path(file), store.add)
        for bad in done.bad:
            click.echo(context.text.say(bad.message), err=True)
        number = context.formats.number
        click.echo(
            context.text.ngettext(
                "{count} answer was read. New: {added}.",
                "{count} answers were read. New: {added}.",
                done.read,
                count=number(done.read),
                added=number(done.added),
            )
        )
        return FAILED if done.bad else GOOD

    return Worded(
        context,
        "import",
        callback=callback,
        help=gettext(
            "Add the answers in FILE, written by “sidos progress export”, to yours. "
            "Answers that you already have are not added twice."
        ),
        params=[click.Argument(["file"], metavar=gettext("FILE"), type=click.Path())],
    )


def reset_command(context: Context) -> click.Command:
    """Delete the answers of a lesson, or all."""
    gettext = context.text.gettext

    def callback(lesson: str | None, yes: bool) -> int:
        store = _store(context, writes=True)
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
        _store(context, writes=True).rebuild()
        click.echo(context.text.gettext("Your progress has been recalculated from your answers."))
        return GOOD

    return Worded(
        context,
        "rebuild",
        callback=callback,
        help=context.text.gettext("Recalculate your progress from all your answers."),
    )


def _store(context: Context, *, writes: bool = False) -> "Store":
    """The store; what is wrong with it is told, and is a fault where it is to be written."""
    store = context.store
    if store.trouble is not None:
        if writes:
            raise CommandError(store.trouble.message)
        click.echo(context.text.say(store.trouble.message), err=True)
    return store

"""`sidos progress export` and `import`: all answers as a file, and back."""

import sys
from pathlib import Path

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.local import Worded
from sidos.cli.option_table import options
from sidos.cli.progress_store import outcome, progress_store


def export_command(context: Context) -> click.Command:
    """All answers as JSON Lines or CSV."""
    gettext = context.text.gettext

    def callback(file: str, form: str | None, force: bool) -> int:
        from sidos.store.export import write_csv, write_jsonl
        from sidos.store.export_file import export_to

        table = form == "csv" if form else file.lower().endswith(".csv")
        store = progress_store(context)
        if file == "-":
            (write_csv if table else write_jsonl)(store.attempts(), sys.stdout)
            return outcome(store)
        path, attempts = Path(file), store.attempts()
        count = export_to(path, attempts, table=table, own=context.places.own, force=force)
        click.echo(
            context.text.ngettext(
                "{count} answer is in {path}.",
                "{count} answers are in {path}.",
                count,
                count=context.formats.number(count),
                path=file,
            )
        )
        return outcome(store)

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
            *options(context, "answers-format", "force-export"),
        ],
    )


def import_command(context: Context) -> click.Command:
    """Answers from a file; those that are there already stay as they are."""
    gettext = context.text.gettext

    def callback(file: str) -> int:
        from sidos.store.export import import_attempts

        store = progress_store(context, writes=True)
        done = import_attempts(Path(file), store.add)
        number = context.formats.number
        for bad in done.bad:
            click.echo(context.text.say(bad.message), err=True)
        unlisted = done.left_out - len(done.bad)
        if unlisted:
            line = gettext("More lines left out: {count}.", count=number(unlisted))
            click.echo(line, err=True)
        if done.newer:
            line = gettext(
                "Lines that a newer version of sidos wrote: {count}. What this version doesn’t "
                "know in them was left out. Update sidos.",
                count=number(done.newer),
            )
            click.echo(line, err=True)
        click.echo(
            context.text.ngettext(
                "{count} answer was read. New: {added}.",
                "{count} answers were read. New: {added}.",
                done.read,
                count=number(done.read),
                added=number(done.added),
            )
        )
        return FAILED if done.left_out or done.newer else GOOD

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

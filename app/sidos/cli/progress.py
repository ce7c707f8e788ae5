"""`sidos progress …`: figures over all answers, and the answers themselves as files."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Session
from sidos.cli.fault import FAILED, GOOD, MISUSED, Fault
from sidos.cli.local import Worded, WordedGroup
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.store.store import Store

COMMANDS = {
    "stats": ("sidos.cli.progress:stats_command", N_("Show how much you have answered.")),
    "export": ("sidos.cli.progress:export_command", N_("Write all your answers to a file.")),
    "import": ("sidos.cli.progress:import_command", N_("Add the answers in a file to yours.")),
    "reset": ("sidos.cli.progress:reset_command", N_("Delete answers, for a fresh start.")),
    "rebuild": ("sidos.cli.progress:rebuild_command", N_("Recalculate your progress.")),
}


def command(session: Session) -> click.Command:
    """The group."""
    return WordedGroup(
        session,
        COMMANDS,
        "progress",
        no_args_is_help=True,
        help=session.text.gettext("See, save and merge your answers."),
    )


def stats_command(session: Session) -> click.Command:
    """Figures."""

    def callback() -> int:
        from sidos.cli.stats_table import stats_table

        zone = datetime.now(UTC).astimezone().tzinfo or UTC
        found = _store(session).stats(zone, session.study.start_checks())
        click.echo(stats_table(found, session))
        return GOOD

    return Worded(
        session.text,
        "stats",
        callback=callback,
        help=session.text.gettext("Show how much you have answered, and how well."),
    )


def export_command(session: Session) -> click.Command:
    """All answers as JSON Lines or CSV."""
    gettext = session.text.gettext

    def callback(file: str, form: str | None) -> int:
        from sidos.store.export import write_csv, write_jsonl

        table = form == "csv" if form else file.lower().endswith(".csv")
        write = write_csv if table else write_jsonl
        store = _store(session)
        if file == "-":
            write(store.attempts(), sys.stdout)
            return GOOD
        with Path(file).open("w", encoding="utf-8", newline="") as stream:
            count = write(store.attempts(), stream)
        click.echo(
            session.text.ngettext(
                "{count} answer is in {path}.",
                "{count} answers are in {path}.",
                count,
                count=session.formats.number(count),
                path=file,
            )
        )
        return GOOD

    return Worded(
        session.text,
        "export",
        callback=callback,
        help=gettext(
            "Write all your answers to FILE, or to standard output if you give none. You "
            "can import them again here or on another machine."
        ),
        params=[
            click.Argument(["file"], default="-", metavar=gettext("FILE"), type=click.Path()),
            click.Option(
                ["--format", "form"],
                type=click.Choice(["jsonl", "csv"]),
                metavar="jsonl|csv",
                help=gettext("JSON Lines or a table. By default, the file’s name decides."),
            ),
        ],
    )


def import_command(session: Session) -> click.Command:
    """Answers from a file; those that are there already stay as they are."""
    gettext = session.text.gettext

    def callback(file: str) -> int:
        from sidos.store.export import import_attempts

        store = _store(session, writes=True)
        done = import_attempts(Path(file), store.add)
        for bad in done.bad:
            click.echo(session.text.say(bad.message), err=True)
        number = session.formats.number
        click.echo(
            session.text.ngettext(
                "{count} answer was read. New: {added}.",
                "{count} answers were read. New: {added}.",
                done.read,
                count=number(done.read),
                added=number(done.added),
            )
        )
        return FAILED if done.bad else GOOD

    return Worded(
        session.text,
        "import",
        callback=callback,
        help=gettext(
            "Add the answers in FILE, written by “sidos progress export”, to yours. "
            "Answers that you already have are not added twice."
        ),
        params=[click.Argument(["file"], metavar=gettext("FILE"), type=click.Path())],
    )


def reset_command(session: Session) -> click.Command:
    """Delete the answers of a lesson, or all."""
    gettext = session.text.gettext

    def callback(lesson: str | None, yes: bool) -> int:
        store = _store(session, writes=True)
        prefix = "" if lesson is None else session.lesson_key(lesson)
        if not yes:
            sentence = N_("Nothing was deleted. If you are sure, add --yes. A copy is made first.")
            raise Fault(Message(sentence), MISUSED)
        count = store.reset(prefix)
        click.echo(
            session.text.ngettext(
                "{count} answer was deleted.",
                "{count} answers were deleted.",
                count,
                count=session.formats.number(count),
            )
        )
        return GOOD

    return Worded(
        session.text,
        "reset",
        callback=callback,
        help=gettext(
            "Delete your answers in LESSON, or all of them if you give none. A copy is made first."
        ),
        params=[
            click.Argument(
                ["lesson"],
                required=False,
                metavar=gettext("LESSON"),
                shell_complete=session.complete_lesson,
            ),
            click.Option(["--yes"], is_flag=True, help=gettext("Yes, delete them.")),
        ],
    )


def rebuild_command(session: Session) -> click.Command:
    """Derived tables anew."""

    def callback() -> int:
        _store(session, writes=True).rebuild()
        click.echo(session.text.gettext("Your progress has been recalculated from your answers."))
        return GOOD

    return Worded(
        session.text,
        "rebuild",
        callback=callback,
        help=session.text.gettext("Recalculate your progress from all your answers."),
    )


def _store(session: Session, *, writes: bool = False) -> "Store":
    """The store; what is wrong with it is told, and is a fault where it is to be written."""
    store = session.store
    if store.trouble is not None:
        if writes:
            raise Fault(store.trouble.message)
        click.echo(session.text.say(store.trouble.message), err=True)
    return store

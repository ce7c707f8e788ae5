"""`sidos progress restore`: answers back from a damaged file and from the copies of it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.option_table import options
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.store.copies import StoreCopy
    from sidos.store.restore import Restored


def restore_command(context: Context) -> click.Command:
    """Put back what can be read of the answers, and what the copies have."""
    gettext = context.text.gettext

    def callback(copy: str | None, only_list: bool) -> int:
        from sidos.store.copies import copies_since_reset, store_copies
        from sidos.store.restore import restore

        path = context.places.progress
        copies = store_copies(path)
        for each in copies:
            click.echo(_line(context, each))
        if only_list:
            if not copies:
                click.echo(gettext("There are no copies of your progress yet."))
            return GOOD
        if copy is not None:
            chosen = [_named(copies, copy)]
        else:
            chosen = [each.path for each in copies_since_reset(path)]
        if not chosen and not path.exists():
            text = N_(
                "There is no progress in {path}, and no copy of it. Give its folder with --data."
            )
            raise CommandError(Message(text, {"path": str(path)}))
        today = datetime.now(UTC).astimezone().date()
        _tell(context, restore(path, chosen, today))
        return GOOD

    return Worded(
        context,
        "restore",
        callback=callback,
        help=gettext(
            "Get your answers back from a damaged file and its copies. Nothing is deleted: the "
            "earlier file is saved too. By default, all daily copies are used; COPY is the name of "
            "another one."
        ),
        params=[
            click.Argument(["copy"], required=False, metavar=gettext("COPY")),
            *options(context, "list-copies"),
        ],
    )


def _line(context: Context, copy: "StoreCopy") -> str:
    time = f"{copy.made.astimezone():%Y-%m-%d %H:%M}"
    return context.text.gettext(
        "{name} (made: {time}, answers: {count})",
        name=copy.path.stem,
        time=time,
        count=context.formats.number(copy.answers),
    )


def _named(copies: "Sequence[StoreCopy]", name: str) -> Path:
    """The copy with that name, or that path, or the only one whose name has it."""
    exact = [each.path for each in copies if name in {each.path.stem, each.path.name}]
    near = exact or [each.path for each in copies if name in each.path.stem]
    if len(near) == 1:
        return near[0]
    if Path(name).is_file():
        return Path(name)
    text = N_("There is no copy “{name}”. To see the copies, run “sidos progress restore --list”.")
    raise CommandError(Message(text, {"name": name}), MISUSED)


def _tell(context: Context, restored: "Restored") -> None:
    gettext, number = context.text.gettext, context.formats.number
    if restored.aside is None and restored.answers == restored.readable:
        click.echo(gettext("Nothing was missing: your progress has all these answers."))
    click.echo(
        gettext(
            "Answers in your progress: {count}. Read from the file itself: {readable}.",
            count=number(restored.answers),
            readable=number(restored.readable),
        )
    )
    if restored.aside is not None:
        click.echo(gettext("The earlier file is in {path}.", path=str(restored.aside)))

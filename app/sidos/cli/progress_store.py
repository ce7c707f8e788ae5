"""The store as `sidos progress …` uses it: what is wrong with it is shown, and decides the exit
code."""

from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD, CommandError

if TYPE_CHECKING:
    from sidos.store.store import Store


def progress_store(context: Context, *, writes: bool = False) -> "Store":
    """The store; what is wrong with it is shown, and is an error for a command that writes."""
    store = context.store
    if store.trouble is not None:
        if writes:
            raise CommandError(store.trouble.message)
        click.echo(context.text.say(store.trouble.message), err=True)
    if (loss := store.look_for_loss()) is not None:
        click.echo(context.text.say(loss.message), err=True)
    return store


def outcome(store: "Store") -> int:
    """The exit code of a command that has read the store."""
    return GOOD if store.trouble is None and store.loss is None else FAILED

"""The group of commands: where each is made, and its help in a line."""

import click

from sidos.cli.context import Context
from sidos.cli.local import WordedGroup
from sidos.model.message import N_

COMMANDS = {
    "host": ("sidos.cli.workshop.host:command", N_("Open a room for a live workshop.")),
    "lead": (
        "sidos.cli.workshop.lead:command",
        N_("Open the facilitator’s screen on another machine."),
    ),
    "project": ("sidos.cli.workshop.project:command", N_("Show a room on a big screen.")),
    "export": ("sidos.cli.workshop.export:command", N_("Write a workshop’s report.")),
    "list": ("sidos.cli.workshop.room_list:command", N_("List the saved rooms.")),
    "resume": ("sidos.cli.workshop.resume:command", N_("Resume a room.")),
    "delete": ("sidos.cli.workshop.delete:command", N_("Delete a room for good.")),
}


def command(context: Context) -> click.Command:
    """The group."""
    return WordedGroup(
        context,
        COMMANDS,
        "workshop",
        no_args_is_help=True,
        help=context.text.gettext("Run a live workshop."),
    )

"""The group of commands: where each is made, and its help in a line."""

import click

from sidos.cli.local import WordedGroup
from sidos.cli.session import Session
from sidos.model.message import N_

COMMANDS = {
    "host": ("sidos.cli.workshop.host:command", N_("Open a room for a live workshop.")),
    "lead": ("sidos.cli.workshop.lead:command", N_("Open the facilitator’s screen elsewhere.")),
    "project": ("sidos.cli.workshop.project:command", N_("Show a room to all on a big screen.")),
}


def command(session: Session) -> click.Command:
    """The group."""
    return WordedGroup(
        session,
        COMMANDS,
        "workshop",
        no_args_is_help=True,
        help=session.text.gettext("Lessons with a room full of people, live."),
    )

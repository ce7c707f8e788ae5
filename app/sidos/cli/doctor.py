"""`sidos doctor`: what sidos finds on this machine, for the learner and for who helps them."""

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.local import Worded


def command(context: Context) -> click.Command:
    """Show it; exit code 1 where something is wrong with the learner's files."""

    def callback() -> int:
        from sidos.cli.examination import examination
        from sidos.study.printable import printable

        lines, healthy = examination(context)
        click.echo(printable("\n".join(lines)))
        return GOOD if healthy else FAILED

    return Worded(
        context,
        "doctor",
        callback=callback,
        help=context.text.gettext(
            "Check the installation: versions, what the terminal can do, where files are saved, "
            "which language is used and why, the state of your answers, and the lessons. The "
            "exit code is 1 if something is wrong."
        ),
    )

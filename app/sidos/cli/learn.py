"""`sidos learn LESSON`."""

import click

from sidos.cli.context import Context
from sidos.cli.local import Worded


def command(context: Context) -> click.Command:
    """Open a lesson, full screen or line by line."""
    gettext = context.text.gettext

    def callback(lesson: str) -> int:
        from sidos.cli.front import start

        return start(context, lesson)

    return Worded(
        context.text,
        "learn",
        callback=callback,
        help=gettext(
            "Open the lesson with the id LESSON where you left off. Run “sidos lessons "
            "list” to see the ids."
        ),
        params=[
            click.Argument(
                ["lesson"],
                metavar=gettext("LESSON"),
                shell_complete=context.complete_lesson,
            )
        ],
    )

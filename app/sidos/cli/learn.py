"""`sidos learn LESSON`."""

import click

from sidos.cli.context import Context
from sidos.cli.lesson_name import lesson_argument
from sidos.cli.local import Worded
from sidos.cli.option_table import options


def command(context: Context) -> click.Command:
    """Open a lesson, full screen or line by line."""
    gettext = context.text.gettext

    def callback(lesson: str) -> int:
        from sidos.cli.front import start

        return start(context, lesson)

    return Worded(
        context,
        "learn",
        callback=callback,
        help=gettext(
            "Open a lesson where you left off. LESSON is its number, such as 1.2, its id or the "
            "beginning of the id. Run “sidos lessons list” to see them all."
        ),
        params=[lesson_argument(context), *options(context, "plain")],
    )

"""`sidos completion SHELL`: click's own scripts."""

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD
from sidos.cli.local import Worded

SHELLS = ("bash", "fish", "zsh")


def command(context: Context) -> click.Command:
    """Print the completion script of a shell."""
    gettext = context.text.gettext

    def callback(shell: str) -> int:
        from click.shell_completion import get_completion_class

        kind = get_completion_class(shell)
        root = click.get_current_context().find_root().command
        assert kind is not None
        click.echo(kind(root, {}, "sidos", "_SIDOS_COMPLETE").source())
        return GOOD

    return Worded(
        context,
        "completion",
        callback=callback,
        help=gettext(
            "Print a script that completes commands, options and lessons in SHELL (bash, "
            'fish or zsh). For example, in bash: eval "$(sidos completion bash)"'
        ),
        params=[
            click.Argument(["shell"], metavar=gettext("SHELL"), type=click.Choice(SHELLS)),
        ],
    )

"""`sidos` as click has it: the options of all commands, and the commands by name."""

from collections.abc import Sequence

import click
from click.exceptions import NoArgsIsHelpError

from sidos import __version__
from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import WordedGroup, usage_message
from sidos.cli.option_table import options
from sidos.model.message import N_

COMMANDS = {
    "learn": ("sidos.cli.learn:command", N_("Open a lesson where you left off.")),
    "lessons": ("sidos.cli.lessons:command", N_("List, check and create lessons.")),
    "progress": ("sidos.cli.progress:command", N_("Show, export, import or reset your answers.")),
    "workshop": (
        "sidos.cli.workshop.group:command",
        N_("Run a live workshop."),
    ),
    "locale": ("sidos.cli.locale.group:command", N_("Tools for translators.")),
    "join": ("sidos.cli.join:command", N_("Take part in a live workshop.")),
    "doctor": ("sidos.cli.doctor:command", N_("Check the installation.")),
    "completion": (
        "sidos.cli.completion:command",
        N_("Print a script that completes commands in a shell."),
    ),
}


def run_command(arguments: Sequence[str], context: Context) -> int:
    """Run the command that the arguments name; the exit code. Raises CommandError.

    `context` has the language that can be seen in the arguments; its options are replaced by
    all that are there once they are parsed.
    """
    root = _root(context)
    try:
        code = root.main(list(arguments), "sidos", "_SIDOS_COMPLETE", standalone_mode=False)
    except click.UsageError as error:
        if isinstance(error, NoArgsIsHelpError):
            click.echo(error.format_message(), err=True)
            return MISUSED
        raise CommandError(usage_message(error), MISUSED) from error
    except click.Abort as stopped:
        raise KeyboardInterrupt from stopped
    finally:
        context.close()
    return code if isinstance(code, int) else GOOD


def _root(context: Context) -> click.Group:
    gettext = context.text.gettext

    def callback() -> int:
        if click.get_current_context().invoked_subcommand is None:
            from sidos.cli.front import start

            return start(context)
        return GOOD

    def show_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            click.echo(f"sidos {__version__}")
            ctx.exit()

    return WordedGroup(
        context,
        COMMANDS,
        "sidos",
        callback=callback,
        invoke_without_command=True,
        help=gettext(
            "Short lessons and quizzes in a terminal. Without a command, sidos opens the list of "
            "lessons."
        ),
        params=[
            *options(context, "plain"),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=show_version,
                help=gettext("Show the version and exit."),
            ),
        ],
    )

"""Click in the learner's language: groups and commands that word their help by a translator, and
click's own errors as sentences of ours.

A command's texts are looked up when it is made, which is when its name is met on the command line
(`Group` makes the others only to complete them in a shell): no help costs another's imports.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.option import Options
from sidos.cli.option_table import EVERYWHERE, options
from sidos.model.message import N_, Message

Maker = Callable[[Context], click.Command]


class Worded(click.Command):
    """A command whose help is in the user's language, and which understands the options that all
    commands have."""

    def __init__(self, context: Context, *args: Any, **kwargs: Any) -> None:
        self._general = options(context, *EVERYWHERE)
        kwargs["params"] = [*kwargs.get("params", ()), *self._general]
        super().__init__(*args, **kwargs)
        self._session = context
        self.text = context.text
        self.options_metavar = self.text.gettext("[OPTIONS]")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, described in our words."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.text.gettext("Show this help and exit.")
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The options and the arguments, in brackets those that may be left out."""
        optional = {
            piece
            for one in self.get_params(ctx)
            if isinstance(one, click.Argument) and not one.required
            for piece in one.get_usage_pieces(ctx)
        }
        pieces = super().collect_usage_pieces(ctx)
        return [f"[{piece}]" if piece in optional else piece for piece in pieces]

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that begins with “Usage:”."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        label = self.text.gettext("Usage:")
        formatter.write_usage(ctx.command_path, pieces, f"{label} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and what they do; behind a command, those of all commands come last."""
        own = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        general: list[click.Parameter] = []
        if ctx.parent is not None:
            general = self._general
            own = [option for option in own if option not in general]
        for title, section in ((N_("Options"), own), (N_("Options of all commands"), general)):
            records = [option.get_help_record(ctx) for option in section]
            if any(records):
                with formatter.section(self.text.gettext(title)):
                    formatter.write_dl([record for record in records if record is not None])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse; what is left over is a fault of ours to word."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            text = N_("“{found}” is not expected here. Run “{command} --help” to see what is.")
            values = {"found": " ".join(rest), "command": ctx.command_path}
            raise CommandError(Message(text, values), MISUSED)
        self._add_general_options(ctx)
        return rest

    def _add_general_options(self, ctx: click.Context) -> None:
        given = Options(
            lang=ctx.params.pop("lang") or None,
            plain=ctx.params.pop("plain", False),
            lessons=tuple(map(Path, ctx.params.pop("lessons"))),
            data=Path(data) if (data := ctx.params.pop("data")) else None,
            debug=ctx.params.pop("debug"),
        )
        self._session.add_options(given)
        if given.lang is not None and not ctx.resilient_parsing:
            self._session.check_language()


class WordedGroup(Worded, click.Group):
    """Commands by name: where each is made, and its help in a line.

    `makers` maps a name to ("module:function" that makes it, short help as a msgid).
    """

    def __init__(
        self,
        context: Context,
        makers: Mapping[str, tuple[str, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(context, *args, **kwargs)
        self.subcommand_metavar = context.text.gettext("COMMAND [ARGUMENTS]…")
        self._makers = makers

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order in which they are declared."""
        return list(self._makers)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """The command with that name, made now."""
        if cmd_name not in self._makers:
            return None
        module, _, function = self._makers[cmd_name][0].partition(":")
        maker: Maker = getattr(import_module(module), function)
        return maker(self._session)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then each command in a line; none of them is made for it."""
        super().format_options(ctx, formatter)
        rows = [(name, self.text.gettext(short)) for name, (_, short) in self._makers.items()]
        with formatter.section(self.text.gettext("Commands")):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command meant; a fault with the nearest names where there is none."""
        name = args[0]
        if not ctx.resilient_parsing and name not in self.list_commands(ctx):
            nearest = get_close_matches(name, self.list_commands(ctx))
            text = N_("There is no command “{name}”. You may have meant: {nearest}.")
            if not nearest:
                text = N_("There is no command “{name}”. Run “{command} --help” to see them all.")
            command = ctx.command_path
            values = {"name": name, "nearest": ", ".join(nearest), "command": command}
            raise CommandError(Message(text, values), MISUSED)
        return super().resolve_command(ctx, args)


def usage_message(error: click.UsageError) -> Message:
    """What is wrong with a command line, in a sentence of ours."""
    command = error.ctx.command_path if error.ctx else "sidos"
    values: dict[str, str | int] = {"command": command}
    match error:
        case click.NoSuchOption():
            values["name"] = error.option_name
            text = N_("There is no option {name}. Run “{command} --help” to see the options.")
        case click.MissingParameter() if error.param is not None:
            values["name"] = _name(error.param)
            text = N_("{name} is missing. Run “{command} --help” to see how to use the command.")
        case click.BadParameter() if error.param is not None and isinstance(
            error.param.type, click.Choice
        ):
            values["name"] = _name(error.param)
            values["choices"] = ", ".join(map(str, error.param.type.choices))
            text = N_("{name} can’t have this value. Choose one of these: {choices}.")
        case click.BadParameter() if error.param is not None and isinstance(
            error.param.type, click.IntRange
        ):
            values |= {"name": _name(error.param), "first": error.param.type.min or 0}
            values["last"] = error.param.type.max or 0
            text = N_("{name} can’t have this value. Use a whole number from {first} to {last}.")
            if error.param.type.max is None:
                text = N_("{name} can’t have this value. Use a whole number, {first} or more.")
        case click.BadOptionUsage():
            values["name"] = error.option_name
            text = N_(
                "The option {name} can’t be used like this. Run “{command} --help” to see how "
                "to use it."
            )
        case _:
            text = N_(
                "The command line can’t be understood. Run “{command} --help” to see how to "
                "write it."
            )
    return Message(text, values)


def _name(parameter: click.Parameter) -> str:
    """A parameter as the help calls it."""
    if isinstance(parameter, click.Argument):
        return parameter.metavar or parameter.human_readable_name
    return parameter.opts[0]

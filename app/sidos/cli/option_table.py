"""Every option of every command, declared once; a command picks its own by name.

Texts are looked up when a command is made. An option whose meaning differs between commands has a
name here for each meaning, and the same flag.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

import click

from sidos.cli.completion_value import complete_language, complete_lesson
from sidos.cli.context import Context
from sidos.model.message import N_


class NumberOption(click.Option):
    """An option for a number whose help says in words what click would add as a formula."""

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """Click's notes, without the range."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra


class OptionSpec(NamedTuple):
    """`flag`: as it is typed, then the parameter's name where that is another. `default`: a value
    or what makes it; without one, an option that takes text is empty."""

    flag: str
    help: str = ""
    metavar: str = ""
    type: click.ParamType[Any] | None = None
    default: "str | int | Callable[[], int] | None" = None
    multiple: bool = False
    is_flag: bool = False
    hidden: bool = False


def _port() -> int:
    from sidos.workshop.address import PORT

    return PORT


_PATH = click.Path()
REPORT_FORMATS = ("csv", "json", "md")

OPTIONS = {
    # Of all commands
    "lang": OptionSpec("--lang", N_("The language to use, such as fi or en."), N_("TAG")),
    "plain": OptionSpec(
        "--plain", N_("Use line mode, for screen readers, scripts and logs."), is_flag=True
    ),
    "lessons": OptionSpec(
        "--lessons",
        N_(
            "Also show the courses in this folder. You can give this option more than"
            " once, or list folders in the environment variable SIDOS_LESSONS."
        ),
        N_("FOLDER"),
        _PATH,
        multiple=True,
    ),
    "data": OptionSpec(
        "--data", N_("Save answers, settings and caches in this folder."), N_("FOLDER"), _PATH
    ),
    "debug": OptionSpec("--debug", N_("Show a traceback when something goes wrong."), is_flag=True),
    # Lessons and progress
    "answers": OptionSpec(
        "--answers",
        N_("Add an answer key: the right answers, the reasons and the sources."),
        is_flag=True,
    ),
    "output": OptionSpec(
        "--output", N_("Write to FILE, not to standard output."), N_("FILE"), _PATH, "-"
    ),
    "draft-language": OptionSpec(
        "--language languages",
        N_(
            "A language to draft the lesson in. The first one is the lesson’s own. You can give "
            "this option more than once."
        ),
        N_("TAG"),
        multiple=True,
    ),
    "answers-format": OptionSpec(
        "--format form",
        N_("JSON Lines or a table. By default, the file’s name decides."),
        type=click.Choice(["jsonl", "csv"]),
    ),
    "force-export": OptionSpec(
        "--force", N_("Replace FILE even if it has answers that you don’t have."), is_flag=True
    ),
    "list-copies": OptionSpec(
        "--list only_list", N_("Only list the copies of your progress."), is_flag=True
    ),
    "self-judged": OptionSpec(
        "--self-judged",
        N_("Only answers that you judged to mean the same. Their author may want to accept them."),
        is_flag=True,
    ),
    "yes-delete": OptionSpec(
        "--yes", N_("Confirm. Without this, nothing is deleted."), is_flag=True
    ),
    # The translator's tools
    "root": OptionSpec(
        "--root",
        N_("The folder of the project or of a course. By default, this folder."),
        N_("FOLDER"),
        _PATH,
        ".",
    ),
    "check": OptionSpec(
        "--check", N_("Change nothing. The exit code is 1 if something would change."), is_flag=True
    ),
    "typo": OptionSpec(
        "--typo",
        N_("The source text with this id was only corrected, so its translations are still valid."),
        N_("ID"),
    ),
    "glossary-file": OptionSpec(
        "--to", N_("Write to FILE, not to standard output."), N_("FILE"), _PATH, "-"
    ),
    "language-name": OptionSpec(
        "--name", N_("The language’s own name for itself, if it is not in CLDR."), N_("NAME")
    ),
    "cldr": OptionSpec(
        "--cldr", N_("The CLDR locale that numbers, dates and lists are written by."), N_("LOCALE")
    ),
    "plural": OptionSpec("--plural", N_("gettext’s plural rule, such as “n != 1”."), N_("RULE")),
    "at": OptionSpec(
        "--at",
        N_(
            "The text to start with: its id (msgctxt) or the beginning of it, or words of an "
            "interface text."
        ),
        N_("ID"),
    ),
    "pseudo-folder": OptionSpec(
        "--to",
        N_("Where to create it, instead of the project’s locales folder."),
        N_("FOLDER"),
        _PATH,
    ),
    # A workshop's room
    "course": OptionSpec(
        "--course",
        N_("The course to ask from; by default the lesson’s, or the first one."),
        N_("COURSE"),
    ),
    "lesson": OptionSpec(
        "--lesson",
        N_("Ask this lesson’s questions. You can give this option more than once."),
        N_("LESSON"),
        multiple=True,
    ),
    "unit": OptionSpec(
        "--unit",
        N_("Ask this unit’s questions. You can give this option more than once."),
        N_("UNIT"),
        multiple=True,
    ),
    "title": OptionSpec(
        "--title", N_("The workshop’s title. By default, the course’s title."), N_("TEXT")
    ),
    "mode": OptionSpec(
        "--mode",
        N_(
            "What you ask people for: nothing, a nickname (the default), or a name. "
            "It can’t be changed later."
        ),
        type=click.Choice(["anonymous", "nickname", "named"]),
        default="nickname",
    ),
    "retain": OptionSpec(
        "--retain",
        N_("How long names are kept after the end. By default, 24h."),
        N_("TIME"),
        default="24h",
    ),
    # Where people find the hub
    "listen": OptionSpec(
        "--listen",
        N_(
            "Let people join over the network at this address of yours; 0.0.0.0 for all of them. "
            "By default only this machine can join."
        ),
        N_("ADDRESS"),
        default="127.0.0.1",
    ),
    "port": OptionSpec(
        "--port",
        N_("The port to listen on, up to 65535; 0 for any free one."),
        N_("NUMBER"),
        click.IntRange(0, 65535),
        _port,
    ),
    "public": OptionSpec(
        "--public", N_("The address that people use, if the hub is behind a proxy."), "URL"
    ),
    "proxy": OptionSpec(
        "--proxy",
        N_("Trust this proxy when it says where a request came from."),
        N_("ADDRESS"),
        multiple=True,
    ),
    "cert": OptionSpec(
        "--cert", N_("The certificate to encrypt with, as a PEM file."), N_("FILE"), _PATH
    ),
    "key": OptionSpec(
        "--key", N_("The certificate’s private key, as a PEM file."), N_("FILE"), _PATH
    ),
    # How the hub is run, and what is kept
    "store": OptionSpec(
        "--store",
        N_(
            "Where rooms are saved: by default in a file of yours, or in a PostgreSQL database "
            "that several hubs share."
        ),
        N_("sqlite:PATH|postgresql://…"),
    ),
    "headless": OptionSpec("--headless", N_("Run only the hub, without a screen."), is_flag=True),
    "token-hash": OptionSpec(
        "--token-hash",
        N_("The hash of a facilitator’s token that you have made yourself."),
        "SHA256",
    ),
    "token-output": OptionSpec(
        "--token-file", N_("Where to write the facilitator’s token."), N_("FILE"), _PATH
    ),
    "most-people": OptionSpec(
        "--most-people",
        N_("The most people a room can hold."),
        N_("NUMBER"),
        click.IntRange(1),
        5000,
    ),
    "no-room": OptionSpec(
        "--no-room", N_("Don’t open a room; only serve the saved ones."), is_flag=True
    ),
    # For the process that opens the screen: the hub ends with it, however that ends.
    "until-eof": OptionSpec("--until-eof", is_flag=True, hidden=True),
    # Other workshop commands
    "token-input": OptionSpec(
        "--token-file", N_("The file that the facilitator’s token is in."), N_("FILE"), _PATH
    ),
    "report-format": OptionSpec(
        "--format form",
        N_(
            "A table, JSON or Markdown. By default, the file’s name decides, or else it is "
            "Markdown."
        ),
        type=click.Choice(REPORT_FORMATS),
    ),
    "report-file": OptionSpec(
        "--to", N_("The file to write; by default the report is printed."), N_("FILE"), _PATH
    ),
    "yes-unasked": OptionSpec("--yes", N_("Don’t ask whether you are sure."), is_flag=True),
    "person-name": OptionSpec(
        "--name", N_("Your name or nickname; asked for if it is needed."), N_("NAME")
    ),
}

EVERYWHERE = ("lang", "data", "lessons", "debug")
"""Options that are understood before a command and after it."""


_COMPLETIONS = {"--lang": complete_language, "--lesson": complete_lesson}
"""What completes an option's value in a shell."""


def options(context: Context, *names: str) -> list[click.Parameter]:
    """The options with these names, worded in the language of `context`."""
    return [_option(context, OPTIONS[name]) for name in names]


def format_option(context: Context, *forms: str) -> click.Option:
    """How to print; the first of `forms` is the one by default."""
    return click.Option(
        ["--format", "form"],
        type=click.Choice(forms),
        default=forms[0],
        metavar="|".join(forms),
        help=context.text.gettext("The output format: {formats}.", formats=", ".join(forms)),
    )


def _option(context: Context, spec: OptionSpec) -> click.Option:
    gettext, flag = context.text.gettext, spec.flag.partition(" ")[0]
    choices = "|".join(spec.type.choices) if isinstance(spec.type, click.Choice) else ""
    made: dict[str, Any] = {"is_flag": True} if spec.is_flag else {"multiple": spec.multiple}
    if spec.default is not None:
        made["default"] = spec.default
    elif not (choices or spec.is_flag or spec.multiple):
        made["default"] = ""
    if flag in _COMPLETIONS:
        made["shell_complete"] = partial(_COMPLETIONS[flag], context)
    kind = NumberOption if isinstance(spec.type, click.IntRange) else click.Option
    return kind(
        spec.flag.split(),
        help=gettext(spec.help),
        metavar=gettext(spec.metavar) or choices or None,
        type=spec.type,
        hidden=spec.hidden,
        **made,
    )

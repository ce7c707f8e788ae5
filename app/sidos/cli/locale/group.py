"""The group of commands: where each is made, and its help in a line."""

import click

from sidos.cli.context import Context
from sidos.cli.local import WordedGroup
from sidos.model.message import N_

COMMANDS = {
    "new": ("sidos.cli.locale.new:command", N_("Start a translation into another language.")),
    "update": (
        "sidos.cli.locale.update:command",
        N_("Bring translation files up to date with the texts."),
    ),
    "check": ("sidos.cli.locale.check:command", N_("Show what is wrong with translations.")),
    "stats": (
        "sidos.cli.locale.stats:command",
        N_("Show how much is translated."),
    ),
    "review": (
        "sidos.cli.locale.review:command",
        N_("Show a lesson’s source and translation side by side."),
    ),
    "preview": (
        "sidos.cli.locale.preview:command",
        N_("Show each text on its screen, as you translate."),
    ),
    "pseudo": (
        "sidos.cli.locale.pseudo:command",
        N_("Make a test language that shows what can’t be translated."),
    ),
    "glossary": (
        "sidos.cli.locale.glossary:command",
        N_("Show the glossary’s terms in all languages."),
    ),
    "split": (
        "sidos.cli.locale.split:command",
        N_("Move a draft’s other languages to translation files."),
    ),
}


def command(context: Context) -> click.Command:
    """The group."""
    return WordedGroup(
        context,
        COMMANDS,
        "locale",
        no_args_is_help=True,
        help=context.text.gettext("Tools for translators."),
    )

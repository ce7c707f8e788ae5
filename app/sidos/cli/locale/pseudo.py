"""`sidos locale pseudo`: a language made by machine, which shows what can't be translated."""

from pathlib import Path
from shlex import quote

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.local import Worded
from sidos.cli.locale.option import near, nearby, project
from sidos.cli.option_table import options


def command(context: Context) -> click.Command:
    """The pseudo-locale, and what to do with it."""
    gettext = context.text.gettext

    def callback(root: str, to: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.translate.layout import PSEUDO
        from sidos.translate.pseudo import make_pseudo

        folder = Path(to).absolute() if to else None
        with working(context):
            made = make_pseudo(project(root), folder)
        for path in made.files:
            click.echo(gettext("{file} is ready.", file=near(path)))
        if made.findings:
            report_findings(nearby(made.findings), "text", context)
        if not made.files:
            return FAILED
        where = f"SIDOS_LOCALES={quote(to)} " if to else ""
        command_line = f"{where}sidos --lang {PSEUDO}"
        click.echo(gettext("See it on screen: {command}", command=command_line))
        return FAILED if made.findings else GOOD

    return Worded(
        context,
        "pseudo",
        callback=callback,
        help=gettext(
            "Make a test language of accented English, in brackets and as wide as Finnish. Text "
            "that appears without brackets can’t be translated, and text that has only one of "
            "them is cut off."
        ),
        params=[
            *options(context, "root", "pseudo-folder"),
        ],
    )

"""`sidos locale new`: a language begins."""

from shlex import quote

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.local import Worded
from sidos.cli.locale.option import near, nearby, project
from sidos.cli.option_table import options


def command(context: Context) -> click.Command:
    """A folder with everything that is to be filled in."""
    gettext = context.text.gettext

    def callback(tag: str, name: str, cldr: str, plural: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.translate.new_locale import LocaleWishes, new_locale

        wishes = LocaleWishes(name=name, cldr=cldr, plural=plural)
        with working(context):
            made = new_locale(project(root), tag, wishes)
        if made.findings:
            report_findings(nearby(made.findings), "text", context)
            return FAILED
        click.echo(gettext("{folder} is ready. What to do next:", folder=near(made.folder)))
        if made.guessed:
            click.echo(
                gettext(
                    "CLDR lacks some data on this language. First correct the lines marked “TO "
                    "CHECK” in {file}.",
                    file=near(made.folder / "locale.yaml"),
                )
            )
        files = context.formats.list([near(path) for path in made.files])
        click.echo(gettext("1. Translate in Poedit or another editor: {files}", files=files))
        preview, check = _line("preview", tag, root), _line("check", tag, root)
        click.echo(gettext("2. See each text on its screen: {command}", command=preview))
        click.echo(gettext("3. See what is missing or wrong: {command}", command=check))
        return GOOD

    return Worded(
        context,
        "new",
        callback=callback,
        help=gettext(
            "Start a translation into the language TAG (such as sv, pt-BR or zh-Hant): create "
            "its locale.yaml, filled in from CLDR, and its translation files."
        ),
        params=[
            click.Argument(["tag"], metavar=gettext("TAG")),
            *options(context, "language-name", "cldr", "plural", "root"),
        ],
    )


def _line(name: str, tag: str, root: str) -> str:
    """A command to run next, on the same project."""
    elsewhere = "" if root == "." else f" --root {quote(root)}"
    return f"sidos locale {name} {tag}{elsewhere}"

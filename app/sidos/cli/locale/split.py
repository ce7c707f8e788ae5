"""`sidos locale split`: a draft in several languages becomes a file in one, and translations."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.locale.option import near, nearby
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.translate.layout import Domain


def command(context: Context) -> click.Command:
    """A draft in several languages becomes a file in one, and translations."""
    gettext = context.text.gettext

    def callback(files: tuple[str, ...]) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.split import split_file

        code = GOOD
        places = [(file, _domain(Path(file))) for file in files]
        for file, domain in places:
            done = split_file(Path(file), domain)
            if done.findings:
                code = report_findings(nearby(done.findings), "text", context)
            elif not done.translations:
                click.echo(gettext("{path}: there are no other languages to move.", path=file))
            for tag, texts in done.translations.items():
                click.echo(
                    context.text.ngettext(
                        "{path}: {count} text moved to {po}.",
                        "{path}: {count} texts moved to {po}.",
                        len(texts),
                        path=file,
                        count=context.formats.number(len(texts)),
                        po=near(domain.po(tag)),
                    )
                )
        return code

    return Worded(
        context,
        "split",
        callback=callback,
        help=gettext("Move texts in other languages from the drafts FILE… to translation files."),
        params=[
            click.Argument(
                ["files"], nargs=-1, required=True, metavar=gettext("FILE…"), type=click.Path()
            )
        ],
    )


def _domain(path: Path) -> "Domain":
    """The domain of a file; CommandError where there is no such file, or it is in no course."""
    from sidos.translate.layout import domain_of

    text = N_("{path} doesn’t belong to a course. Put it next to a course.yaml.")
    if path.is_dir():
        text = N_("{path} is a folder, not a file. Give a file.")
    elif not path.exists():
        text = N_("{path} doesn’t exist. Check the path.")
    elif (domain := domain_of(path)) is not None:
        return domain
    raise CommandError(Message(text, {"path": str(path)}), MISUSED)

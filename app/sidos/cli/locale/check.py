"""`sidos locale check`: what is wrong in the translation files."""

import click

from sidos.cli.context import Context
from sidos.cli.local import Worded
from sidos.cli.locale.option import (
    known_tags,
    nearby,
    project,
    tags_argument,
)
from sidos.cli.option_table import format_option, options


def command(context: Context) -> click.Command:
    """Findings; exit code 1 where one is an error."""
    gettext = context.text.gettext

    def callback(tags: tuple[str, ...], form: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.translate.check.project import check

        folder = project(root)
        with working(context):
            findings = check(folder, known_tags(folder, tags))
        return report_findings(nearby(findings), form, context)

    return Worded(
        context,
        "check",
        callback=callback,
        help=gettext(
            "Show what is wrong with translation files, with file and line. Without TAG, the files "
            "of all languages are checked. The exit code is 1 if there is an error."
        ),
        params=[
            tags_argument(context),
            format_option(context, "text", "json", "github"),
            *options(context, "root"),
        ],
    )

"""`sidos locale check`: what is wrong in the translation files."""

import click

from sidos.cli.local import Worded
from sidos.cli.locale.option import format_option, project, root_option, tags_argument
from sidos.cli.session import Session


def command(session: Session) -> click.Command:
    """Findings; exit code 1 where one is an error."""
    gettext = session.text.gettext

    def callback(tags: tuple[str, ...], form: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.check.project import check

        return report_findings(check(project(root), tags), form, session)

    return Worded(
        session.text,
        "check",
        callback=callback,
        help=gettext("Show what is wrong with translation files, with file and line."),
        params=[
            tags_argument(session),
            format_option(session, ("text", "json", "github")),
            root_option(session),
        ],
    )

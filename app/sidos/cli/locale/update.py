"""`sidos locale update`: extract the texts and merge them."""

import click

from sidos.cli.fault import FAILED, GOOD
from sidos.cli.local import Worded
from sidos.cli.locale.option import project, root_option, tags_argument
from sidos.cli.session import Session


def command(session: Session) -> click.Command:
    """Extract and merge."""
    gettext = session.text.gettext

    def callback(tags: tuple[str, ...], check: bool, typo: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.update import update

        done = update(project(root), tags, check=check, typo=typo)
        for change in done.changed:
            click.echo(session.text.say(change.message))
        if done.findings:
            report_findings(done.findings, "text", session)
        elif not done.changed:
            click.echo(gettext("All translation files are up to date."))
        stale = check and not done.current
        return FAILED if done.findings or stale else GOOD

    return Worded(
        session.text,
        "update",
        callback=callback,
        help=gettext(
            "Collect the texts of the interface and the courses, and merge them into the "
            "translation files. Without TAG, this is done for all languages."
        ),
        params=[
            tags_argument(session),
            click.Option(
                ["--check"],
                is_flag=True,
                help=gettext("Change nothing. The exit code is 1 if something would change."),
            ),
            click.Option(
                ["--typo"],
                default="",
                metavar="ID",
                help=gettext(
                    "The text with this id was only corrected, so its translations are still good."
                ),
            ),
            root_option(session),
        ],
    )

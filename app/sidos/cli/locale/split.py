"""`sidos locale split`: a draft in several languages becomes a file in one, and translations."""

from pathlib import Path

import click

from sidos.cli.fault import GOOD, MISUSED, Fault
from sidos.cli.local import Worded
from sidos.cli.session import Session
from sidos.model.message import N_, Message


def command(session: Session) -> click.Command:
    """A draft in several languages becomes a file in one, and translations."""
    gettext = session.text.gettext

    def callback(files: tuple[str, ...]) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.translate.layout import domain_of
        from sidos.translate.split import split_file

        code = GOOD
        for file in files:
            domain = domain_of(Path(file)) if Path(file).is_file() else None
            if domain is None:
                sentence = N_("{path} doesn’t belong to a course.")
                raise Fault(Message(sentence, {"path": file}), MISUSED)
            done = split_file(Path(file), domain)
            if done.findings:
                code = report_findings(done.findings, "text", session)
                continue
            for tag, said in done.translations.items():
                click.echo(
                    session.text.ngettext(
                        "{path}: {count} text moved to {po}.",
                        "{path}: {count} texts moved to {po}.",
                        len(said),
                        path=file,
                        count=session.formats.number(len(said)),
                        po=str(domain.po(tag)),
                    )
                )
        return code

    return Worded(
        session.text,
        "split",
        callback=callback,
        help=gettext("Move texts in other languages from the drafts FILE… to translation files."),
        params=[
            click.Argument(
                ["files"], nargs=-1, required=True, metavar=gettext("FILE…"), type=click.Path()
            )
        ],
    )

"""Findings of a check, as the one who asked wants them; the exit code follows from them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.study.printable import printable

if TYPE_CHECKING:
    from sidos.content.finding import Finding
    from sidos.content.report import Format


def report_findings(findings: "Sequence[Finding]", form: str, context: Context) -> int:
    """Print the findings; 1 where one is an error."""
    from sidos.content.report import report

    lines = report(findings, cast("Format", form), context.text.say)
    if lines:
        click.echo(printable(lines))
    errors = sum(finding.severity == "error" for finding in findings)
    if form == "text":
        click.echo(
            context.text.ngettext("{count} error.", "{count} errors.", errors, count=errors)
            if errors
            else context.text.gettext("No errors."),
            err=True,
        )
    return FAILED if errors else GOOD

"""`sidos locale update`: extract the texts and merge them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import asdict, replace

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.local import Worded
from sidos.cli.locale.option import (
    known_tags,
    near,
    nearby,
    project,
    tags_argument,
)
from sidos.cli.option_table import format_option, options

if TYPE_CHECKING:
    from sidos.translate.update import Update


def command(context: Context) -> click.Command:
    """Extract and merge."""
    gettext = context.text.gettext

    def callback(tags: tuple[str, ...], check: bool, typo: str, form: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.translate.update import update

        folder = project(root)
        with working(context) as report:
            done = update(folder, known_tags(folder, tags), check=check, typo=typo, report=report)
        failed = bool(done.findings) or (check and not done.current)
        if form == "json":
            click.echo(_as_json(done, context))
            return FAILED if failed else GOOD
        for change in done.changed:
            nearby_change = replace(change, path=Path(near(change.path)))
            click.echo(context.text.say(nearby_change.message))
        if done.findings:
            report_findings(nearby(done.findings), "text", context)
        elif not done.changed:
            click.echo(gettext("All translation files are up to date."))
        return FAILED if failed else GOOD

    return Worded(
        context,
        "update",
        callback=callback,
        help=gettext(
            "Collect the texts of the interface and the courses, and merge them into the "
            "translation files. Without TAG, this is done for all languages."
        ),
        params=[
            tags_argument(context),
            *options(context, "check", "typo"),
            format_option(context, "text", "json"),
            *options(context, "root"),
        ],
    )


def _as_json(done: "Update", context: Context) -> str:
    from sidos.content.report import finding_row

    changed = [{"path": str(one.path), **asdict(one.counts)} for one in done.changed]
    findings = [finding_row(finding, context.text.say) for finding in done.findings]
    return json.dumps({"changed": changed, "findings": findings}, ensure_ascii=False, indent=2)

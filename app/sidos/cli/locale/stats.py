"""`sidos locale stats`: how far each language is."""

import json
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.local import Worded
from sidos.cli.locale.option import (
    known_tags,
    nearby,
    project,
    tags_argument,
    terminal_size,
)
from sidos.cli.option_table import format_option, options

if TYPE_CHECKING:
    from sidos.translate.tally import LocaleProgress, TextTally

_BAR = 8


def command(context: Context) -> click.Command:
    """Tables, a language each; exit code 1 where a file can't be read."""

    def callback(tags: tuple[str, ...], form: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.content.finding import in_order
        from sidos.translate.tally import progress

        folder = project(root)
        with working(context):
            locales = progress(folder, known_tags(folder, tags))
        findings = in_order([finding for one in locales for finding in one.findings])
        if form == "json":
            rows = [_row(one, context) for one in locales]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return FAILED if findings else GOOD
        click.echo("\n\n".join("\n".join(_lines(one, context)) for one in locales))
        return report_findings(nearby(findings), form, context) if findings else GOOD

    return Worded(
        context,
        "stats",
        callback=callback,
        help=context.text.gettext(
            "Show how much of the interface and of each lesson is translated, out of date and "
            "missing, in texts and in words of the source. Without TAG, this is shown for all "
            "languages."
        ),
        params=[
            tags_argument(context),
            format_option(context, "text", "json"),
            *options(context, "root"),
        ],
    )


def _lines(one: "LocaleProgress", context: Context) -> list[str]:
    from sidos.cli.table import table
    from sidos.study.printable import printable
    from sidos.translate.cells import cells as measured

    gettext, percent = context.text.gettext, context.formats.percent
    title = gettext("{name} ({tag})", name=one.name, tag=one.tag)
    if not one.parts:
        return [printable(title), gettext("There is nothing to translate.")]
    heads = [
        "",
        "",
        "",
        gettext("Translated"),
        gettext("Out of date"),
        gettext("Missing"),
        gettext("Words"),
        gettext("To do"),
    ]
    rows = [(part.id, part.tally) for part in one.parts]
    rows.append((gettext("Total"), one.total))
    cells = [heads]
    for name, tally in rows:
        figures = (
            tally.translated,
            tally.outdated,
            tally.missing,
            tally.words,
            tally.words_left,
        )
        numbers = [context.formats.number(figure) for figure in figures]
        # Rounded down, so that only what is whole is called so.
        share = percent(int(tally.share * 100) / 100)
        cells.append([name, _bar(tally), share, *numbers])
    columns = terminal_size().columns
    lines = table(cells, columns, range(2, len(heads)), gap=" ")
    if max(map(measured, lines)) > columns:  # the bar says no more than the share beside it
        rest = [[name, *figures] for name, _, *figures in cells]
        lines = table(rest, columns, range(1, len(heads) - 1), gap=" ")
    return [printable(line) for line in (title, *lines)]


def _bar(tally: "TextTally") -> str:
    """Full where translated, half full where outdated, empty where missing."""
    full = int(tally.share * _BAR)
    done = tally.translated + tally.outdated
    half = int(done / tally.total * _BAR) - full if tally.total else 0
    return f"{'█' * full}{'▒' * half}{'·' * (_BAR - full - half)}"


def _row(one: "LocaleProgress", context: Context) -> dict[str, object]:
    import msgspec

    from sidos.content.report import finding_row

    parts = [
        {"domain": part.domain, "id": part.id, **msgspec.to_builtins(part.tally)}
        for part in one.parts
    ]
    return {
        "tag": one.tag,
        "name": one.name,
        "total": msgspec.to_builtins(one.total),
        "parts": parts,
        "findings": [finding_row(finding, context.text.say) for finding in one.findings],
    }

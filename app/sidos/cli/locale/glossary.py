"""`sidos locale glossary`: the terms in all languages, to read or for other tools."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.locale.option import (
    known_tags,
    nearby,
    project,
    tags_argument,
    terminal_size,
)
from sidos.cli.locale.review import STATES
from sidos.cli.option_table import format_option, options
from sidos.model.message import N_, Message
from sidos.store.atomic_file import replaced_file

if TYPE_CHECKING:
    from sidos.translate.glossary import TermEntry


def command(context: Context) -> click.Command:
    """A table, or a file for another tool."""
    gettext = context.text.gettext

    def callback(tags: tuple[str, ...], form: str, to: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.study.printable import printable
        from sidos.translate.error import FaultyPoError
        from sidos.translate.glossary import glossary

        folder = project(root)
        known_tags(folder, tags)
        try:
            with working(context):
                entries = glossary(folder, tags)
        except FaultyPoError as faulty:
            return report_findings(nearby(faulty.findings), "text", context)
        if not entries:
            raise CommandError(
                Message(
                    N_("There is no glossary in {path}. Add a glossary.yaml next to course.yaml."),
                    {"path": str(folder)},
                )
            )
        output = printable(_output(entries, form, context))
        if to == "-":
            click.echo(output, nl=False)
            return GOOD
        with replaced_file(Path(to)) as file:
            file.write(output)
        click.echo(
            context.text.ngettext(
                "{count} term is in {path}.",
                "{count} terms are in {path}.",
                len(entries),
                count=context.formats.number(len(entries)),
                path=to,
            )
        )
        return GOOD

    return Worded(
        context,
        "glossary",
        callback=callback,
        help=gettext(
            "Show the terms of the glossary in all languages, or in those named, and which are "
            "missing. The formats csv (one language at a time) and tbx (TBX-Basic) are for "
            "Weblate and other tools."
        ),
        params=[
            tags_argument(context),
            format_option(context, "text", "json", "csv", "tbx"),
            *options(context, "glossary-file", "root"),
        ],
    )


def _output(entries: "Sequence[TermEntry]", form: str, context: Context) -> str:
    import msgspec

    from sidos.translate.term_exchange import tbx, weblate_csv

    if form == "json":
        return f"{json.dumps(msgspec.to_builtins(entries), ensure_ascii=False, indent=2)}\n"
    if form == "tbx":
        courses = dict.fromkeys(entry.course for entry in entries)
        return tbx(entries, ", ".join(courses))
    if form == "csv":
        return weblate_csv(entries, _only_tag(entries))
    return "\n".join([*_table(entries, context), ""])


def _only_tag(entries: "Sequence[TermEntry]") -> str:
    tags = {tag for entry in entries for tag in entry.wordings if tag != entry.lang}
    if len(tags) != 1:
        text = N_(
            "A CSV file holds one language. Choose it, for example: sidos locale glossary {tag}"
        )
        raise CommandError(Message(text, {"tag": next(iter(sorted(tags)), "TAG")}), MISUSED)
    return tags.pop()


def _table(entries: "Sequence[TermEntry]", context: Context) -> Iterator[str]:
    """A column for each language where they fit, else a line; then what is not translated."""
    from sidos.cli.table import table
    from sidos.translate.cells import cells

    tags = list(dict.fromkeys(tag for entry in entries for tag in entry.wordings))
    rows = [tags, *([_cell(entry, tag, context) for tag in tags] for entry in entries)]
    width = terminal_size().columns
    lines = table(rows)
    if max(map(cells, lines)) <= width:
        yield from lines
    else:
        for row in rows[1:]:
            yield row[0]
            yield from (f"  {tag}: {term}" for tag, term in zip(tags[1:], row[1:], strict=True))
    for tag in tags:
        yield from _gaps(tag, entries, context)


def _cell(entry: "TermEntry", tag: str, context: Context) -> str:
    wording = entry.wordings.get(tag)
    if wording is None:
        return ""  # a course that has no place for the language
    return wording.term or f"– ({context.text.gettext(STATES[wording.state])})"


def _gaps(tag: str, entries: "Sequence[TermEntry]", context: Context) -> Iterator[str]:
    """A line for each state, with the terms that are in it."""
    for state in ("outdated", "missing"):
        named = [
            entry.source.term
            for entry in entries
            if tag in entry.wordings and entry.wordings[tag].state == state
        ]
        if named:
            yield context.text.gettext(
                "{tag}, {state}: {count} of {total}",
                tag=tag,
                state=context.text.gettext(STATES[state]),
                count=context.formats.number(len(named)),
                total=context.formats.number(len(entries)),
            )

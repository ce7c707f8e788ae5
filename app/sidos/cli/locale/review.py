"""`sidos locale review`: source and translation side by side."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD
from sidos.cli.local import Worded
from sidos.cli.locale.option import (
    known_tags,
    near,
    nearby,
    project,
    terminal_size,
)
from sidos.cli.option_table import format_option, options
from sidos.model.message import N_

if TYPE_CHECKING:
    from sidos.translate.review import Review
    from sidos.translate.status import TextStatus

STATES = {
    "translated": N_("translated"),
    "outdated": N_("out of date"),
    "missing": N_("missing"),
    "optional": N_("may stay empty"),
}
_NARROW = 80
_BETWEEN = " │ "


def command(context: Context) -> click.Command:
    """One part of the texts; long ones through a pager."""
    gettext = context.text.gettext

    def callback(tag: str, part: str, form: str, root: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.cli.locale.working import working
        from sidos.study.printable import printable
        from sidos.translate.error import FaultyPoError
        from sidos.translate.review import review

        folder = project(root)
        known_tags(folder, [tag])
        try:
            with working(context):
                reviewed = review(folder, tag, part)
        except FaultyPoError as faulty:
            return report_findings(nearby(faulty.findings), "text", context)
        if form == "json":
            rows = [_row(one, reviewed) for one in reviewed.texts]
            click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return GOOD
        lines = _markdown(reviewed, context) if form == "md" else _columns(reviewed, context)
        _show([printable(line) for line in lines])
        return GOOD

    return Worded(
        context,
        "review",
        callback=callback,
        help=gettext(
            "Show the source and the translation of LESSON side by side, each text with its id, "
            "kind, state and notes. LESSON is a lesson’s id, or another name that “sidos locale "
            "stats” lists, such as interface or glossary."
        ),
        params=[
            click.Argument(["tag"], metavar=gettext("TAG")),
            click.Argument(["part"], metavar=gettext("LESSON")),
            format_option(context, "text", "md", "json"),
            *options(context, "root"),
        ],
    )


def _show(lines: list[str]) -> None:
    if sys.stdout.isatty() and len(lines) >= terminal_size().lines:
        click.echo_via_pager("\n".join([*lines, ""]))
    else:
        click.echo("\n".join(lines))


def _head(one: "TextStatus", context: Context) -> list[str]:
    """Its kind, its state and its notes; an outdated one's earlier source."""
    from sidos.translate.message_unit import kind_of
    from sidos.translate.review import notes

    facts = [kind_of(one.unit.comment), context.text.gettext(STATES[one.state]), *notes(one)]
    lines = [" · ".join(fact for fact in facts if fact)]
    if one.remark:
        lines.append(context.text.gettext("Translator’s note: {note}", note=one.remark))
    if one.before:
        before = context.text.gettext("Translated from: {source}", source=one.before)
        lines.append(before)
    return lines


def _columns(reviewed: "Review", context: Context) -> Iterator[str]:
    """Side by side where a terminal is wide enough, one below the other elsewhere."""
    from sidos.cli.table import padded, wrapped

    width = terminal_size().columns
    beside = sys.stdout.isatty() and width >= _NARROW
    side = (width - len(_BETWEEN)) // 2
    for one in reviewed.texts:
        yield one.unit.context or one.unit.files[0]
        for line in _head(one, context):
            yield from wrapped(line, width) if sys.stdout.isatty() else [line]
        source, translation = _texts(one)
        if beside:
            pairs = [wrapped("\n".join(text), side) for text in (source, translation)]
            height = max(map(len, pairs))
            for left, right in zip(*([*p, *[""] * (height - len(p))] for p in pairs), strict=True):
                yield f"{padded(left, side)}{_BETWEEN}{right}".rstrip()
        else:
            yield from (f"  {line}" for text in source for line in text.split("\n"))
            yield from (f"  → {line}" for text in translation for line in text.split("\n"))
        yield ""


def _markdown(reviewed: "Review", context: Context) -> Iterator[str]:
    """A section for each text, source and translation as quotations."""
    tag, name = reviewed.info.tag, reviewed.info.name
    yield f"# {reviewed.part}: {name} ({tag})"
    for one in reviewed.texts:
        yield ""
        yield f"## `{one.unit.context or one.unit.files[0]}`"
        yield ""
        yield "  \n".join(_head(one, context))
        for text in _texts(one):
            yield ""
            yield from (f"> {line}".rstrip() for part in text for line in part.split("\n"))


def _texts(one: "TextStatus") -> tuple[list[str], list[str]]:
    """The source's forms and the translation's; a dash where there is none."""
    source = [one.unit.text, *([one.unit.plural] if one.unit.plural else [])]
    return source, [form or "–" for form in one.forms] or ["–"]


def _row(one: "TextStatus", reviewed: "Review") -> dict[str, object]:
    from sidos.translate.message_unit import kind_of
    from sidos.translate.review import notes

    source, _ = _texts(one)
    return {
        "id": one.unit.context,
        "kind": kind_of(one.unit.comment),
        "state": one.state,
        "notes": list(notes(one)),
        "source": source,
        "translation": list(one.forms),
        "translated_from": one.before,
        "remark": one.remark,
        "source_files": list(one.unit.files),
        "file": near(reviewed.po),
        "line": one.line,
    }

"""The lessons as a table in the learner's language, or as JSON for programs."""

import json

from sidos.cli.context import Context
from sidos.cli.table import table
from sidos.study.outline import LessonRow
from sidos.study.printable import printable
from sidos.study.sentences import progress_sentence, time_needed


def lesson_list(context: Context, form: str) -> str:
    """`form`: text or json."""
    outline = context.study.outline()
    if form == "json":
        return json.dumps([_fields(row) for row in outline.lessons()], ensure_ascii=False, indent=2)
    units = [unit for course in outline.courses for unit in course.units]
    rows = {row.key: _row(row, context) for row in outline.lessons()}
    lines = dict(zip(rows, table(list(rows.values())), strict=True))
    printed = []
    for unit in units:
        printed.append(f"{unit.number}. {unit.title}")
        printed += [f"  {lines[row.key]}" for row in unit.lessons]
    return printable("\n".join(printed)) or context.text.gettext(
        "There are no lessons. Add a folder of courses with --lessons."
    )


def _row(row: LessonRow, context: Context) -> tuple[str, str, str]:
    """A lesson's number, id and facts."""
    time, state = time_needed(row.minutes, context.text), progress_sentence(row, context.text)
    return row.number, row.key, f"{row.title} ({time}, {state})"


def _fields(row: LessonRow) -> dict[str, str | int]:
    return {
        "key": row.key,
        "number": row.number,
        "title": row.title,
        "summary": row.summary,
        "minutes": row.minutes,
        "questions": row.items,
        "answered": row.answered,
        "right": row.right,
        "progress": row.progress.value,
    }

"""The lessons as a table in the learner's language, or as JSON for programs."""

import json

from sidos.cli.context import Context
from sidos.study.outline import LessonRow
from sidos.study.printable import printable
from sidos.study.sentences import progress_sentence, time_needed


def lesson_list(context: Context, form: str) -> str:
    """`form`: text or json."""
    outline = context.study.outline()
    if form == "json":
        return json.dumps([_fields(row) for row in outline.lessons()], ensure_ascii=False, indent=2)
    lines = []
    width = max((len(row.key) for row in outline.lessons()), default=0)
    for course in outline.courses:
        for unit in course.units:
            lines.append(f"{unit.number}. {unit.title}")
            for row in unit.lessons:
                time = time_needed(row.minutes, context.text)
                state = progress_sentence(row, context.text)
                lines.append(f"  {row.key:{width}}  {row.title} ({time}, {state})")
    return (
        printable("\n".join(lines))
        if lines
        else context.text.gettext("There are no lessons. Add a folder of courses with --lessons.")
    )


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

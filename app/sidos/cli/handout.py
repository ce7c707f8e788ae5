"""`sidos lessons handout`: a lesson or a unit as Markdown, to standard output or a file."""

from pathlib import Path

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, CommandError
from sidos.cli.lesson_name import lesson_or_unit_key
from sidos.content.error import BrokenLessonError
from sidos.model.message import N_, Message
from sidos.store.atomic_file import replaced_file
from sidos.study.handout import Cover, handout
from sidos.study.handout_key import Sheet
from sidos.study.outline import LessonProgress, LessonRow, UnitRow
from sidos.study.paper import Words
from sidos.study.printable import printable
from sidos.study.study import Study


def write_handout(context: Context, name: str, *, answers: bool, output: str) -> int:
    """Write the lesson or unit that `name` names. `output`: a path, or "-" for standard output."""
    study = context.study
    whole = _row(study, lesson_or_unit_key(context, name))
    is_unit = isinstance(whole, UnitRow)
    rows = whole.lessons if isinstance(whole, UnitRow) else (whole,)
    cover = Cover(title=whole.title, summary=whole.summary) if is_unit else None
    words = Words(text=context.text, writing=study.writing)
    sheets = [_sheet(study, row, answers=answers) for row in rows]
    markdown = printable(handout(sheets, words, cover, answers=answers))
    if output == "-":
        click.echo(markdown, nl=False)
        return GOOD
    with replaced_file(Path(output)) as file:
        file.write(markdown)
    click.echo(context.text.gettext("The handout is in {path}.", path=output), err=True)
    return GOOD


def _row(study: Study, key: str) -> LessonRow | UnitRow:
    outline = study.outline()
    units = [unit for course in outline.courses for unit in course.units]
    rows: list[LessonRow | UnitRow] = [*outline.lessons(), *units]
    return next(row for row in rows if row.key == key)


def _sheet(study: Study, row: LessonRow, *, answers: bool) -> Sheet:
    if row.progress is LessonProgress.BROKEN:
        raise _broken(row)
    try:
        localized = study.localized(row.key)
    except BrokenLessonError as broken:
        raise _broken(row) from broken
    lesson, language = localized.lesson, ""
    tags = dict.fromkeys(localized.languages.values())
    if list(tags) != [study.tag]:
        language = study.formats.list([study.language_name(tag) for tag in tags])
    if not answers:
        return Sheet(lesson=lesson, language=language)
    references = {item.id: study.references(row.key, item.concepts) for item in lesson.items()}
    return Sheet(lesson=lesson, language=language, references=references)


def _broken(row: LessonRow) -> CommandError:
    text = N_(
        "The lesson “{name}” can’t be opened, because its file has mistakes. Run "
        "“sidos lessons lint” to see them."
    )
    return CommandError(Message(text, {"name": row.key}))

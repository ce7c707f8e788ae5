"""`sidos lessons handout`: a lesson or a unit as Markdown, to standard output or a file."""

from difflib import get_close_matches
from pathlib import Path

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.content.error import BrokenLessonError
from sidos.model.message import N_, Message
from sidos.study.handout import Cover, handout
from sidos.study.handout_key import Sheet
from sidos.study.outline import LessonProgress, LessonRow, UnitRow
from sidos.study.paper import Words
from sidos.study.printable import printable
from sidos.study.study import Study


def write_handout(context: Context, name: str, *, answers: bool, output: str) -> int:
    """Write the lesson or unit that a person calls `name`: its id, alone or behind its course's.
    `output`: a path, or "-" for standard output."""
    study = context.study
    found = _found(study, name)
    rows = found.lessons if isinstance(found, UnitRow) else (found,)
    cover = Cover(title=found.title, summary=found.summary) if isinstance(found, UnitRow) else None
    words = Words(text=context.text, writing=study.writing)
    sheets = [_sheet(study, row, answers=answers) for row in rows]
    markdown = printable(handout(sheets, words, cover, answers=answers))
    if output == "-":
        click.echo(markdown, nl=False)
        return GOOD
    Path(output).write_text(markdown, "utf-8")
    click.echo(context.text.gettext("The handout is in {path}.", path=output), err=True)
    return GOOD


def _found(study: Study, name: str) -> LessonRow | UnitRow:
    course, _, wanted = name.rpartition("/")
    outline = study.outline()
    units = [unit for each in outline.courses for unit in each.units]
    rows: list[LessonRow | UnitRow] = [*outline.lessons(), *units]
    for row in rows:
        own_course, _, own = row.key.partition("/")
        if own == wanted and course in {"", own_course}:
            return row
    names = [row.key.partition("/")[2] for row in rows]
    nearest = get_close_matches(wanted.casefold(), names)
    values: dict[str, str | int] = {"name": name, "nearest": ", ".join(nearest)}
    if nearest:
        text = N_("There is no lesson or unit “{name}”. You may have meant: {nearest}.")
    else:
        text = N_("There is no lesson or unit “{name}”. Run “sidos lessons list” to see them all.")
    raise CommandError(Message(text, values), MISUSED)


def _sheet(study: Study, row: LessonRow, *, answers: bool) -> Sheet:
    if row.progress is LessonProgress.BROKEN:
        raise _broken(row)
    try:
        shown = study.localized(row.key)
    except BrokenLessonError as broken:
        raise _broken(row) from broken
    lesson, language = shown.lesson, ""
    tags = dict.fromkeys(shown.languages.values())
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

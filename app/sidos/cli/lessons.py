"""`sidos lessons …`: what there is, what is wrong with it, a new one, the schema for editors."""

import re
from functools import partial
from pathlib import Path

import click

from sidos.cli.completion_value import complete_lesson
from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import Worded, WordedGroup
from sidos.cli.option_table import format_option, options
from sidos.model.message import N_, Message

COMMANDS = {
    "list": (
        "sidos.cli.lessons:list_command",
        N_("List the lessons with their ids and your progress."),
    ),
    "lint": (
        "sidos.cli.lessons:lint_command",
        N_("Check lesson files and show what is wrong and where."),
    ),
    "coverage": (
        "sidos.cli.lessons:coverage_command",
        N_("Show what the courses cover, and fail if a concept is left out."),
    ),
    "handout": (
        "sidos.cli.lessons:handout_command",
        N_("Write a lesson or unit as Markdown, for printing."),
    ),
    "new": ("sidos.cli.lessons:new_command", N_("Create a lesson file.")),
    "schema": (
        "sidos.cli.lessons:schema_command",
        N_("Print the JSON schema of lesson files, for editors."),
    ),
}


def command(context: Context) -> click.Command:
    """The group."""
    return WordedGroup(
        context,
        COMMANDS,
        "lessons",
        no_args_is_help=True,
        help=context.text.gettext("List, check and create lessons."),
    )


def list_command(context: Context) -> click.Command:
    """Every lesson in a line."""
    gettext = context.text.gettext

    def callback(form: str) -> int:
        from sidos.cli.lesson_list import lesson_list

        context.library.refresh()
        click.echo(lesson_list(context, form))
        if context.problem is not None:
            click.echo(context.text.say(context.problem), err=True)
        return GOOD

    return Worded(
        context,
        "list",
        callback=callback,
        help=gettext("List the lessons with their ids, how long they take and your progress."),
        params=[format_option(context, "text", "json")],
    )


def lint_command(context: Context) -> click.Command:
    """Findings of lesson files; exit code 1 where one is an error."""
    gettext = context.text.gettext

    def callback(path: str | None, form: str) -> int:
        from sidos.cli.finding_report import report_findings
        from sidos.content.lint import lint

        if path is not None and not Path(path).exists():
            raise CommandError(
                Message(N_("There is no file {path}. Check the path."), {"path": path}), MISUSED
            )
        paths = [Path(path)] if path is not None else list(context.places.lessons)
        findings = [finding for each in paths for finding in lint(each)]
        return report_findings(findings, form, context)

    return Worded(
        context,
        "lint",
        callback=callback,
        help=gettext(
            "Check a lesson file, a course folder or a folder of courses, and show every "
            "finding with its file, line and column. Without PATH, all courses are checked."
        ),
        params=[
            click.Argument(["path"], required=False, metavar=gettext("PATH"), type=click.Path()),
            format_option(context, "text", "json", "github"),
        ],
    )


def coverage_command(context: Context) -> click.Command:
    """What the courses cover; exit code 1 where a concept of their sources is left out."""

    def callback(form: str) -> int:
        from sidos.cli.coverage import report_coverage

        context.library.refresh()
        return report_coverage(context, form)

    return Worded(
        context,
        "coverage",
        callback=callback,
        help=context.text.gettext(
            "For each course, show which lessons teach each concept of its sources and how "
            "many questions test it, the question types and minutes of each unit, and the "
            "words and readability of each page. The exit code is 1 if a concept has no "
            "lesson or fewer than two scored questions."
        ),
        params=[format_option(context, "text", "json")],
    )


def handout_command(context: Context) -> click.Command:
    """A lesson or a unit on paper."""
    gettext = context.text.gettext

    def callback(name: str, answers: bool, output: str) -> int:
        from sidos.cli.handout import write_handout

        context.library.refresh()
        return write_handout(context, name, answers=answers, output=output)

    return Worded(
        context,
        "handout",
        callback=callback,
        help=gettext(
            "Write the lesson or unit NAME as Markdown for a printed handout: its pages, "
            "then its questions with room for answers."
        ),
        params=[
            click.Argument(
                ["name"],
                metavar=gettext("NAME"),
                shell_complete=partial(complete_lesson, context),
            ),
            *options(context, "answers", "output"),
        ],
    )


def new_command(context: Context) -> click.Command:
    """A lesson file to fill in."""
    gettext = context.text.gettext

    def callback(path: str, languages: tuple[str, ...]) -> int:
        from sidos.content.skeleton import new_lesson

        file = Path(path if path.endswith(".yaml") else f"{path}.yaml")
        if re.fullmatch(r"[a-z0-9-]{1,64}", file.stem) is None:
            sentence = N_(
                "“{name}” can’t be used as an id. Use small letters a–z, digits and hyphens."
            )
            raise CommandError(Message(sentence, {"name": file.stem}), MISUSED)
        tags = languages or (context.negotiated.tag,)
        available = {info.tag for info in context.locales.available()}
        words = {tag: context.locales.translator(tag) for tag in tags if tag in available}
        lesson = new_lesson(
            file.stem, tags, lambda tag, text: words[tag].gettext(text) if tag in words else text
        )
        try:
            with file.open("x", encoding="utf-8") as stream:
                stream.write(lesson)
        except FileExistsError as error:
            sentence = N_("{path} already exists, so it was left as it is. Choose another name.")
            raise CommandError(Message(sentence, {"path": str(file)})) from error
        click.echo(
            gettext(
                "{path} is ready for you to fill in. Add it to a unit in course.yaml, then "
                "check it: sidos lessons lint {path}",
                path=str(file),
            )
        )
        return GOOD

    return Worded(
        context,
        "new",
        callback=callback,
        help=gettext("Write a lesson file for you to fill in. Its name is the lesson’s id."),
        params=[
            click.Argument(["path"], metavar=gettext("FILE"), type=click.Path()),
            *options(context, "draft-language"),
        ],
    )


def schema_command(context: Context) -> click.Command:
    """The schema, as lessons/lesson.schema.json has it."""

    def callback() -> int:
        from sidos.content.schema import schema_text

        click.echo(schema_text(), nl=False)
        return GOOD

    return Worded(
        context,
        "schema",
        callback=callback,
        help=context.text.gettext(
            "Print the JSON schema of lesson files. Editors use it to complete and check them."
        ),
    )

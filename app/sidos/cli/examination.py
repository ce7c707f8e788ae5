"""What `sidos doctor` looks at: versions, terminal, files, language, answers, lessons."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from sidos import __version__
from sidos.cli.context import Context
from sidos.model.message import N_


def examination(context: Context) -> tuple[list[str], bool]:
    """Lines in the learner's language, and whether the learner's own files and the lessons are
    as they should be."""
    store, healthy_store = _store(context)
    lessons, healthy_lessons = _lessons(context)
    problems = context.locales.problems()
    lines = [
        *_versions(context),
        "",
        *_terminal(context),
        "",
        *_places(context),
        "",
        context.text.gettext(
            "Language: {reason}", reason=context.text.say(context.negotiated.reason)
        ),
        *(context.text.say(problem) for problem in problems),
        "",
        *store,
        "",
        *lessons,
    ]
    healthy = healthy_store and healthy_lessons and not problems and context.problem is None
    return lines, healthy


def _versions(context: Context) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version
    from platform import platform, python_version

    try:
        textual = version("textual")
    except PackageNotFoundError:
        textual = context.text.gettext("not installed")
    yield f"sidos {__version__}"
    yield f"Python {python_version()}"
    yield f"Textual {textual}"
    yield platform()


def _terminal(context: Context) -> Iterator[str]:
    gettext, environ = context.text.gettext, context.environ
    size = shutil.get_terminal_size()
    yield gettext(
        "Terminal: {columns} columns, {lines} lines", columns=size.columns, lines=size.lines
    )
    unset = gettext("(not set)")
    for name in ("TERM", "COLORTERM", "NO_COLOR"):
        yield f"{name}: {environ.get(name) or unset}"
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    yield gettext("Character encoding: {encoding}", encoding=sys.stdout.encoding or "?")
    if encoding != "utf8":
        yield gettext("The terminal is not set to UTF-8, so some characters may not be shown.")
    if environ.get("TERM") == "dumb" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield gettext(
            "sidos is running in line mode, because this terminal can’t show the full screen."
        )
    else:
        yield gettext("sidos is running in full screen.")


def _places(context: Context) -> Iterator[str]:
    places, gettext = context.places, context.text.gettext
    named = (
        (N_("Answers: {path}"), places.progress),
        (N_("Settings: {path}"), places.settings),
        (N_("Cache: {path}"), places.cache),
        *((N_("Lessons: {path}"), folder) for folder in places.lessons),
        *((N_("Languages: {path}"), folder) for folder in places.locales),
    )
    for msgid, path in named:
        yield gettext(msgid, path=_shown(path, context))
    if context.problem is not None:
        yield context.text.say(context.problem)


def _shown(path: Path, context: Context) -> str:
    return (
        str(path)
        if path.exists()
        else context.text.gettext("{path} (doesn’t exist)", path=str(path))
    )


def _store(context: Context) -> tuple[list[str], bool]:
    health = context.store.health()
    gettext, formats = context.text.gettext, context.formats
    if health.trouble is not None:
        return [context.text.say(health.trouble.message)], False
    backup = health.backup.name if health.backup else gettext("none yet")
    lines = [
        context.text.ngettext(
            "{count} answer is saved.",
            "{count} answers are saved.",
            health.attempts,
            count=formats.number(health.attempts),
        ),
        gettext("Database check: {result}", result=health.integrity),
        gettext("Latest daily copy: {name}", name=backup),
    ]
    return lines, health.integrity == "ok"


def _lessons(context: Context) -> tuple[list[str], bool]:
    from sidos.content.lint import lint

    context.library.refresh()
    lines, healthy = [], True
    for entry in context.library.courses():
        findings = list(lint(Path(entry.root)))
        errors = sum(finding.severity == "error" for finding in findings)
        healthy = healthy and not errors
        lessons = len(entry.lessons.keys() - {entry.course.start_check})
        count = context.text.ngettext(
            "{course}: {count} lesson in {path}",
            "{course}: {count} lessons in {path}",
            lessons,
            course=entry.course.id,
            count=context.formats.number(lessons),
            path=entry.root,
        )
        summary = context.text.ngettext(
            "{count} finding (errors: {errors}). Run “sidos lessons lint” to see it.",
            "{count} findings (errors: {errors}). Run “sidos lessons lint” to see them.",
            len(findings),
            count=context.formats.number(len(findings)),
            errors=context.formats.number(errors),
        )
        lines += [count, f"  {summary}"] if findings else [count]
    return lines or [
        context.text.gettext("There are no lessons. Add a folder of courses with --lessons.")
    ], healthy

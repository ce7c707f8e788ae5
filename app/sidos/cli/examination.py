"""What `sidos doctor` looks at: versions, terminal, files, language, answers, lessons."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from sidos import __version__
from sidos.cli.context import Session
from sidos.model.message import N_


def examination(session: Session) -> tuple[list[str], bool]:
    """Lines in the learner's language, and whether the learner's own files and the lessons are
    as they should be."""
    store, healthy_store = _store(session)
    lessons, healthy_lessons = _lessons(session)
    problems = session.locales.problems()
    lines = [
        *_versions(session),
        "",
        *_terminal(session),
        "",
        *_places(session),
        "",
        session.text.gettext(
            "Language: {reason}", reason=session.text.say(session.negotiated.reason)
        ),
        *(session.text.say(problem) for problem in problems),
        "",
        *store,
        "",
        *lessons,
    ]
    healthy = healthy_store and healthy_lessons and not problems and session.problem is None
    return lines, healthy


def _versions(session: Session) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version
    from platform import platform, python_version

    try:
        textual = version("textual")
    except PackageNotFoundError:
        textual = session.text.gettext("not installed")
    yield f"sidos {__version__}"
    yield f"Python {python_version()}"
    yield f"Textual {textual}"
    yield platform()


def _terminal(session: Session) -> Iterator[str]:
    gettext, environ = session.text.gettext, session.environ
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
        yield gettext("sidos is running line by line, because it can’t draw on this terminal.")
    else:
        yield gettext("sidos is using the full screen.")


def _places(session: Session) -> Iterator[str]:
    places, gettext = session.places, session.text.gettext
    named = (
        (N_("Answers: {path}"), places.progress),
        (N_("Settings: {path}"), places.settings),
        (N_("Cache: {path}"), places.cache),
        *((N_("Lessons: {path}"), folder) for folder in places.lessons),
        *((N_("Languages: {path}"), folder) for folder in places.locales),
    )
    for msgid, path in named:
        yield gettext(msgid, path=_shown(path, session))
    if session.problem is not None:
        yield session.text.say(session.problem)


def _shown(path: Path, session: Session) -> str:
    return (
        str(path)
        if path.exists()
        else session.text.gettext("{path} (doesn’t exist)", path=str(path))
    )


def _store(session: Session) -> tuple[list[str], bool]:
    health = session.store.health()
    gettext, formats = session.text.gettext, session.formats
    if health.trouble is not None:
        return [session.text.say(health.trouble.message)], False
    backup = health.backup.name if health.backup else gettext("none yet")
    lines = [
        session.text.ngettext(
            "{count} answer is stored.",
            "{count} answers are stored.",
            health.attempts,
            count=formats.number(health.attempts),
        ),
        gettext("Database check: {result}", result=health.integrity),
        gettext("Latest daily copy: {name}", name=backup),
    ]
    return lines, health.integrity == "ok"


def _lessons(session: Session) -> tuple[list[str], bool]:
    from sidos.content.lint import lint

    session.library.refresh()
    lines, healthy = [], True
    for entry in session.library.courses():
        findings = list(lint(Path(entry.root)))
        errors = sum(finding.severity == "error" for finding in findings)
        healthy = healthy and not errors
        count = session.text.ngettext(
            "{course}: {count} lesson in {path}",
            "{course}: {count} lessons in {path}",
            len(entry.lessons),
            course=entry.course.id,
            count=session.formats.number(len(entry.lessons)),
            path=entry.root,
        )
        found = session.text.ngettext(
            "{count} finding (errors: {errors}). Run “sidos lessons lint” to see it.",
            "{count} findings (errors: {errors}). Run “sidos lessons lint” to see them.",
            len(findings),
            count=session.formats.number(len(findings)),
            errors=session.formats.number(errors),
        )
        lines += [count, f"  {found}"] if findings else [count]
    return lines or [session.text.gettext("There are no lessons.")], healthy

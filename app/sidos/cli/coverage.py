"""`sidos lessons coverage`: what each course covers, as tables for people or JSON for programs."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD
from sidos.cli.finding_report import report_findings
from sidos.content.course_files import source_file
from sidos.content.coverage import TYPES, Coverage, coverage, coverage_findings
from sidos.content.error import BrokenLessonError
from sidos.content.finding import Finding
from sidos.content.library import CourseEntry
from sidos.content.loader import parse_source
from sidos.content.localize import Localized
from sidos.content.plain_text import plain_line
from sidos.content.report import finding_row
from sidos.study.course_texts import CourseTexts
from sidos.study.printable import printable

if TYPE_CHECKING:
    from sidos.content.parsed import Parsed
    from sidos.model.course import Source

Row = Sequence[str]


def report_coverage(context: Context, form: str) -> int:
    """Print it (`form`: text or json); the exit code, which fails where a concept is left out."""
    courses, findings = [], []
    for entry in context.library.courses():
        covered, found = _course(context, entry)
        courses.append(covered)
        findings.extend(found)
    if form == "json":
        rows = [finding_row(finding, context.text.say) for finding in findings]
        told = {"courses": msgspec.to_builtins(courses), "findings": rows}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return FAILED if any(one.severity == "error" for one in findings) else GOOD
    for course in courses:
        click.echo(printable("\n".join(_text(course, context))))
    return report_findings(findings, form, context)


def _course(context: Context, entry: CourseEntry) -> tuple[Coverage, list[Finding]]:
    course, findings = entry.course, list(entry.findings)
    own = context.negotiated.tag
    tags = dict.fromkeys([course.lang, own, *(one.tag for one in context.locales.available())])
    shown: dict[str, dict[str, Localized]] = {tag: {} for tag in tags}
    texts = CourseTexts(context.library, context.locales)
    for name in entry.lessons:
        try:
            loaded = context.library.lesson(course.id, name)
        except BrokenLessonError as broken:
            findings.extend(broken.findings)
            continue
        for tag in tags:
            shown[tag][name] = texts.localized(entry, loaded, tag)
    cards = list(_cards(entry))
    sources = [card.value for card in cards if card.value is not None]
    course = texts.course(entry, own).course
    found = coverage(course, sources, shown)
    return found, [*findings, *coverage_findings(found, cards)]


def _cards(entry: CourseEntry) -> "list[Parsed[Source]]":
    files = (source_file(Path(entry.root), name) for name in entry.course.sources)
    return [parse_source(file) for file in files if file is not None]


def _text(course: Coverage, context: Context) -> list[str]:
    gettext = context.text.gettext
    lines = [f"{plain_line(course.title)} ({course.id})", ""]
    if course.concepts:
        lines += [*_concepts(course, context), ""]
    lines += [*_units(course, context), ""]
    lines += [*_pages(course, context), ""]
    lines.append(
        gettext(
            "LIX is the average number of words in a sentence plus the percentage of words "
            "with more than six letters. Up to 30 is very easy, up to 40 easy, up to 50 "
            "medium and up to 60 hard. Finnish words are longer, so compare a page only "
            "with pages in the same language."
        )
    )
    return [*lines, ""]


def _concepts(course: Coverage, context: Context) -> list[str]:
    gettext, number = context.text.gettext, context.formats.number
    rows: list[Row] = [
        (cover.id, number(len(cover.lessons)), number(cover.items), ", ".join(cover.lessons))
        for cover in course.concepts
    ]
    titles = (gettext("Concept"), gettext("Lessons"), gettext("Questions"), "")
    return _table(titles, rows)


def _units(course: Coverage, context: Context) -> list[str]:
    """Question types and minutes, a column for each unit and one for their sum."""
    gettext, number = context.text.gettext, context.formats.number
    counts = [(name, [unit.types[name] for unit in course.units]) for name in TYPES]
    counts += [
        (gettext("Questions"), [sum(unit.types.values()) for unit in course.units]),
        (gettext("Lessons"), [len(unit.lessons) for unit in course.units]),
        (gettext("Minutes"), [unit.minutes for unit in course.units]),
    ]
    rows = [(name, *map(number, each), number(sum(each))) for name, each in counts]
    units = (str(place) for place, _ in enumerate(course.units, 1))
    return _table((gettext("By unit"), *units, gettext("Total")), rows)


def _pages(course: Coverage, context: Context) -> list[str]:
    gettext, number = context.text.gettext, context.formats.number
    tags = course.languages
    rows = []
    for page in course.pages:
        sizes = [number(page.words[tag]) if tag in page.words else "–" for tag in tags]
        marks = [number(round(page.lix[tag])) if tag in page.lix else "–" for tag in tags]
        rows.append((f"{page.lesson}/{page.page}", *sizes, *marks))
    heads = [gettext("Words, {language}", language=tag) for tag in tags]
    return _table((gettext("Page"), *heads, *(f"LIX, {tag}" for tag in tags)), rows)


def _table(titles: Row, rows: Sequence[Row]) -> list[str]:
    """Columns as wide as they need, figures flush right; a last column without a title is text."""
    widths = [max(len(row[at]) for row in (titles, *rows)) for at in range(len(titles))]
    lines = []
    for row in (titles, *rows):
        cells = [row[0].ljust(widths[0])]
        for at, cell in enumerate(row[1:], 1):
            cells.append(cell.rjust(widths[at]) if titles[at] else cell)
        lines.append("  ".join(cells).rstrip())
    return lines

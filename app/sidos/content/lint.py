"""The checks of content files: `lint` runs them all.

Rules that keep a lesson from being opened are the loader's; the rules here and in lint_item,
lint_stem and lint_text are on its quality.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sidos.content.course_files import COURSE, GLOSSARY, course_folders, lesson_files, source_file
from sidos.content.entry import lesson_entry, missing_lessons
from sidos.content.finding import Finding, in_order
from sidos.content.lint_item import item_findings
from sidos.content.lint_stem import stem_findings
from sidos.content.lint_text import text_findings
from sidos.content.loader import (
    items_of,
    parse_course,
    parse_glossary,
    parse_lesson,
    parse_source,
)
from sidos.content.parsed import Parsed
from sidos.content.term_answer import terms_named
from sidos.model.course import Course, Source
from sidos.model.lesson import Lesson, Page
from sidos.model.message import N_, Message


@dataclass(slots=True)
class Surroundings:
    """What a lesson may refer to: ids of concepts and terms; None where nothing says."""

    concepts: set[str] | None = None
    terms: set[str] | None = None


def lint(path: Path) -> Iterator[Finding]:
    """Findings of a file, a course folder or a folder of courses, in the order of the files."""
    if path.is_dir():
        folders = tuple(course_folders([path]))
        if not folders:
            message = Message(N_("There is no course here. Give a folder that has a course.yaml."))
            yield Finding(str(path), 1, 1, "", "no-course", message)
        for folder in folders:
            yield from _lint_course(folder)
    elif path.name == COURSE:
        yield from _lint_course_file(path)
    elif path.name == GLOSSARY:
        yield from _lint_plain(parse_glossary(path))
    elif path.absolute().parent.name == "seeds":
        yield from _lint_plain(parse_source(path))
    else:
        yield from _lint_lesson(path, _surroundings(path.absolute().parent))


def _lint_course(folder: Path) -> Iterator[Finding]:
    yield from _lint_course_file(folder / COURSE)
    if (folder / GLOSSARY).is_file():
        yield from _lint_plain(parse_glossary(folder / GLOSSARY))
    course = parse_course(folder / COURSE).value
    for name in course.sources if course else ():
        path = source_file(folder, name)
        if path is not None:
            yield from _lint_plain(parse_source(path))
    around = _surroundings(folder)
    named = None
    if course is not None:
        named = {lesson for unit in course.units for lesson in unit.lessons}
        named |= {course.start_check, course.final, *(unit.recap for unit in course.units)}
    for path in lesson_files(folder):
        yield from _lint_lesson(path, around, named)


def _lint_course_file(path: Path) -> Iterator[Finding]:
    parsed = parse_course(path)
    lessons = (lesson_entry(file)[0] for file in lesson_files(path.parent))
    entries = {entry.id: entry for entry in lessons}
    parsed.findings.extend(missing_lessons(parsed, entries))
    parsed.findings.extend(_course_findings(parsed, path.parent))
    yield from _lint_plain(parsed)


def _course_findings(parsed: Parsed[Course], folder: Path) -> Iterator[Finding]:
    course = parsed.value
    if course is None:
        return
    for number, source in enumerate(course.sources, 1):
        if source_file(folder, source) is None:
            text = N_("The source “{found}” has no card. Write one in seeds/{found}.yaml.")
            yield parsed.finding(
                f"@course/sources/{number}", "unknown-source", text, {"found": source}
            )
    units = {lesson: unit.id for unit in reversed(course.units) for lesson in unit.lessons}
    listed = [
        (f"@course/units/{unit.id}/lessons/{number}", lesson, unit.id)
        for unit in course.units
        for number, lesson in enumerate(unit.lessons, 1)
    ]
    listed += [
        ("@course/start_check", course.start_check, ""),
        ("@course/final", course.final, ""),
        *((f"@course/units/{unit.id}/recap", unit.recap, "") for unit in course.units),
    ]
    for context, lesson, unit_id in listed:
        if units.get(lesson, unit_id) != unit_id:
            text = N_("The lesson “{found}” is already in the unit “{unit}”. List it only once.")
            yield parsed.finding(
                context, "duplicate-id", text, {"found": lesson, "unit": units[lesson]}
            )


def _lint_plain(parsed: Parsed[Any]) -> Iterator[Finding]:
    yield from in_order([*parsed.findings, *text_findings(parsed)])


def _lint_lesson(
    path: Path, around: Surroundings, named: set[str] | None = None
) -> Iterator[Finding]:
    parsed = parse_lesson(path)
    findings = [*parsed.findings, *text_findings(parsed)]
    for context, item in items_of(parsed).items():
        findings.extend(item_findings(parsed, item, context))
    findings.extend(stem_findings(parsed))
    lesson = parsed.value
    if lesson is not None:
        findings.extend(_references(parsed, lesson, around))
        if lesson.id != path.stem:
            text = N_(
                "The lesson’s id is “{found}”, but it must be the name of its file, "
                "“{expected}”. Change one of them."
            )
            findings.append(
                parsed.finding(
                    f"{lesson.id}/id",
                    "file-name",
                    text,
                    {"found": lesson.id, "expected": path.stem},
                    severity="warning",
                )
            )
        if named is not None and lesson.id not in named:
            text = N_(
                "The lesson “{found}” is not shown, because no unit of course.yaml lists it. "
                "Add it to one."
            )
            findings.append(
                parsed.finding(
                    f"{lesson.id}/id", "no-unit", text, {"found": lesson.id}, severity="warning"
                )
            )
    yield from in_order(findings)


def _references(parsed: Parsed[Lesson], lesson: Lesson, around: Surroundings) -> Iterator[Finding]:
    named = {lesson.id: lesson.concepts}
    named |= {
        f"{lesson.id}/{step.id}": step.concepts for step in lesson.steps if isinstance(step, Page)
    }
    for context, concepts in named.items():
        yield from _unknown_concepts(parsed, context, concepts, around)
    terms = [(f"{lesson.id}/terms/{at}", term) for at, term in enumerate(lesson.terms, 1)]
    items = items_of(parsed)
    terms += [(context, term) for context, item in items.items() for term in terms_named(item)]
    for context, term in terms:
        if around.terms is not None and term not in around.terms:
            text = N_(
                "The term “{found}” is not in glossary.yaml. Correct the id, or add the term."
            )
            yield parsed.finding(context, "unknown-term", text, {"found": term})
    for context, item in items.items():
        for number, concept in enumerate(item.concepts, 1):
            if concept not in lesson.concepts:
                text = N_(
                    "“{found}” is not one of the lesson’s concepts. Use one of these: {expected}."
                )
                yield parsed.finding(
                    f"{context}/concepts/{number}",
                    "unknown-concept",
                    text,
                    {"found": concept, "expected": ", ".join(lesson.concepts)},
                )


def _unknown_concepts(
    parsed: Parsed[Lesson], context: str, concepts: Sequence[str], around: Surroundings
) -> Iterator[Finding]:
    for number, concept in enumerate(concepts, 1):
        if around.concepts is not None and concept not in around.concepts:
            text = N_(
                "The concept “{found}” is not in any card of the course’s sources (seeds/). "
                "Correct the id, or add the concept to a card."
            )
            yield parsed.finding(
                f"{context}/concepts/{number}", "unknown-concept", text, {"found": concept}
            )


def _surroundings(folder: Path) -> Surroundings:
    around = Surroundings()
    if (folder / COURSE).is_file():
        course = parse_course(folder / COURSE).value
        paths = [source_file(folder, name) for name in course.sources] if course else []
        cards = [parse_source(path).value for path in paths if path is not None]
        if cards and all(isinstance(card, Source) for card in cards):
            around.concepts = {
                concept.id for card in cards if card is not None for concept in card.concepts
            }
        glossary = parse_glossary(folder / GLOSSARY).value
        if glossary is not None:
            around.terms = {term.id for term in glossary.terms}
        elif not (folder / GLOSSARY).exists():
            around.terms = set()
    return around

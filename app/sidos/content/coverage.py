"""What a course covers: its sources' concepts by lessons and questions, its units by question
types and minutes, its pages by words and readability. Pure.

Only lessons that a unit names are counted, and of questions on a concept only the scored ones.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.content.localize import Localized
from sidos.content.parsed import Parsed
from sidos.content.readability import lix, words
from sidos.content.text import root_context
from sidos.model.course import Course, Source
from sidos.model.item import AnyItem, Reflect
from sidos.model.lesson import Lesson, Page
from sidos.model.message import N_, Message

LEAST_ITEMS = 3
"""So many questions test each concept at least."""

TYPES = tuple(str(cls.__struct_config__.tag) for cls in get_args(AnyItem))
"""The question types, by the names they have in lesson files."""


class ConceptCover(Struct, frozen=True, kw_only=True):
    """A concept, the ids of the lessons that teach it, and how many questions test it."""

    id: str
    name: str
    source: str
    lessons: tuple[str, ...]
    items: int


class UnitCover(Struct, frozen=True, kw_only=True):
    """A unit: its lessons, their minutes, and how many questions of each type they have."""

    id: str
    title: str
    lessons: tuple[str, ...]
    minutes: int
    types: Mapping[str, int]


class PageCover(Struct, frozen=True, kw_only=True):
    """A page: its words and its LIX by language tag, for the languages that it is in."""

    lesson: str
    page: str
    words: Mapping[str, int]
    lix: Mapping[str, float]


class Coverage(Struct, frozen=True, kw_only=True):
    """One course. `languages`: the tags of the languages that any of its pages is in."""

    id: str
    title: str
    languages: tuple[str, ...]
    concepts: tuple[ConceptCover, ...]
    units: tuple[UnitCover, ...]
    pages: tuple[PageCover, ...]


def coverage(
    course: Course, sources: Sequence[Source], by_language: Mapping[str, Mapping[str, Localized]]
) -> Coverage:
    """Count. `by_language`: tag to lesson id to the lesson in that language; each language
    has the same lessons, and those that can't be opened are left out."""
    any_language: Mapping[str, Localized] = next(iter(by_language.values()), {})
    named = dict.fromkeys(name for unit in course.units for name in unit.lessons)
    lessons = {name: any_language[name].lesson for name in named if name in any_language}
    pages = tuple(page for name in lessons for page in _pages(name, by_language))
    return Coverage(
        id=course.id,
        title=course.title,
        languages=tuple(tag for tag in by_language if any(tag in page.words for page in pages)),
        concepts=tuple(_concepts(sources, tuple(lessons.values()))),
        units=tuple(_units(course, lessons)),
        pages=pages,
    )


def coverage_findings(
    course_coverage: Coverage, cards: Iterable[Parsed[Source]]
) -> Iterator[Finding]:
    """An error for each concept without a lesson or with too few questions, at its place in its
    source's card."""
    covers = {(cover.source, cover.id): cover for cover in course_coverage.concepts}
    for card in cards:
        for concept in card.value.concepts if card.value else ():
            cover = covers.get((card.value.id if card.value else "", concept.id))
            if cover is None:
                continue
            for rule, message in _missing(cover):
                root = root_context(Source, cover.source)
                at = f"{root}/concepts/{concept.id}"
                yield card.finding(at, rule, message.text, message.values)


def _missing(cover: ConceptCover) -> Iterator[tuple[str, Message]]:
    if not cover.lessons:
        text = N_("No lesson teaches the concept “{found}”. Add it to at least one lesson.")
        yield "untaught", Message(text, {"found": cover.id})
    if cover.items < LEAST_ITEMS:
        text = N_(
            "Too few questions test the concept “{found}”: {items}. Add questions; there must be "
            "at least {least}."
        )
        values: dict[str, str | int] = {
            "found": cover.id,
            "items": cover.items,
            "least": LEAST_ITEMS,
        }
        yield "untested", Message(text, values)


def _concepts(sources: Sequence[Source], lessons: Sequence[Lesson]) -> Iterator[ConceptCover]:
    tested = Counter(
        concept
        for lesson in lessons
        for item in lesson.items()
        if not isinstance(item, Reflect)
        for concept in dict.fromkeys(item.concepts)
    )
    for source in sources:
        for concept in source.concepts:
            yield ConceptCover(
                id=concept.id,
                name=concept.name,
                source=source.id,
                lessons=tuple(lesson.id for lesson in lessons if concept.id in lesson.concepts),
                items=tested[concept.id],
            )


def _units(course: Course, lessons: Mapping[str, Lesson]) -> Iterator[UnitCover]:
    for unit in course.units:
        inside = [lessons[name] for name in unit.lessons if name in lessons]
        counts = Counter(item.__struct_config__.tag for lesson in inside for item in lesson.items())
        yield UnitCover(
            id=unit.id,
            title=unit.title,
            lessons=tuple(lesson.id for lesson in inside),
            minutes=sum(lesson.minutes for lesson in inside),
            types={name: counts[name] for name in TYPES},
        )


def _pages(name: str, by_language: Mapping[str, Mapping[str, Localized]]) -> Iterator[PageCover]:
    texts: dict[str, dict[str, str]] = {}
    for tag, lessons in by_language.items():
        for step in lessons[name].lesson.steps:
            if isinstance(step, Page) and lessons[name].languages[step.id] == tag:
                texts.setdefault(step.id, {})[tag] = step.markdown
    for page, versions in texts.items():
        yield PageCover(
            lesson=name,
            page=page,
            words={tag: len(words(text)) for tag, text in versions.items()},
            lix={tag: round(lix(text), 1) for tag, text in versions.items()},
        )

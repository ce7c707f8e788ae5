"""The source texts of the courses, concept by concept, with the learner's results in each."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sidos.content.library import CourseEntry
from sidos.model.course import Concept, Source
from sidos.store.state import ItemState
from sidos.study.lesson_link import LessonLink, lesson_links
from sidos.study.outline import lesson_key
from sidos.study.study import Study


class ConceptRow(Struct, frozen=True, kw_only=True):
    """A concept. `key` is `course/source/concept`; `items`: scored questions on it; `answered` and
    `right`: how many of them ever were."""

    key: str
    concept: Concept
    source: Source
    lessons: tuple[LessonLink, ...]
    items: int
    answered: int
    right: int


class SourceRow(Struct, frozen=True, kw_only=True):
    """A source text. `key` is `course/source`."""

    key: str
    source: Source
    concepts: tuple[ConceptRow, ...]


def all_sources(study: Study) -> tuple[SourceRow, ...]:
    """Every course's sources in the language on screen, in the courses' order."""
    answered = study.store.lesson_states()
    rows: list[SourceRow] = []
    for entry in study.library.courses():
        course = entry.course.id
        links = lesson_links(study.texts, course, study.tag)
        states_by_item: dict[str, ItemState] = {}
        for link in links.values():
            if link.key in answered:
                states_by_item |= study.store.item_states(link.key)
        for source in study.texts.sources(entry, study.tag):
            concepts = (_row(entry, source, one, links, states_by_item) for one in source.concepts)
            key = f"{course}/{source.id}"
            rows.append(SourceRow(key=key, source=source, concepts=tuple(concepts)))
    return tuple(rows)


def _row(
    entry: CourseEntry,
    source: Source,
    concept: Concept,
    links: Mapping[str, LessonLink],
    states_by_item: Mapping[str, ItemState],
) -> ConceptRow:
    items = list(_items(entry, concept.id))
    states = [states_by_item[item] for item in items if item in states_by_item]
    lessons = (link for name, link in links.items() if concept.id in entry.lessons[name].concepts)
    return ConceptRow(
        key=f"{entry.course.id}/{source.id}/{concept.id}",
        concept=concept,
        source=source,
        lessons=tuple(lessons),
        items=len(items),
        answered=sum(state.answered for state in states),
        right=sum(state.right for state in states),
    )


def _items(entry: CourseEntry, concept: str) -> Iterator[str]:
    """The keys of the scored questions on a concept, in lessons that a unit names."""
    for unit in entry.course.units:
        for name in unit.lessons:
            if name in entry.subjects:
                key = lesson_key(entry.course.id, name)
                for item, concepts in entry.subjects[name].items.items():
                    if concept in concepts:
                        yield f"{key}/{item}"

"""What there is to search: the passages of a lesson, a glossary, a source, as a learner sees them
in a language. An item's options and answers are none: a search is no way to look them up."""

import re
from collections.abc import Callable, Collection, Iterator

from sidos.content.localize import Localized
from sidos.content.plain_text import plain_text
from sidos.model.course import Glossary, Source
from sidos.model.item import AnyItem
from sidos.model.lesson import Page
from sidos.store.search_index import Passage, Section

_GAP = re.compile(r"\{[a-z0-9-]+\}")  # where a cloze text is filled in
_Maker = Callable[[str, str, str], Passage]


def lesson_passages(
    course: str, shown: Localized, elsewhere: Collection[str] = ()
) -> Iterator[Passage]:
    """Of a lesson: its title and summary, its pages, its questions and their explanations.

    What is shown in one of the languages `elsewhere` is found there, and said to be in it.
    """
    lesson = shown.lesson
    key = f"{course}/{lesson.id}"

    def passage(place: str, field: str, text: str) -> Passage:
        words = plain_text(text)
        return Passage(
            section=Section.TEXT, key=key, title=lesson.title, place=place, field=field, text=words
        )

    yield Passage(
        section=Section.TITLE,
        key=key,
        title=lesson.title,
        field="title",
        text=f"{lesson.title}. {lesson.summary}",
    )
    for step in lesson.steps:
        if shown.languages[step.id] in elsewhere:
            continue
        if isinstance(step, Page):
            yield passage(step.id, "page", step.markdown)
        else:
            yield from _question(step.item, "question", passage)
    for item in lesson.quiz:
        if shown.languages[item.id] not in elsewhere:
            yield from _question(item, "quiz", passage)


def glossary_passages(course: str, glossary: Glossary) -> Iterator[Passage]:
    """Of a glossary: each term's definition, with the term and its forms behind it."""
    for term in glossary.terms:
        names = ", ".join(dict.fromkeys((term.term, *term.forms)))
        yield Passage(
            section=Section.TERM,
            key=f"{course}/{term.id}",
            title=term.term,
            field="term",
            text=f"{term.definition} {names}",
        )


def source_passages(course: str, source: Source) -> Iterator[Passage]:
    """Of a source: its facts, and each concept's name, gist and author."""
    key = f"{course}/{source.id}"
    facts = f"{source.title}. {source.author}. {source.about}"
    yield Passage(section=Section.SOURCE, key=key, title=source.short, field="source", text=facts)
    for concept in source.concepts:
        by = f" ({concept.by})" if concept.by else ""
        yield Passage(
            section=Section.SOURCE,
            key=key,
            title=source.short,
            place=concept.id,
            field="concept",
            text=f"{concept.name}. {concept.gist}{by}",
        )


def _question(item: AnyItem, field: str, passage: _Maker) -> Iterator[Passage]:
    yield passage(item.id, field, _GAP.sub("…", item.prompt))
    if item.explain:
        yield passage(item.id, f"{field}-explanation", item.explain)

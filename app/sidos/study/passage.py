"""What there is to search: the passages of a lesson, a glossary, a source, as a learner sees them
in a language. An item's options and answers are none: a search is no way to look them up."""

from collections.abc import Callable, Collection, Iterator

from sidos.content.localize import Localized
from sidos.content.plain_text import plain_line, plain_page, plain_text
from sidos.model.course import Glossary, Source
from sidos.model.item import AnyItem
from sidos.model.lesson import Page
from sidos.store.search_index import Passage, Section
from sidos.study.prompt import gap_ids

_Maker = Callable[[str, str, str], Passage]


def lesson_passages(
    course: str, localized: Localized, elsewhere: Collection[str] = ()
) -> Iterator[Passage]:
    """Of a lesson: its title and summary, its pages, its questions and their explanations.

    What is shown in one of the languages `elsewhere` is found there, and said to be in it.
    """
    lesson = localized.lesson
    key = f"{course}/{lesson.id}"

    title, summary = plain_line(lesson.title), plain_line(lesson.summary)

    def passage(place: str, field: str, text: str) -> Passage:
        return Passage(
            section=Section.TEXT, key=key, title=title, place=place, field=field, text=text
        )

    yield Passage(
        section=Section.TITLE,
        key=key,
        title=title,
        field="title",
        text=f"{title}. {summary}",
    )
    for step in lesson.steps:
        if localized.languages[step.id] in elsewhere:
            continue
        if isinstance(step, Page):
            yield passage(step.id, "page", plain_page(step.markdown))
        else:
            yield from _question(step.item, "question", passage)
    for item in lesson.quiz:
        if localized.languages[item.id] not in elsewhere:
            yield from _question(item, "quiz", passage)


def glossary_passages(course: str, glossary: Glossary) -> Iterator[Passage]:
    """Of a glossary: each term's definition, with the term and its forms behind it."""
    for term in glossary.terms:
        name = plain_line(term.term)
        names = ", ".join(dict.fromkeys((name, *term.forms)))
        yield Passage(
            section=Section.TERM,
            key=f"{course}/{term.id}",
            title=name,
            field="term",
            text=f"{plain_text(term.definition)} {names}",
        )


def source_passages(course: str, source: Source) -> Iterator[Passage]:
    """Of a source: its facts, and each concept's name, gist and author."""
    key = f"{course}/{source.id}"
    title, short, author = map(plain_line, (source.title, source.short, source.author))
    facts = f"{title}. {author}. {plain_text(source.about)}"
    yield Passage(section=Section.SOURCE, key=key, title=short, field="source", text=facts)
    for concept in source.concepts:
        by = f" ({plain_line(concept.by)})" if concept.by else ""
        yield Passage(
            section=Section.SOURCE,
            key=key,
            title=short,
            place=concept.id,
            field="concept",
            text=f"{plain_line(concept.name)}. {plain_text(concept.gist)}{by}",
        )


def _question(item: AnyItem, field: str, passage: _Maker) -> Iterator[Passage]:
    yield passage(item.id, field, plain_text(item.prompt, gap_ids(item)))
    if item.explain:
        yield passage(item.id, f"{field}-explanation", plain_text(item.explain))

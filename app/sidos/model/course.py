"""A course: units of lessons, the source texts they are built from, and a glossary."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from sidos.model.item import Id, Prose

Kind = Literal["claim", "definition", "prediction", "others", "question", "advice", "framing"]


class Unit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lessons that belong together. `recap`: the id of a lesson with a quiz only, whose questions
    across lessons the unit's recap asks too; it is in no unit."""

    id: Id
    title: Prose
    summary: str = ""
    lessons: Annotated[tuple[Id, ...], Meta(min_length=1)]
    recap: str = ""


class Course(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What course.yaml says. `start_check`: the id of the lesson whose quiz may be asked before the
    course; `final`: of the one whose quiz is asked after it. Both are in no unit."""

    format: int
    id: Id
    lang: str
    title: Prose
    summary: str = ""
    sources: tuple[Id, ...] = ()
    start_check: str = ""
    final: str = ""
    units: Annotated[tuple[Unit, ...], Meta(min_length=1)]


class Term(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A glossary term; `forms` are the inflected forms met in running text."""

    id: Id
    term: Prose
    definition: Prose
    forms: tuple[Prose, ...] = ()


class GlossaryPage(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page that the glossary begins with, such as who is who in the course's cases."""

    title: Prose
    text: Prose


class Glossary(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What glossary.yaml says."""

    format: int
    lang: str
    page: GlossaryPage | None = None
    terms: tuple[Term, ...] = ()


class Concept(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An idea of a source text: its paragraphs and its kind."""

    id: Id
    kind: Kind
    paragraphs: str
    name: Prose
    gist: Prose
    by: str = ""


class Source(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source text's card (seeds/): bibliographic facts and its concepts, in our own words."""

    format: int
    id: Id
    lang: str
    title: Prose
    short: Prose
    author: Prose
    published: str
    language: str
    kind: Prose
    about: Prose
    concepts: tuple[Concept, ...]

"""A lesson: pages and questions to go through, then a quiz."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from sidos.model.item import AnyItem, Id, Prose


class Page(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page of Markdown."""

    id: Id
    text: Prose


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question between pages; the item has the step's id."""

    id: Id
    ask: AnyItem


class Lesson(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One lesson in one language: steps, a quiz or both. Ids of steps and quiz items all differ."""

    format: int
    id: Id
    lang: str
    title: Prose
    summary: Prose
    minutes: Annotated[int, Meta(ge=1, le=60)]
    concepts: Annotated[tuple[Id, ...], Meta(min_length=1)]
    steps: tuple[Page | Ask, ...] = ()
    quiz: tuple[AnyItem, ...] = ()
    terms: tuple[Id, ...] = ()

    def items(self) -> Iterator[AnyItem]:
        """Every question, those between pages first."""
        yield from (step.ask for step in self.steps if isinstance(step, Ask))
        yield from self.quiz

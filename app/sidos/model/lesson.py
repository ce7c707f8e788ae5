"""A lesson: pages and questions to go through, then a quiz."""

from collections.abc import Iterator
from typing import Annotated

from msgspec import Meta, Struct

from sidos.model.item import AnyItem, Id, Prose, Reflect


class Page(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A page of Markdown. `key`: its idea in one sentence; `ours`: its step is the course's own,
    not a source text's; `concepts`: what it is about."""

    id: Id
    text: Prose
    heading: str = ""
    key: str = ""
    ours: bool = False
    concepts: tuple[Id, ...] = ()

    @property
    def markdown(self) -> str:
        """The whole page: heading, key sentence in bold, text."""
        heading = f"## {self.heading}" if self.heading else ""
        key = f"**{self.key}**" if self.key else ""
        return "\n\n".join(part for part in (heading, key, self.text) if part)


class Ask(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question between pages; the item has the step's id."""

    id: Id
    ask: AnyItem

    @property
    def item(self) -> AnyItem:
        """The question."""
        return self.ask


class Guess(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that is asked before its answer is explained: not scored, counted or reviewed."""

    id: Id
    guess: AnyItem

    @property
    def item(self) -> AnyItem:
        """The question."""
        return self.guess


class OwnWork(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reflection on the learner's own work."""

    id: Id
    own: Reflect

    @property
    def item(self) -> AnyItem:
        """The question."""
        return self.own


class Gist(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A lesson's last page: its idea, whose idea it is, and where it may fail."""

    idea: Prose
    whose: Prose
    limits: Prose


class Retired(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A question that is no longer asked; its id is not used again."""

    id: Id
    prompt: str
    key: str


Step = Page | Ask | Guess | OwnWork

GIST = "gist"
"""The id of the gist's page."""


class Lesson(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One lesson in one language: steps, a quiz or both. Ids of steps and quiz items all differ."""

    format: int
    id: Id
    lang: str
    title: Prose
    summary: Prose
    minutes: Annotated[int, Meta(ge=1, le=60)]
    concepts: Annotated[tuple[Id, ...], Meta(min_length=1)]
    gist: Gist | None = None
    steps: tuple[Page | Ask | Guess | OwnWork, ...] = ()
    quiz: tuple[AnyItem, ...] = ()
    terms: tuple[Id, ...] = ()
    retired: tuple[Retired, ...] = ()

    def items(self) -> Iterator[AnyItem]:
        """Every question that counts, those between pages first."""
        yield from (step.item for step in self.steps if isinstance(step, Ask | OwnWork))
        yield from self.quiz

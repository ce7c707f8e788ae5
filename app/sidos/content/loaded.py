"""A lesson as read from its file, or why it can't be."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from msgspec import Struct

from sidos.model.course import Glossary
from sidos.model.lesson import Lesson


class LoadedLesson(Struct, frozen=True):
    """A lesson in its source language. `inline`: tag to context to text, from drafts in several
    languages; `notes` (context to an author's note) and `untranslatable` (contexts tagged !keep)
    go to `text.text_units`; `glossary`: the course's, where answers name its terms (its drafts
    are in `inline` too)."""

    lesson: Lesson
    inline: Mapping[str, Mapping[str, str]]
    path: str
    notes: Mapping[str, str] = {}
    untranslatable: AbstractSet[str] = frozenset()
    glossary: Glossary | None = None

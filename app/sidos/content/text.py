"""The one place that knows which texts a lesson, course, glossary or source card has.

Each text has a context that stays the same in every language and through every edit but of its
ids: `lesson/station/field`, `@course/…`, `@glossary/…`, `@source/…`. Loading inline drafts,
extraction and localisation all use the table below.
"""

from collections.abc import Collection, Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sidos.content import page_blocks
from sidos.model.course import Concept, Course, Glossary, GlossaryPage, Source, Term, Unit
from sidos.model.item import (
    Extra,
    Gap,
    Group,
    Item,
    Number,
    Option,
    Pair,
    Ranked,
    Reflect,
    Sorted,
    Text,
)
from sidos.model.lesson import Ask, Gist, Guess, Lesson, OwnWork, Page
from sidos.model.rich_text import Markup

S = TypeVar("S", bound=Struct)


class Form(Enum):
    """How a field's text becomes units. PROSE: one; PAGE: one a Markdown block; EACH: one a list
    entry; LINES: the whole list is one unit, an answer a line."""

    PROSE = auto()
    PAGE = auto()
    EACH = auto()
    LINES = auto()


class TranslatableField(Struct, frozen=True):
    """A field that holds text: its form, the Markdown it may hold, its kind in a translator's
    words, and the cells there are for it on screen (None: as many as it takes). `optional`: may be
    empty in a language; `stand_in`: the field that a translator sees where the source's list is
    empty; `reasons`: a list of answers may be a mapping of answers to reasons, which is kept as
    `answer = reason`."""

    form: Form
    markup: Markup
    kind: str
    width: int | None = None
    optional: bool = False
    stand_in: str = ""
    reasons: bool = False


class TextUnit(Struct, frozen=True):
    """A text to translate. Units of one `group` fall back together; `note` is the author's;
    `optional`: the group is whole without it. A block of a page is a line."""

    context: str
    text: str
    kind: str
    group: str
    note: str = ""
    width: int | None = None
    optional: bool = False
    markup: Markup = Markup.LINE


TERM = "@"
"""What an accepted answer begins with that is a glossary term's id."""

_PROSE, _LINES = Form.PROSE, Form.LINES
_LINE, _TEXT, _TYPED = Markup.LINE, Markup.TEXT, Markup.TYPED
_TITLE = 48
"""In 80 columns home has 53 cells for a title; the title bar has 69 for it together with what
comes before it, such as “What to read first:”. tests/tui/test_tui_places.py checks it."""
_SHORT = 28
"""In 80 columns, the list of sources has as many cells beside its scrollbar."""
_ANSWERS = {
    "accept": TranslatableField(_LINES, _TYPED, "accepted answers, one a line"),
    "reject": TranslatableField(
        _LINES,
        _TYPED,
        "refused answers, one a line (answer = reason)",
        optional=True,
        reasons=True,
    ),
    "shown": TranslatableField(
        _LINES, _TYPED, "answers that feedback names, one a line", optional=True
    ),
}
TEXTS: Mapping[type, Mapping[str, TranslatableField]] = {
    Lesson: {
        "title": TranslatableField(_PROSE, _LINE, "title", _TITLE),
        "summary": TranslatableField(_PROSE, _LINE, "summary"),
    },
    Page: {
        "heading": TranslatableField(_PROSE, _LINE, "heading"),
        "key": TranslatableField(_PROSE, _LINE, "key sentence"),
        "text": TranslatableField(Form.PAGE, Markup.PAGE, "page"),
    },
    Gist: {
        "idea": TranslatableField(_PROSE, _TEXT, "gist: the idea"),
        "whose": TranslatableField(_PROSE, _TEXT, "gist: whose idea it is"),
        "limits": TranslatableField(_PROSE, _TEXT, "gist: where it may fail"),
    },
    Item: {
        "prompt": TranslatableField(_PROSE, _TEXT, "question"),
        "explain": TranslatableField(_PROSE, _TEXT, "explanation"),
        "hints": TranslatableField(Form.EACH, _TEXT, "hint"),
    },
    Option: {
        "text": TranslatableField(_PROSE, _LINE, "option"),
        "why": TranslatableField(_PROSE, _TEXT, "why"),
    },
    Text: _ANSWERS,
    Gap: _ANSWERS,
    Number: {
        "unit": TranslatableField(_PROSE, _LINE, "unit"),
        "units": TranslatableField(
            _LINES, _TYPED, "ways to write the unit, one a line", optional=True
        ),
    },
    Pair: {
        "left": TranslatableField(_PROSE, _LINE, "left side"),
        "right": TranslatableField(_PROSE, _LINE, "right side"),
        "why": TranslatableField(_PROSE, _TEXT, "why"),
    },
    Extra: {
        "text": TranslatableField(_PROSE, _LINE, "right side"),
        "why": TranslatableField(_PROSE, _TEXT, "why"),
    },
    Ranked: {
        "text": TranslatableField(_PROSE, _LINE, "thing to order"),
        "why": TranslatableField(_PROSE, _TEXT, "why"),
    },
    Group: {"text": TranslatableField(_PROSE, _LINE, "group")},
    Sorted: {
        "text": TranslatableField(_PROSE, _LINE, "thing to sort"),
        "why": TranslatableField(_PROSE, _TEXT, "why"),
    },
    Reflect: {"model": TranslatableField(_PROSE, _TEXT, "model answer")},
    Course: {
        "title": TranslatableField(_PROSE, _LINE, "title", _TITLE),
        "summary": TranslatableField(_PROSE, _LINE, "summary"),
    },
    Unit: {
        "title": TranslatableField(_PROSE, _LINE, "unit title", _TITLE),
        "summary": TranslatableField(_PROSE, _LINE, "summary"),
    },
    GlossaryPage: {
        "title": TranslatableField(_PROSE, _LINE, "title", _TITLE),
        "text": TranslatableField(Form.PAGE, Markup.PAGE, "page"),
    },
    Term: {
        "term": TranslatableField(_PROSE, _LINE, "term"),
        "definition": TranslatableField(_PROSE, _TEXT, "definition"),
        "forms": TranslatableField(
            _LINES, _TYPED, "inflected forms, one a line", optional=True, stand_in="term"
        ),
    },
    Source: {
        "title": TranslatableField(_PROSE, _LINE, "source title"),
        "short": TranslatableField(_PROSE, _LINE, "short source title", _SHORT),
        "author": TranslatableField(_PROSE, _LINE, "author"),
        "kind": TranslatableField(_PROSE, _LINE, "kind of source"),
        "about": TranslatableField(_PROSE, _TEXT, "about a source"),
    },
    Concept: {
        "name": TranslatableField(_PROSE, _LINE, "concept"),
        "gist": TranslatableField(_PROSE, _TEXT, "gist"),
        "by": TranslatableField(_PROSE, _LINE, "whose idea"),
    },
}
"""Fields that hold text, for each type (a subclass has its bases' too)."""

_PARTS: Mapping[type, tuple[str, ...]] = {
    Lesson: ("steps", "gist", "quiz"),
    Ask: ("ask",),
    Guess: ("guess",),
    OwnWork: ("own",),
    Item: ("options", "gaps", "pairs", "extra", "groups", "items", "recall"),
    Course: ("units",),
    Glossary: ("page", "terms"),
    Source: ("concepts",),
}
_SILENT = {
    (Lesson, "steps"),
    (Lesson, "quiz"),
    (Ask, "ask"),
    (Guess, "guess"),
    (OwnWork, "own"),
    (Glossary, "terms"),
}


@cache
def text_fields(cls: type) -> dict[str, TranslatableField]:
    """The fields of `cls` that hold text, in the order in which they are met."""
    fields: dict[str, TranslatableField] = {}
    for base in reversed(cls.__mro__):
        fields |= TEXTS.get(base, {})
    return fields


def root_context(cls: type, name: str) -> str:
    """The context of a file's root: a lesson's own id, `@course`, `@glossary`, `@source/<id>`."""
    if cls is Course or cls is Glossary:
        return f"@{cls.__name__.lower()}"
    return f"@source/{name}" if cls is Source else name


def field_context(cls: type, context: str, field: str) -> str:
    """The context of a field inside `context`; steps, quiz and ask leave no trace in it."""
    return context if (cls, field) in _SILENT else f"{context}/{field}"


def text_units(
    root: Lesson | Course | Glossary | Source,
    notes: Mapping[str, str] | None = None,
    untranslatable: Collection[str] = (),
) -> Iterator[TextUnit]:
    """Every text of a file. `notes` and `untranslatable` are those of `LoadedLesson`."""
    context = root_context(type(root), getattr(root, "id", ""))
    return units(root, context, notes, untranslatable)


def units(
    struct: Struct,
    context: str,
    notes: Mapping[str, str] | None = None,
    untranslatable: Collection[str] = (),
    group: str | None = None,
) -> Iterator[TextUnit]:
    """Every text of `struct`, whose context is `context`; those `untranslatable` are left out."""
    if isinstance(struct, Item | Page | Gist) and group is None:
        group = context
    for name, field in text_fields(type(struct)).items():
        at = f"{context}/{name}"
        for place, text, kind in _pieces(struct, name, field, at):
            if text and not is_untranslatable(place, untranslatable):
                note = _note(place, notes or {})
                markup = _LINE if field.markup is Markup.PAGE else field.markup
                own = group or at
                yield TextUnit(place, text, kind, own, note, field.width, field.optional, markup)
    for _, at, part in parts(struct, context):
        yield from units(part, at, notes, untranslatable, group)


def parts(struct: Struct, context: str) -> Iterator[tuple[str, str, Struct]]:
    """The structs right inside `struct`: field, context, value."""
    for field in _part_fields(type(struct)):
        value = getattr(struct, field, ())
        inside = field_context(type(struct), context, field)
        if isinstance(value, tuple):
            yield from ((field, f"{inside}/{part.id}", part) for part in value)
        elif value is not None:
            yield field, inside, value


def rebuilt(struct: S, context: str, translations: Mapping[str, str]) -> S:
    """`struct` with every text that `translations` (context to text) has put in its place.

    A page is replaced whole or not at all.
    """
    changes: dict[str, object] = {}
    for name, field in text_fields(type(struct)).items():
        value = _translated(getattr(struct, name), field, f"{context}/{name}", translations)
        if value is not None:
            changes[name] = value
    for name, at, part in parts(struct, context):
        new = rebuilt(part, at, translations)
        if isinstance(getattr(struct, name), tuple):
            changes[name] = (*changes.get(name, ()), new)  # type: ignore[misc]
        else:
            changes[name] = new
    return replace(struct, **changes) if changes else struct


def _translated(
    value: str | tuple[str, ...], field: TranslatableField, at: str, translations: Mapping[str, str]
) -> object | None:
    if isinstance(value, tuple):
        if field.form is Form.LINES:
            lines = translations.get(at)
            return None if lines is None else as_lines(lines)
        return tuple(translations.get(f"{at}/{n}", text) for n, text in enumerate(value, 1))
    if field.form is Form.PAGE:
        pieces = [
            translations.get(f"{at}/{number}", None if block.text else "")
            for number, block in enumerate(page_blocks.blocks(value), 1)
        ]
        whole = [piece for piece in pieces if piece is not None]
        return page_blocks.join(value, whole) if whole and len(whole) == len(pieces) else None
    return translations.get(at)


def as_lines(text: str) -> tuple[str, ...]:
    """The answers of a unit that holds an answer a line."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def _pieces(
    struct: Struct, name: str, field: TranslatableField, at: str
) -> Iterator[tuple[str, str, str]]:
    value = getattr(struct, name)
    if field.form is Form.PAGE:
        for number, block in enumerate(page_blocks.blocks(value), 1):
            yield f"{at}/{number}", block.text, block.kind
    elif field.form is Form.EACH:
        for number, text in enumerate(value, 1):
            yield f"{at}/{number}", text, field.kind
    elif field.form is Form.LINES:
        stand_in = getattr(struct, field.stand_in) if field.stand_in else ""
        # What glossary terms bring need not be translated.
        own = any(not line.startswith(TERM) for line in value) or not value
        yield at, ("\n".join(value) or stand_in) if own else "", field.kind
    else:
        yield at, value, field.kind


def _part_fields(cls: type) -> tuple[str, ...]:
    named = (field for base in cls.__mro__ for field in _PARTS.get(base, ()))
    return tuple(field for field in named if field in cls.__struct_fields__)  # type: ignore[attr-defined]


def is_untranslatable(context: str, untranslatable: Collection[str]) -> bool:
    """Whether the context or a parent of it is in `untranslatable`."""
    return any(context == parent or context.startswith(f"{parent}/") for parent in untranslatable)


def _note(context: str, notes: Mapping[str, str]) -> str:
    """The notes above this text and above its parents, from the outside in."""
    steps = context.split("/")
    ways = ("/".join(steps[:length]) for length in range(1, len(steps) + 1))
    return "\n".join(dict.fromkeys(notes[way] for way in ways if way in notes))

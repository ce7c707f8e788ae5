"""Files to valid values: content is checked here, once.

What `load_lesson` returns is valid for the engine; every reason why it can't is a finding with its
position, and all are reported at once.
"""

from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sidos.content import page_blocks
from sidos.content.answer_key import check_answers
from sidos.content.conversion import Conversion
from sidos.content.error import BrokenLessonError
from sidos.content.finding import Finding, in_order
from sidos.content.lesson_items import with_items
from sidos.content.loaded import LoadedLesson
from sidos.content.node import MapNode, ScalarNode, compose
from sidos.content.parsed import Parsed
from sidos.content.reading import read_text
from sidos.content.scalar import TAG
from sidos.content.syntax import source_lines
from sidos.content.text import root_context
from sidos.model.course import Course, Glossary, Source
from sidos.model.item import AnyItem
from sidos.model.lesson import Ask, Guess, Lesson, OwnWork
from sidos.model.message import N_, Message

T = TypeVar("T", bound=Struct)


def load_lesson(path: Path) -> LoadedLesson:
    """The lesson in `path`; BrokenLessonError where it has errors."""
    parsed = parse_lesson(path)
    if parsed.value is None or parsed.broken:
        raise BrokenLessonError(in_order(parsed.findings))
    return LoadedLesson(
        lesson=parsed.value,
        inline=drafts_of(parsed),
        path=str(path),
        notes=parsed.notes,
        untranslatable=frozenset(parsed.untranslatable),
    )


def drafts_of(parsed: Parsed[T]) -> dict[str, dict[str, str]]:
    """Tag to context to text: the drafts inside the file, pages cut into the source's blocks."""
    inline = {tag: dict(texts) for tag, texts in parsed.inline.items()}
    for (context, tag), (page, translated) in parsed.pages.items():
        for number, text in enumerate(page_blocks.align(page, translated), 1):
            if text:
                inline[tag][f"{context}/{number}"] = text
    return inline


def parse_lesson(path: Path) -> Parsed[Lesson]:
    """The lesson file with its findings."""
    parsed = _parse(Lesson, path)
    check_answers(parsed)
    if parsed.value is not None and not (parsed.value.steps or parsed.value.quiz):
        message = Message(N_("The lesson is empty. Add steps or a quiz."))
        parsed.findings.append(Finding(str(path), 1, 1, "", "schema", message))
        parsed.value = None
    if parsed.value is not None:
        parsed.value = _with_concepts(parsed.value)
    return parsed


def parse_course(path: Path) -> Parsed[Course]:
    """The course.yaml with its findings."""
    return _parse(Course, path)


def parse_glossary(path: Path) -> Parsed[Glossary]:
    """The glossary.yaml with its findings."""
    return _parse(Glossary, path)


def parse_source(path: Path) -> Parsed[Source]:
    """The source card with its findings."""
    return _parse(Source, path)


def _parse(cls: type[T], path: Path) -> Parsed[T]:
    parsed: Parsed[T] = Parsed(str(path))
    text = read_text(path)
    if isinstance(text, Finding):
        parsed.findings.append(text)
        return parsed
    document = compose(text, str(path))
    parsed.findings.extend(document.findings)
    root = document.root
    if root is None:
        return parsed
    name = ""
    if isinstance(root, MapNode):
        lang, own = root.get("lang"), root.get("id")
        if isinstance(lang, ScalarNode) and TAG.fullmatch(lang.text):
            parsed.lang = lang.text
        name = own.text if isinstance(own, ScalarNode) else "-"
    context = root_context(cls, name)
    parsed.value = Conversion(parsed, source_lines(text)).struct(cls, root, "", context)
    return parsed


def _with_concepts(lesson: Lesson) -> Lesson:
    """An item that names no concepts is on all of its lesson's."""

    def named(item: AnyItem) -> AnyItem:
        return item if item.concepts else replace(item, concepts=lesson.concepts)

    with_guesses = with_items(lesson, lambda item: replace(named(item), is_guess=True), Guess)
    return with_items(with_guesses, named)


def items_of(parsed: Parsed[Lesson]) -> dict[str, AnyItem]:
    """Context to item, for each item of a lesson file that could be made."""
    pieces = {
        context: piece.item if isinstance(piece, Ask | Guess | OwnWork) else piece
        for context, piece in parsed.pieces.items()
    }
    return {context: piece for context, piece in pieces.items() if isinstance(piece, AnyItem)}

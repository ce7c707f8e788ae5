"""Lessons in the learner's language, from drafts inside the file and from a catalogue.

What belongs together falls back together: a question or a page is wholly in the language asked
for, or wholly in a fallback language, or wholly in the lesson's own. A draft in the file goes
before the catalogue.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.index import CourseEntry, LessonEntry
from sidos.content.lesson_items import all_items, with_items
from sidos.content.loaded import LoadedLesson
from sidos.content.term_answer import TermAnswers
from sidos.content.text import (
    TERM,
    TextUnit,
    as_lines,
    rebuilt,
    root_context,
    text_units,
)
from sidos.engine.matching import answers_of
from sidos.model.course import Course, Glossary, Source
from sidos.model.item import Answers, AnyItem, Choice, Cloze, Gap, Multi, Text
from sidos.model.lesson import GIST, Lesson, Page
from sidos.model.translation import is_translated

Lookup = Callable[[str, str], str | None]
"""(context, source text) to translation; None where it is missing or outdated."""

TypedPart = TypeVar("TypedPart", Text, Gap)
OneItem = TypeVar("OneItem", bound=AnyItem)
GlossaryOrSource = TypeVar("GlossaryOrSource", Glossary, Source)

LanguageLookup = tuple[str, Lookup]
"""A language's tag and its translations."""


class Localized(Struct, frozen=True):
    """A lesson as it is shown. `languages`: station id to the tag of its language; `outdated`: ids
    of pages whose source has changed since they were translated."""

    lesson: Lesson
    languages: Mapping[str, str]
    outdated: frozenset[str] = frozenset()


def localize(
    loaded: LoadedLesson,
    tag: str,
    lookup: Lookup,
    others: Mapping[str, Lookup],
    *,
    stand_ins: Sequence[str] = (),
    old: Lookup | None = None,
) -> Localized:
    """`loaded` in the language `tag`, as far as it is there.

    `others`: the course's other languages, whose answers to typed questions count as well;
    `stand_ins`: those that are shown, in turn, where something is missing in `tag`. `old` gives
    outdated translations too: a page in those goes before one in another language.
    """
    lesson = loaded.lesson
    lookups = {
        other: draft_lookup(loaded.inline, other, others.get(other))
        for other in dict.fromkeys((*loaded.inline, *others))
    }
    lookups[tag] = draft_lookup(loaded.inline, tag, lookup)
    lookups.pop(lesson.lang, None)
    tags = list(takewhile(lambda candidate: candidate != lesson.lang, (tag, *stand_ins)))
    chain = [(candidate, lookups[candidate]) for candidate in tags if candidate in lookups]
    root = root_context(Lesson, lesson.id)
    pages = {f"{root}/{step.id}" for step in lesson.steps if isinstance(step, Page)}
    pages.add(f"{root}/{GIST}")
    before = draft_lookup(loaded.inline, tag, old) if old is not None and tag in tags else None
    translations: dict[str, str] = {}
    shown_in: dict[str, str] = {}
    outdated: set[str] = set()
    units = list(text_units(lesson, untranslatable=loaded.untranslatable)) if chain else []
    for group, each in groupby(units, lambda unit: unit.group):
        members = tuple(each)
        language, texts = _first_whole(members, chain)
        if language != tag and before is not None and group in pages:
            stale = _together(members, before)
            if stale is not None:
                language, texts = tag, stale
                outdated.add(group.removeprefix(f"{root}/"))
        translations |= texts
        shown_in[group] = language or lesson.lang
    languages = {
        station: shown_in.get(f"{root}/{station}", lesson.lang) for station in _stations(lesson)
    }
    return Localized(
        lesson=_with_others(rebuilt(lesson, root, translations), loaded, languages, lookups),
        languages=languages,
        outdated=frozenset(outdated),
    )


def localize_course(
    entry: CourseEntry, tag: str, lookup: Lookup, stand_ins: Sequence[LanguageLookup] = ()
) -> CourseEntry:
    """The course with the titles and summaries of its units and lessons in `tag`, or else in the
    first of `stand_ins` that has them. A lesson's `lang` says which language its title is in."""
    course = entry.course
    chain = [
        (language, draft_lookup(entry.inline, language, find))
        for language, find in ((tag, lookup), *stand_ins)
    ]
    texts = _one_by_one(text_units(course), fallback_lookup(chain, course.lang))
    course = rebuilt(course, root_context(Course, course.id), texts) if texts else course
    lessons = {
        name: lesson if lesson.broken else _titled(lesson, chain)
        for name, lesson in entry.lessons.items()
    }
    return replace(entry, course=course, lessons=lessons)


def _titled(lesson: LessonEntry, chain: Sequence[LanguageLookup]) -> LessonEntry:
    for tag, find in takewhile(lambda pair: pair[0] != lesson.lang, chain):
        title = find(f"{lesson.id}/title", lesson.title)
        if title:
            summary = find(f"{lesson.id}/summary", lesson.summary) or lesson.summary
            return replace(lesson, title=title, summary=summary, lang=tag)
    return lesson


def localize_texts(root: GlossaryOrSource, tag: str, lookup: Lookup) -> GlossaryOrSource:
    """The glossary or source card in `tag`; `lookup` should ask `Library.drafts` first."""
    if tag == root.lang:
        return root
    texts = _one_by_one(text_units(root), lookup)
    return rebuilt(root, root_context(type(root), getattr(root, "id", "")), texts)


def fallback_lookup(chain: Sequence[LanguageLookup], source: str) -> Lookup:
    """A lookup in one language after the other, up to the one that the texts are written in."""
    lookups = [lookup for _, lookup in takewhile(lambda pair: pair[0] != source, chain)]

    def first(context: str, text: str) -> str | None:
        return next(filter(None, (lookup(context, text) for lookup in lookups)), None)

    return first


def draft_lookup(
    inline: Mapping[str, Mapping[str, str]], tag: str, lookup: Lookup | None
) -> Lookup:
    """Look up in the drafts of `inline` in the language `tag`, then by `lookup`."""
    drafts = inline.get(tag, {})

    def find(context: str, text: str) -> str | None:
        draft = drafts.get(context, "")
        if is_translated((draft,)):
            return draft
        return lookup(context, text) if lookup else None

    return find


def _first_whole(
    members: Sequence[TextUnit], chain: Iterable[LanguageLookup]
) -> tuple[str, dict[str, str]]:
    """The first language that has all of a group, and its translations; "" where none has."""
    for tag, lookup in chain:
        texts = _together(members, lookup)
        if texts is not None:
            return tag, texts
    return "", {}


def _together(members: Iterable[TextUnit], lookup: Lookup) -> dict[str, str] | None:
    """The translations of a group; None where one is missing. Optional ones may be empty."""
    texts: dict[str, str] = {}
    for unit in members:
        text = lookup(unit.context, unit.text)
        if not text and not unit.optional:
            return None
        texts[unit.context] = text or ""
    return texts


def _one_by_one(units: Iterator[TextUnit], lookup: Lookup) -> dict[str, str]:
    texts = {unit.context: lookup(unit.context, unit.text) for unit in units}
    return {context: text for context, text in texts.items() if text}


def _stations(lesson: Lesson) -> Iterator[str]:
    yield from (step.id for step in lesson.steps)
    if lesson.gist is not None:
        yield GIST
    yield from (item.id for item in lesson.quiz)


def _with_others(
    lesson: Lesson,
    loaded: LoadedLesson,
    languages: Mapping[str, str],
    lookups: Mapping[str, Lookup],
) -> Lesson:
    """`lesson` with every other language's answers beside its own, and terms for their ids."""
    source = loaded.lesson
    terms = TermAnswers(loaded.glossary, lookups)

    def with_answers(part: TypedPart, own: Text | Gap, at: str, language: str) -> TypedPart:
        answers = terms.expanded(answers_of(part), language)
        others = [
            terms.expanded(each, tag)
            for tag, each in _answers(own, at, lookups, source.lang)
            if tag != language
        ]
        return replace(
            part, accept=answers.accept, term_forms=answers.term_forms, others=tuple(others)
        )

    own_items = {item.id: item for item in all_items(source)}

    def named(item: AnyItem) -> AnyItem:
        own = own_items[item.id]
        at, language = f"{source.id}/{item.id}", languages[item.id]
        if isinstance(item, Choice | Multi) and isinstance(own, Choice | Multi):
            if item.recall is None or own.recall is None:
                return item
            twin: Text | Cloze = typed(item.recall, own.recall, f"{at}/recall", language)
            return replace(item, recall=twin)
        return typed(item, own, at, language)

    def typed(item: OneItem, own: AnyItem, at: str, language: str) -> OneItem | Text | Cloze:
        if isinstance(item, Text) and isinstance(own, Text):
            return with_answers(item, own, at, language)
        if isinstance(item, Cloze) and isinstance(own, Cloze):
            gaps = (
                with_answers(gap, mine, f"{at}/gaps/{gap.id}", language)
                for gap, mine in zip(item.gaps, own.gaps, strict=True)
            )
            return replace(item, gaps=tuple(gaps))
        return item

    return with_items(lesson, named)


def _answers(
    own: Text | Gap, at: str, lookups: Mapping[str, Lookup], source: str
) -> Iterator[tuple[str, Answers]]:
    """The answers in the lesson's own language, `source`, then in those of `lookups`."""
    yield source, Answers(accept=own.accept, reject=own.reject)
    only_terms = all(entry.startswith(TERM) for entry in own.accept)
    for tag, lookup in lookups.items():
        accept = lookup(f"{at}/accept", "\n".join(own.accept))
        if accept or only_terms:
            reject = lookup(f"{at}/reject", "\n".join(own.reject))
            accepted = as_lines(accept) if accept else own.accept
            yield tag, Answers(accept=accepted, reject=as_lines(reject or ""))

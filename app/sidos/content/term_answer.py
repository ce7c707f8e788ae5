"""Glossary terms named as answers: `@segment` in a list of accepted answers is the term in the
list's language, with all its inflected forms."""

from collections.abc import Callable, Iterator, Mapping

from sidos.content.lesson_items import all_items
from sidos.content.text import TERM, as_lines, root_context
from sidos.engine.grading import typed_parts
from sidos.model.course import Glossary, Term
from sidos.model.item import Answers, AnyItem, Choice, Cloze, Multi, Text
from sidos.model.lesson import Lesson

Lookup = Callable[[str, str], str | None]


def terms_named(item: AnyItem) -> Iterator[str]:
    """The ids of the terms that a question's accepted answers name."""
    if isinstance(item, Choice | Multi) and item.recall is not None:
        yield from terms_named(item.recall)
    for part in typed_parts(item).values() if isinstance(item, Text | Cloze) else ():
        yield from (entry.removeprefix(TERM) for entry in part.accept if entry.startswith(TERM))


def names_terms(lesson: Lesson) -> bool:
    """Whether any accepted answer of a lesson names a term."""
    return any(True for item in all_items(lesson) for _ in terms_named(item))


class TermAnswers:
    """The terms of a glossary (None: no terms) in the languages of `lookups`."""

    def __init__(self, glossary: Glossary | None, lookups: Mapping[str, Lookup]) -> None:
        self._terms = {term.id: term for term in glossary.terms} if glossary else {}
        self._lang = glossary.lang if glossary else ""
        self._lookups = lookups

    def expanded(self, answers: Answers, tag: str) -> Answers:
        """`answers`, a list in the language `tag`, with terms in the place of their ids."""
        if not any(entry.startswith(TERM) for entry in answers.accept):
            return answers
        accept: list[str] = []
        forms: list[str] = []
        for entry in answers.accept:
            term = self._terms.get(entry.removeprefix(TERM)) if entry.startswith(TERM) else None
            if term is None:
                accept.append(entry)
            else:
                name, inflected = self._in(term, tag)
                accept.append(_literal(name))
                forms += map(_literal, inflected)
        return Answers(accept=tuple(accept), reject=answers.reject, term_forms=tuple(forms))

    def _in(self, term: Term, tag: str) -> tuple[str, tuple[str, ...]]:
        """The term and its forms in a language; in the glossary's own where it isn't there."""
        lookup = self._lookups.get(tag)
        at = f"{root_context(Glossary, '')}/{term.id}"
        name = lookup(f"{at}/term", term.term) if lookup and tag != self._lang else None
        if lookup is None or name is None:
            return term.term, term.forms
        forms = lookup(f"{at}/forms", "\n".join(term.forms) or term.term)
        return name, as_lines(forms or "")


def _literal(answer: str) -> str:
    """`answer` as an entry that means just that."""
    return answer.replace("*", r"\*").replace("@", r"\@")

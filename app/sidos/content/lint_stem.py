"""Stems among accepted answers (`segment*`): what they let in that another list has."""

from collections.abc import Iterator

from sidos.content.finding import Finding
from sidos.content.lint_item import typed_in, versions
from sidos.content.loader import items_of
from sidos.content.parsed import Parsed
from sidos.content.text import TERM
from sidos.engine.matching import accepts, answer_of, answers_of, is_listed, refusal_of
from sidos.model.attempt import Writing
from sidos.model.item import Answers, AnyItem
from sidos.model.lesson import Lesson
from sidos.model.message import N_

_ENDINGS = (
    *("n", "a", "ä", "ta", "tä", "ssa", "ssä", "sta", "stä", "an"),
    *("lla", "llä", "lle", "ksi", "na", "t", "ja", "s", "ed", "ing"),
)
"""Twenty endings that words are inflected with."""


def stem_findings(parsed: Parsed[Lesson]) -> Iterator[Finding]:
    """A warning for each stem that lets in a refused answer of its question or another question's
    first answer, as it is or inflected."""
    by_language: dict[str, list[tuple[str, AnyItem]]] = {}
    for context, item in items_of(parsed).items():
        if any(True for _ in typed_in(item)):
            for tag, version in versions(parsed, item, context):
                by_language.setdefault(tag, []).append((context, version))
    for tag, items in by_language.items():
        firsts = {
            f"{context}{at}": answer_of(gap.accept[0])[0]
            for context, item in items
            for at, gap in typed_in(item)
            if not gap.accept[0].startswith(TERM) and not answer_of(gap.accept[0])[1]
        }
        for context, item in items:
            for at, gap in typed_in(item):
                refused = [answer_of(refusal_of(line)[0])[0] for line in gap.reject]
                others = [answer for place, answer in firsts.items() if place != context + at]
                for stem, answer in _let_in(answers_of(gap), refused, others, tag or parsed.lang):
                    text = N_(
                        "The stem “{stem}” also lets in “{found}”, which is refused here or "
                        "is the answer to another question."
                    )
                    yield parsed.finding(
                        f"{context}{at}/accept",
                        "wide-stem",
                        text,
                        {"stem": stem, "found": answer},
                        tag=tag,
                        severity="warning",
                    )


def _let_in(
    answers: Answers, refused: list[str], others: list[str], tag: str
) -> Iterator[tuple[str, str]]:
    """Each stem and the first form that it lets in of each answer that it shouldn't."""
    writing = Writing(tag=tag)
    whole = Answers(accept=tuple(entry for entry in answers.accept if not answer_of(entry)[1]))
    for stem in answers.accept:
        if not answer_of(stem)[1]:
            continue
        alone = Answers(accept=(stem,), reject=answers.reject)
        for answer in dict.fromkeys((*refused, *others)):
            if answer in others and is_listed(answer, whole, writing):
                continue  # both questions have it for an answer
            forms = (answer, *(answer + ending for ending in _ENDINGS))
            match = next((form for form in forms if accepts(form, alone, (), writing)), None)
            if match is not None:
                yield stem, match

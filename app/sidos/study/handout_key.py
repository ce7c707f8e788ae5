"""A handout's key: for each question the right answer, the reasons, the explanation, and where
its ideas are in the source texts. Options and letters are the same as on the sheet.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from sidos.content.markdown_parser import parse_text
from sidos.content.markdown_writer import write_blocks
from sidos.engine.matching import accepted_answers, answer_text, refusal_of
from sidos.engine.number import format_number
from sidos.i18n.translator import Translator
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Gap,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)
from sidos.model.lesson import Lesson
from sidos.model.rich_text import Quote
from sidos.study.paper import Words, as_line, as_text, as_typed, letter, print_order
from sidos.study.sentences import reference_sentence
from sidos.study.study import Reference


class Sheet(Struct, frozen=True, kw_only=True):
    """A lesson in the handout's language and, by the id of an item, where its ideas are in the
    sources. `language`: the lesson's, where it isn't wholly in the requested one."""

    lesson: Lesson
    language: str = ""
    references: Mapping[str, tuple[Reference, ...]] = {}


def question_head(number: int, text: Translator) -> str:
    """The heading of a question, the same on the sheet and in the key."""
    title = text.gettext("Question {number}", number=number)
    return f"**{title}**"


def key_blocks(sheet: Sheet, words: Words) -> Iterator[str]:
    """The blocks of Markdown that answer a lesson's questions."""
    for number, item in enumerate(sheet.lesson.items(), 1):
        yield question_head(number, words.text)
        yield "\n".join(_answer(item, words))
        yield as_text(item.explain)
        references = sheet.references.get(item.id, ())
        yield "\n".join(f"- {as_typed(reference_sentence(one, words.text))}" for one in references)


def _answer(item: AnyItem, words: Words) -> Iterator[str]:
    match item:
        case Choice() | Multi():
            options = {option.id: option for option in item.options}
            for option in (options[name] for name in print_order(item)):
                box = f"- [{'x' if option.correct else ' '}] "
                yield _reasoned(box, as_line(option.text), option.why)
        case Order():
            for number, thing in enumerate(item.items, 1):
                yield _reasoned(f"{number}. ", as_line(thing.text), thing.why)
        case Match():
            letters = {name: letter(index) for index, name in enumerate(print_order(item))}
            for pair in item.pairs:
                pair_text = f"{as_line(pair.left)}: **{letters[pair.id]}** {as_line(pair.right)}"
                yield _reasoned("- ", pair_text, pair.why)
        case Sort():
            yield from _sorted(item)
        case Number() | Text() | Cloze():
            yield from _typed(item, words)
        case Reflect():
            yield words.text.gettext("One possible answer:")
            yield ""
            yield write_blocks((Quote(parse_text(item.model)),))


def _typed(item: Number | Text | Cloze, words: Words) -> Iterator[str]:
    match item:
        case Number():
            number = format_number(item.answer, words.writing)
            answer = f"{number} {as_line(item.unit)}".rstrip()
            yield words.text.gettext("Right answer: {answer}", answer=answer)
        case Text():
            yield from _accepted(item, "- ", words)
        case Cloze():
            for place, gap in enumerate(item.gaps, 1):
                yield from _accepted(gap, f"- ({place}) ", words)


def _sorted(item: Sort) -> Iterator[str]:
    things = {thing.id: thing for thing in item.items}
    groups = {
        group.id: f"**{letter(index)}** {as_line(group.text)}"
        for index, group in enumerate(item.groups)
    }
    for thing in (things[name] for name in print_order(item)):
        yield _reasoned("- ", f"{as_line(thing.text)}: {groups[thing.group]}", thing.why)


def _accepted(gap: Text | Gap, marker: str, words: Words) -> Iterator[str]:
    """All that is accepted; what is refused, together where no reason is given."""
    accepted = "; ".join(map(as_typed, accepted_answers(gap)))
    yield marker + words.text.gettext("Accepted: {answers}", answers=accepted)
    refused: dict[str, list[str]] = {}
    for line in gap.reject:
        entry, reason = refusal_of(line)
        refused.setdefault(reason, []).append(as_typed(answer_text(entry)))
    for reason, answers in refused.items():
        line = words.text.gettext("Not accepted: {answers}", answers="; ".join(answers))
        yield f"{marker}{line}" + (f"\n  - {as_line(reason)}" if reason else "")


def _reasoned(marker: str, text: str, why: str) -> str:
    """An entry of a list, with its reason below it."""
    inside = " " * (marker.index(" ") + 1)
    reason = as_text(why).replace("\n", f"\n{inside}  ")
    return f"{marker}{text}" + (f"\n{inside}- {reason}" if why else "")

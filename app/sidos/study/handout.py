"""A lesson or a unit as Markdown for a teacher to print: pages, questions with room for answers
and, on request, a key at the end. The output is the same each time.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from sidos.content.markdown_parser import parse_page, parse_text
from sidos.content.markdown_writer import write_blocks
from sidos.i18n.translator import Translator
from sidos.model.item import AnyItem, Choice, Match, Multi, Number, Order, Reflect, Sort, Text
from sidos.model.lesson import Guess, Page
from sidos.model.message import N_, Message
from sidos.study.gist import gist_page
from sidos.study.handout_key import Sheet, key_blocks, question_head
from sidos.study.paper import BLANK, SHORT, Words, as_line, lettered, listed, print_order
from sidos.study.prompt import gap_ids
from sidos.study.sentences import OUR_STEP, instruction, time_needed


class Cover(Struct, frozen=True, kw_only=True):
    """The heading above the lessons of a unit."""

    title: str
    summary: str


def handout(
    sheets: Sequence[Sheet], words: Words, cover: Cover | None = None, *, answers: bool = False
) -> str:
    """The handout as Markdown; with a `cover` its lessons are sections of a unit."""
    blocks: list[str] = []
    level = 1
    if cover is not None:
        blocks += [f"# {as_line(cover.title)}", as_line(cover.summary)]
        level = 2
    for sheet in sheets:
        blocks += _lesson(sheet, words, level)
    if answers:
        title = words.text.gettext("Answers")
        blocks.append(f"## {title}")
        for sheet in sheets:
            if cover is not None:
                blocks.append(f"### {as_line(sheet.lesson.title)}")
            blocks += key_blocks(sheet, words)
    return "\n\n".join(block for block in blocks if block) + "\n"


def _lesson(sheet: Sheet, words: Words, level: int) -> Iterator[str]:
    gettext, lesson = words.text.gettext, sheet.lesson
    yield f"{'#' * level} {as_line(lesson.title)}"
    yield as_line(lesson.summary)
    yield gettext("Time: {time}", time=time_needed(lesson.minutes, words.text))
    if sheet.language:
        yield gettext("Language: {name}", name=sheet.language)
    number = 0
    for step in lesson.steps:
        if isinstance(step, Guess):
            continue  # on paper nothing hides what comes next
        if isinstance(step, Page):
            yield from _page(step, level, words.text)
        else:
            number += 1
            yield from _question(step.item, number, words.text)
    if lesson.gist is not None:
        yield from _page(gist_page(lesson.gist, words.text), level, words.text)
    if lesson.quiz:
        title = gettext("Quiz")
        yield f"{'#' * (level + 1)} {title}"
    for following, item in enumerate(lesson.quiz, number + 1):
        yield from _question(item, following, words.text)


def _page(page: Page, level: int, text: Translator) -> Iterator[str]:
    if page.ours:
        yield f"*{text.say(OUR_STEP)}*"
    yield write_blocks(parse_page(page.markdown), level=level)


def _question(item: AnyItem, number: int, text: Translator) -> Iterator[str]:
    yield question_head(number, text)
    if item.ours:
        yield f"*{text.say(OUR_STEP)}*"
    prompt = parse_text(item.prompt, gap_ids(item))
    yield write_blocks(prompt, lambda number: f"({number}) {BLANK}")
    yield f"*{text.say(_instruction(item))}*"
    yield from _room(item)


def _instruction(item: AnyItem) -> Message:
    match item:
        case Order():
            last = len(item.items)
            return Message(N_("Number these in the right order, from 1 to {last}."), {"last": last})
        case Match():
            return Message(N_("Write the letter of its pair next to each one."))
        case Sort():
            return Message(N_("Write the letter of its group next to each one."))
        case _:
            return instruction(item)


def _room(item: AnyItem) -> Iterator[str]:
    """The options, and the room to write."""
    match item:
        case Choice() | Multi():
            options = {option.id: option.text for option in item.options}
            yield listed((options[name] for name in print_order(item)), "- [ ] ")
        case Order():
            texts = {thing.id: thing.text for thing in item.items}
            yield listed((texts[name] for name in print_order(item)), f"- {SHORT} ")
        case Match():
            yield listed((pair.left for pair in item.pairs), f"- {SHORT} ")
            yield lettered([item.rights[name] for name in print_order(item)])
        case Sort():
            texts = {thing.id: thing.text for thing in item.items}
            yield listed((texts[name] for name in print_order(item)), f"- {SHORT} ")
            yield lettered([group.text for group in item.groups])
        case Number():
            yield f"{BLANK} {as_line(item.unit)}".rstrip()
        case Text():
            yield BLANK
        case Reflect():
            yield from (BLANK * 4,) * 3

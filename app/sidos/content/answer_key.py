"""Checks of the answer keys of a lesson: what the engine relies on without checking."""

from collections.abc import Iterator

from sidos.content.markdown_parser import named_gaps
from sidos.content.parsed import Parsed
from sidos.model.item import Choice, Cloze, Item, Multi, Sort
from sidos.model.lesson import Ask, Guess, Lesson, OwnWork
from sidos.model.message import N_, Message

Problem = tuple[str, str, Message]
"""The context, the rule, and the message."""


def check_answers(parsed: Parsed[Lesson]) -> None:
    """Add a finding for each item whose key can't be played."""
    for context, piece in parsed.pieces.items():
        item = piece.item if isinstance(piece, Ask | Guess | OwnWork) else piece
        if isinstance(item, Item):
            problems = [*_rights(item, context), *_groups(item, context)]
            if isinstance(item, Cloze):
                problems += gaps_agree(item, context)
            for at, rule, message in problems:
                parsed.findings.append(parsed.finding(at, rule, message.text, message.values))


def gaps_agree(item: Cloze, context: str) -> Iterator[Problem]:
    """A problem for each gap that isn't in the prompt exactly once, and for each other name in
    unescaped braces."""
    placed = named_gaps(item.prompt, tuple(gap.id for gap in item.gaps))
    for gap in item.gaps:
        if placed.count(gap.id) != 1:
            message = Message(
                N_("{{{gap}}} is in the prompt {count} times. It must be there exactly once."),
                {"gap": gap.id, "count": placed.count(gap.id)},
            )
            yield f"{context}/prompt", "gaps", message
    for name in dict.fromkeys(placed):
        if name not in {gap.id for gap in item.gaps}:
            message = Message(
                N_("{{{found}}} in the prompt is not a gap. Use one of these: {expected}."),
                {"found": name[:64], "expected": ", ".join(gap.id for gap in item.gaps)},
            )
            yield f"{context}/prompt", "gaps", message


def _rights(item: Item, context: str) -> Iterator[Problem]:
    if not isinstance(item, Choice | Multi):
        return
    rights = sum(option.correct for option in item.options)
    if isinstance(item, Choice) and rights != 1:
        message = Message(
            N_("Options marked “correct: true”: {found}. A choice must have exactly one."),
            {"found": rights},
        )
        yield f"{context}/options", "one-right", message
    if isinstance(item, Multi) and rights == 0:
        message = Message(
            N_("No option is marked “correct: true”. A multi must have at least one.")
        )
        yield f"{context}/options", "one-right", message


def _groups(item: Item, context: str) -> Iterator[Problem]:
    if not isinstance(item, Sort):
        return
    groups = [group.id for group in item.groups]
    for part in item.items:
        if part.group not in groups:
            message = Message(
                N_("There is no group “{found}” here. Use one of these: {expected}."),
                {"found": part.group, "expected": ", ".join(groups)},
            )
            yield f"{context}/items/{part.id}/group", "unknown-group", message

"""Typed lines as answers: which lines a question asks for, and what a line makes of the draft.

Parts are picked by the number they are shown with, counted from 1. A line that makes no answer
gives one sentence saying why.
"""

import re
from collections.abc import Mapping

from sidos.engine.shuffle import display_order
from sidos.model.attempt import Response
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)
from sidos.model.message import N_, Message

WHOLE = ""
"""The part of a question that is answered in one go."""


def asked_parts(item: AnyItem, seed: int) -> tuple[str, ...]:
    """The ids of what is asked for one by one: gaps, left sides, things to sort."""
    match item:
        case Cloze():
            return tuple(gap.id for gap in item.gaps)
        case Match():
            return tuple(pair.id for pair in item.pairs)
        case Sort():
            return display_order(item, seed)
    return (WHOLE,)


def choices(item: AnyItem, seed: int) -> dict[str, str]:
    """The texts that are picked by number, in the order shown, by id."""
    match item:
        case Choice() | Multi():
            texts = {option.id: option.text for option in item.options}
        case Match():
            texts = item.rights
        case Order():
            texts = {part.id: part.text for part in item.items}
        case Sort():
            return {group.id: group.text for group in item.groups}
        case _:
            return {}
    return {name: texts[name] for name in display_order(item, seed)}


def is_typed(item: AnyItem) -> bool:
    """Whether words or a number are typed, and not the numbers of what is shown."""
    return isinstance(item, Text | Cloze | Number | Reflect)


def answer_to(draft: Response | None, part: str) -> Response | None:
    """The draft's answer to a part, None where there is none."""
    if part == WHOLE:
        return draft or None
    return (draft.get(part) or None) if isinstance(draft, Mapping) else None


def first_open(item: AnyItem, draft: Response | None, seed: int) -> int:
    """The index of the first part that has no answer; 0 where all have one."""
    parts = asked_parts(item, seed)
    return next((at for at, part in enumerate(parts) if answer_to(draft, part) is None), 0)


def drafted(
    item: AnyItem, draft: Response | None, part: str, line: str, seed: int
) -> Response | Message:
    """The draft with `line` as the answer to `part`, or why the line is no answer."""
    names = tuple(choices(item, seed))
    match item:
        case Choice():
            picked = _picked(line, names)
            if isinstance(picked, Message):
                return picked
            return picked[0] if len(picked) == 1 else _one_number(len(names))
        case Multi():
            return _picked(line, names)
        case Order():
            picked = _picked(line, names)
            if not isinstance(picked, Message) and len(picked) < len(names):
                text = N_("Type all the numbers from 1 to {last}, in the right order.")
                return Message(text, {"last": len(names)})
            return picked
        case Match() | Sort():
            picked = _picked(line, names)
            if isinstance(picked, Message):
                return picked
            return _with(draft, part, picked[0]) if len(picked) == 1 else _one_number(len(names))
        case Cloze():
            return _with(draft, part, line)
        case _:
            return line


def numbers(item: AnyItem, response: Response, seed: int) -> str:
    """Picked options or an order as the numbers they are shown with."""
    places = {name: str(at) for at, name in enumerate(choices(item, seed), 1)}
    picked = [response] if isinstance(response, str) else list(response)
    return ", ".join(places.get(name, "?") for name in picked)


def _with(draft: Response | None, part: str, value: str) -> Response:
    return {**(draft if isinstance(draft, Mapping) else {}), part: value}


def _picked(line: str, names: tuple[str, ...]) -> tuple[str, ...] | Message:
    """The ids with the numbers in `line`, which are separated by spaces or commas."""
    words = [word for word in re.split(r"[\s,;.]+", line) if word]
    places = {str(at): name for at, name in enumerate(names, 1)}
    if not words or any(word not in places for word in words):
        return Message(N_("Use numbers from 1 to {last}."), {"last": len(names)})
    if len(set(words)) < len(words):
        return Message(N_("Type each number only once."))
    return tuple(places[word] for word in words)


def _one_number(last: int) -> Message:
    return Message(N_("Type one number, from 1 to {last}."), {"last": last})

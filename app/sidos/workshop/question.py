"""A lesson's question on its way to a room and answers on their way back.

What is sent before the reveal tells nothing: parts have positions as shown for ids, and whatever
a file lists in the order of the answer (right sides, things to order or to sort) is shuffled by
the room's seed, the same for all and in every language.
"""

from collections.abc import Iterable, Mapping
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.markdown_parser import parse_line, parse_text
from sidos.engine.feedback import Feedback
from sidos.engine.grading import is_empty, units_of
from sidos.engine.number import parse_number
from sidos.engine.shuffle import display_order
from sidos.model.attempt import Response, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Extra,
    Gap,
    Group,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Ranked,
    Reflect,
    Sort,
    Sorted,
    Text,
)
from sidos.study.prompt import gap_ids, numbered_prompt
from sidos.workshop.clean_text import LONGEST_ANSWER, clean, clean_lines
from sidos.workshop.view import Asked, Choosable


class Question(Struct, frozen=True, kw_only=True):
    """An item as a room sees it. `id`: `lesson/item`; `lang`: the language that `item` is in;
    `parts`, `targets`: the lesson's ids in the order shown, so that a position is an id."""

    id: str
    item: AnyItem
    lang: str
    parts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The item's type."""
        return str(self.item.__struct_config__.tag)


def question(name: str, item: AnyItem, lang: str, seed: int) -> Question:
    """`item` as the room with that seed sees it."""
    parts: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    match item:
        case Choice() | Multi() | Order() | Cloze():
            parts = display_order(item, seed)
        case Match():
            parts = tuple(pair.id for pair in item.pairs)
            targets = _mixed(item.rights, seed, name)
        case Sort():
            parts = _mixed((part.id for part in item.items), seed, name)
            targets = tuple(group.id for group in item.groups)
    return Question(id=name, item=item, lang=lang, parts=parts, targets=targets)


def asked(one: Question) -> Asked:
    """What may be sent of it before the reveal."""
    item = one.item
    parts, targets = one.parts, one.targets
    unit = item.unit if isinstance(item, Number) else ""
    return Asked(
        id=one.id,
        kind=one.kind,
        prompt=numbered_prompt(item),
        lang=one.lang,
        parts=_choosable(parts, part_texts(item)),
        targets=_choosable(targets, target_texts(item)),
        unit=unit,
        spans=parse_text(item.prompt, gap_ids(item)),
        unit_spans=parse_line(unit),
    )


def part_texts(item: AnyItem) -> dict[str, str]:
    """The text of each part; gaps have none."""
    match item:
        case Choice() | Multi():
            return {option.id: option.text for option in item.options}
        case Match():
            return {pair.id: pair.left for pair in item.pairs}
        case Order() | Sort():
            return {part.id: part.text for part in item.items}
        case Cloze():
            return {gap.id: "" for gap in item.gaps}
    return {}


def target_texts(item: AnyItem) -> dict[str, str]:
    """The text of each right side or group."""
    match item:
        case Match():
            return item.rights
        case Sort():
            return {group.id: group.text for group in item.groups}
    return {}


def blank(asked: Asked) -> AnyItem:
    """The question as an item that knows no answer, for the terminal's fields. Its parts are in
    the order shown, and answers to it are in the ids of `asked`."""
    name, prompt = "question", asked.prompt
    first = asked.targets[0].id if asked.targets else "1"
    options = tuple(Option(id=part.id, text=part.text, why="") for part in asked.parts)
    match asked.kind:
        case "choice":
            return Choice(id=name, prompt=prompt, options=options, shuffle=False)
        case "multi":
            return Multi(id=name, prompt=prompt, options=options, shuffle=False)
        case "match":
            pairs = tuple(
                Pair(id=left.id, left=left.text, right=right.text)
                for left, right in zip(asked.parts, asked.targets, strict=False)
            )
            extra = tuple(
                Extra(id=right.id, text=right.text, why="") for right in asked.targets[len(pairs) :]
            )
            return Match(id=name, prompt=prompt, pairs=pairs, extra=extra, shuffle=False)
        case "order":
            ranked = tuple(Ranked(id=part.id, text=part.text) for part in asked.parts)
            return Order(id=name, prompt=prompt, items=ranked, shuffle=False)
        case "sort":
            groups = tuple(Group(id=group.id, text=group.text) for group in asked.targets)
            things = tuple(
                Sorted(id=part.id, group=first, text=part.text, why="") for part in asked.parts
            )
            return Sort(id=name, prompt=prompt, groups=groups, items=things, shuffle=False)
        case "cloze":
            gaps = tuple(Gap(id=part.id, accept=("",)) for part in asked.parts)
            return Cloze(id=name, prompt=prompt, gaps=gaps)
        case "number":
            return Number(id=name, prompt=prompt, answer=0.0, unit=asked.unit)
        case "reflect":
            return Reflect(id=name, prompt=prompt, model="")
    return Text(id=name, prompt=prompt, accept=("",))


def received(one: Question, response: Response, writing: Writing) -> Response | None:
    """An answer in the lesson's own ids, as it is kept: cleaned, the same for the same answer.
    None where it is no answer to this question."""
    item = one.item
    parts, targets = _by_position(one.parts), _by_position(one.targets)
    own: Response | None = None
    match item, response:
        case Choice(), str():
            own = parts.get(response)
        case Multi(), tuple() | list():
            chosen = {parts[name] for name in response if name in parts}
            if len(chosen) == len(response):
                own = tuple(option.id for option in item.options if option.id in chosen)
        case Order(), tuple() | list():
            placed = tuple(parts[name] for name in response if name in parts)
            if len(response) == len(placed) == len(set(placed)) == len(parts):
                own = placed
        case Match() | Sort(), Mapping():
            if all(left in parts and right in targets for left, right in response.items()):
                joined = {parts[left]: targets[right] for left, right in response.items()}
                own = {name: joined[name] for name in part_texts(item) if name in joined}
        case Cloze(), Mapping():
            lines = {parts[gap]: line for gap, line in response.items() if gap in parts}
            own = {name: clean(lines.get(name, ""), LONGEST_ANSWER) for name in part_texts(item)}
        case Text() | Number(), str():
            own = clean(response, LONGEST_ANSWER)
        case Reflect(), str():
            own = clean_lines(response, LONGEST_ANSWER)
    if isinstance(item, Number) and parse_number(str(own), writing, units_of(item)) is None:
        return None
    return None if is_empty(own) else own


def sent_back(one: Question, response: Response) -> Response:
    """A kept answer in the ids of the `Asked`."""
    parts, targets = _positions(one.parts), _positions(one.targets)
    match one.item, response:
        case Choice(), str():
            return parts.get(response, "")
        case Multi() | Order(), tuple() | list():
            return tuple(parts[name] for name in response if name in parts)
        case Match() | Sort(), Mapping():
            return {
                parts[left]: targets[right]
                for left, right in response.items()
                if left in parts and right in targets
            }
        case Cloze(), Mapping():
            return {parts[gap]: line for gap, line in response.items() if gap in parts}
    return response


def part_position(one: Question, part: str) -> str:
    """The id in the `Asked` of the lesson's part; "" where it has none."""
    return _positions(one.parts).get(part, "")


def in_positions(one: Question, feedback: Feedback) -> Feedback:
    """Feedback whose rows have the ids of the `Asked`, "" for a typed answer's."""
    rows = (replace(row, id=part_position(one, row.id)) for row in feedback.rows)
    return replace(feedback, rows=tuple(rows))


def _choosable(ids: tuple[str, ...], texts: Mapping[str, str]) -> tuple[Choosable, ...]:
    return tuple(
        Choosable(str(at), texts[name], parse_line(texts[name])) for at, name in enumerate(ids, 1)
    )


def _by_position(ids: tuple[str, ...]) -> dict[str, str]:
    return {str(at): name for at, name in enumerate(ids, 1)}


def _positions(ids: tuple[str, ...]) -> dict[str, str]:
    return {name: str(at) for at, name in enumerate(ids, 1)}


def _mixed(ids: Iterable[str], seed: int, name: str) -> tuple[str, ...]:
    """Another order than the file's, whatever the item says of shuffling: here it would tell."""
    own = list(ids)
    shuffled = own.copy()
    Random(f"{seed}:{name}").shuffle(shuffled)  # noqa: S311 - no secret
    return tuple(shuffled if shuffled != own else [*shuffled[1:], shuffled[0]])

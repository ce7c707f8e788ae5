"""Shared by a handout and its key: lists, letters, room to write, and one order of an item's parts,
shuffled by a fixed seed, that never shows the key.
"""

from collections.abc import Iterable, Sequence
from string import ascii_uppercase

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.markdown_parser import parse_line, parse_text
from sidos.content.markdown_writer import write_blocks, write_line
from sidos.engine.shuffle import display_order
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.item import AnyItem, Match, Order, Sort
from sidos.model.rich_text import Span

BLANK, SHORT = "…" * 12, "…" * 3
"""Room to write. Dots, because a row of underscores is a rule or emphasis in Markdown."""

_SEED = 0


class Words(Struct, frozen=True, kw_only=True):
    """The language of a handout: its translator and its number format."""

    text: Translator
    writing: Writing


def print_order(item: AnyItem) -> tuple[str, ...]:
    """The ids of an item's parts (a match's right sides) in the order in which they are printed.

    Options with a fixed order keep it; parts to order, match or sort are always shuffled.
    """
    if not isinstance(item, Match | Order | Sort):
        return display_order(item, _SEED)
    order = display_order(replace(item, shuffle=True), _SEED)
    if isinstance(item, Match) and order == tuple(pair.id for pair in item.pairs):
        return (*order[1:], order[0])
    return order


def letter(index: int) -> str:
    """The letter of the part at `index`, counted from 0."""
    rounds, offset = divmod(index, len(ascii_uppercase))
    return ascii_uppercase[offset] * (rounds + 1)


def as_line(text: str) -> str:
    """A line of a course as Markdown."""
    return write_line(parse_line(text))


def as_text(text: str) -> str:
    """A text of a course as Markdown."""
    return write_blocks(parse_text(text))


def as_typed(text: str) -> str:
    """Text without Markdown, escaped."""
    return write_line((Span(text=text),))


def listed(texts: Iterable[str], marker: str) -> str:
    """A list, each entry after `marker`."""
    return "\n".join(f"{marker}{as_line(text)}" for text in texts)


def lettered(texts: Sequence[str]) -> str:
    """A list, each entry after its letter; with another marker, so that it doesn't continue a list
    above it."""
    return "\n".join(f"* **{letter(index)}** {as_line(text)}" for index, text in enumerate(texts))

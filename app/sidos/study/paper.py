"""What a handout and its key share: lists, letters, room to write, and one order of an item's
parts, mixed by a fixed seed, that never gives the key away.
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
"""Room to write. Dots, since Markdown takes a row of underscores for a rule or for emphasis."""

_SEED = 0


class Words(Struct, frozen=True, kw_only=True):
    """The language of a handout: its words, and how it writes numbers."""

    text: Translator
    writing: Writing


def mixed(item: AnyItem) -> tuple[str, ...]:
    """The ids of an item's parts (a match's right sides) in the order in which they are printed.

    Options that have an order of their own keep it; what is to be put in order, joined or sorted
    never does.
    """
    if not isinstance(item, Match | Order | Sort):
        return display_order(item, _SEED)
    shown = display_order(replace(item, shuffle=True), _SEED)
    if isinstance(item, Match) and shown == tuple(pair.id for pair in item.pairs):
        return (*shown[1:], shown[0])
    return shown


def letter(place: int) -> str:
    """The letter that marks the part at that place, which counts from 0."""
    rounds, at = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[at] * (rounds + 1)


def as_line(text: str) -> str:
    """A line of a course as it is written in a handout."""
    return write_line(parse_line(text))


def as_text(text: str) -> str:
    """A text of a course as it is written in a handout."""
    return write_blocks(parse_text(text))


def as_typed(text: str) -> str:
    """Words that hold no Markdown, as they are written in a handout."""
    return write_line((Span(text=text),))


def listed(texts: Iterable[str], sign: str) -> str:
    """A list, each entry behind `sign`."""
    return "\n".join(f"{sign}{as_line(text)}" for text in texts)


def lettered(texts: Sequence[str]) -> str:
    """A list, each entry behind its letter; with another sign, so as not to run on from one
    above it."""
    return "\n".join(f"* **{letter(at)}** {as_line(text)}" for at, text in enumerate(texts))

"""An entry of an `EntryList`, and the lines that it takes."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content

from sidos.tui.text import one_line

Piece = tuple[str, str]
"""A text, and the name of its style: plain, quiet, heading, done or mark."""


class ListEntry(NamedTuple):
    """`key` is empty for a heading, where the cursor never is. `tail` is at the end of the line;
    `below` makes a second line for a width in cells; `strong`: looks like a heading. `line` makes
    the whole first line for a width instead of all these: equal ones make the same line."""

    text: str
    key: str = ""
    tail: str = ""
    below: Callable[[int], Sequence[Piece]] | None = None
    strong: bool = False
    line: Callable[[int], Sequence[Piece]] | None = None


def first_line(entry: ListEntry, at_cursor: bool, width: int) -> Iterator[Piece]:
    """The entry's own line; what is too long is cut."""
    if entry.line is not None:
        yield from entry.line(width)
        return
    if not entry.key:
        if entry.text:
            yield _cut(f" {entry.text}", width), "heading"
        return
    tail = f" {entry.tail} " if entry.tail else ""
    room = max(0, width - 3 - cell_len(tail))
    text = _cut(entry.text, room)
    yield (" › " if at_cursor else "   "), "plain"
    name = "heading" if entry.strong else "plain"
    yield text + " " * (room - cell_len(text)), name
    yield tail, "quiet"


def second_line(entry: ListEntry, width: int) -> Iterator[Piece]:
    """The line below it; what is too long is cut."""
    indent, room = "     ", max(0, width - 6)
    yield indent, "quiet"
    for text, name in entry.below(room) if entry.below else ():
        piece = _cut(text, room)
        yield piece, name
        room -= cell_len(piece)


def _cut(text: str, room: int) -> str:
    line = one_line(text)
    # White space at the ends is kept: it separates pieces.
    line = " " * text.startswith(" ") + line + " " * (text.endswith(" ") and len(text) > 1)
    return Content(line).truncate(room, ellipsis=True).plain if room > 0 else ""

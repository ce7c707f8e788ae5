"""Two texts side by side: by paragraphs if both have the same number, and in a narrow place the
second text alone."""

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from textual.content import Content

from sidos.engine.session import Station
from sidos.tui.station.prompt import station_lines

SIDE_BY_SIDE = 100
"""The least width, in cells, of two texts side by side."""
_GAP = 4
_WIDEST = 76


def parallel_lines(station: Station, other: Station, width: int) -> list[Content]:
    """The texts of a station in two languages, in two columns that take `width` cells."""
    if width < SIDE_BY_SIDE:
        return [line.stylize("$secondary") for line in station_lines(other, width)]
    column = min(_WIDEST, (width - _GAP) // 2)
    lefts, rights = (_blocks(station_lines(each, column)) for each in (station, other))
    if len(lefts) != len(rights):
        lefts, rights = [_joined(lefts)], [_joined(rights)]
    lines: list[Content] = []
    for left, right in zip(lefts, rights, strict=True):
        lines += [*_rows(left, right, column), Content("")]
    return lines[:-1]


def _blocks(lines: Sequence[Content]) -> list[list[Content]]:
    """The lines between empty ones."""
    return [list(group) for full, group in groupby(lines, lambda line: bool(line.plain)) if full]


def _joined(blocks: Sequence[list[Content]]) -> list[Content]:
    return [line for block in blocks for line in (*block, Content(""))][:-1]


def _rows(lefts: Sequence[Content], rights: Sequence[Content], column: int) -> Iterator[Content]:
    for left, right in zip_longest(lefts, rights, fillvalue=Content("")):
        padding = " " * (column + _GAP - left.cell_length)
        yield Content.assemble(left, padding, right.stylize("$secondary"))

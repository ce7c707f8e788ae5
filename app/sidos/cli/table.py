"""Columns of text that line up in a terminal: widths are in cells, two for a wide character."""

import re
from collections.abc import Sequence

from sidos.translate.cells import cells

_NARROWEST = 12
_PIECE = re.compile(r"\S+\s*|^\s+")


def table(
    rows: Sequence[Sequence[str]],
    width: int | None = None,
    figures: Sequence[int] = (),
    gap: str = "  ",
) -> list[str]:
    """A line for each row. `figures`: columns that are flush right. Where the columns don't fit
    into `width` (None: any), the first one is cut, so that the others stay whole."""
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    if width is not None:
        spare = width - sum(widths[1:]) - len(gap) * (len(widths) - 1)
        widths[0] = min(widths[0], max(spare, _NARROWEST))
    return [
        gap.join(
            _cell(text, wide, flush_right=at in figures)
            for at, (text, wide) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def cut(text: str, width: int) -> str:
    """`text` in at most `width` cells, with a mark where something is left out."""
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return f"{text}…"


def padded(text: str, width: int) -> str:
    """`text` with as many spaces as it lacks of `width` cells."""
    return text + " " * max(0, width - cells(text))


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells, broken at spaces where it can be."""
    lines = []
    for paragraph in text.split("\n"):
        line = ""
        for word in _PIECE.findall(paragraph):
            if cells(line + word.rstrip()) <= width:
                line += word
                continue
            if line:
                lines.append(line.rstrip())
            line = word
            while cells(line.rstrip()) > width:
                head = cut(line, width + 1)[:-1] or line[0]
                lines.append(head)
                line = line[len(head) :]
        lines.append(line.rstrip())
    return lines


def _cell(text: str, width: int, *, flush_right: bool) -> str:
    room = " " * max(0, width - cells(text))
    return f"{room}{text}" if flush_right else f"{cut(text, width)}{room}"

"""The screen as the terminal's cells, so that a character that takes two is seen to take them."""

import html
import re

from rich.cells import cell_len
from textual.app import App

_CELL, _LINE, _ASCENT = 12.2, 24.4, 20.0  # pixels of a cell in Textual's SVG
_TEXT = re.compile(r'<text class="[^"]*" x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)</text>')


def cell_lines(app: App[None]) -> list[str]:
    """The lines as they read; each takes the screen's width in cells. AssertionError where one
    text lies on another or goes beyond the edge."""
    rows = [[" "] * app.size.width for _ in range(app.size.height)]
    ends = [0] * app.size.height
    for x, y, text_run in _TEXT.findall(app.export_screenshot()):
        line, at = round((float(y) - _ASCENT) / _LINE), round(float(x) / _CELL)
        text = html.unescape(text_run).replace("\xa0", " ").removesuffix("\n")
        assert at >= ends[line], f"{text!r} lies on what is before it in line {line}"
        ends[line] = at + cell_len(text)
        assert ends[line] <= app.size.width, f"{text!r} goes beyond the edge of line {line}"
        for character in text:
            width = cell_len(character)
            if width == 0:
                rows[line][at - 1] += character
                continue
            rows[line][at] = character
            rows[line][at + 1 : at + width] = [""] * (width - 1)
            at += width
    return ["".join(row) for row in rows]


def flat(text: str) -> str:
    """`text` without white space: where a language writes none, a line may end anywhere."""
    return "".join(text.split())


def ends_of(lines: list[str], text: str) -> list[int]:
    """The cells at which `text` ends, wherever it is."""
    return [
        cell_len(line[: match.end()])
        for line in lines
        for match in re.finditer(re.escape(text), line)
    ]


def place_in(line: str, character: str) -> int:
    """The cell where `character` is in a line."""
    return cell_len(line[: line.index(character)])

"""A text in the pseudo-locale: in brackets, with accents, and as wide as Finnish.

Unchanged are placeholders, code, targets of links, names of keys, commands and options, and the
marks of Markdown's lines. A text with a budget never grows beyond it.
"""

import re
from collections.abc import Iterator
from itertools import cycle, islice

from sidos.translate.cells import cells
from sidos.translate.placeholder import without

OPEN, CLOSE = "⟦", "⟧"

_GROWTH = ((6, 2.8), (10, 2.0), (15, 1.9), (25, 1.6), (40, 1.5), (70, 1.35))
"""How much wider Finnish is than English, by the cells of the English."""
_LONG = 1.3

_KEY = r"""(?:Ctrl|Alt|Shift)\+[^\s,.;:”“"]+|\b(?:Enter|Esc|Space|Tab|Backspace|Delete|Home|End
    |Page[ ]Up|Page[ ]Down|Shift|F\d{1,2})\b"""
_UNTRANSLATED = re.compile(
    rf"""(\{{\{{|\}}\}}|\{{[\w-]+\}}|`[^`]*`|\]\([^)\s]*\)|<[^<>\s]+>|https?://\S+
    |(?<![\w-])--?[a-z][a-z-]*|“sidos[ ][^”]*”|\bsidos\b|\bSIDOS_\w+|\w+\.(?:yaml|po|db)\b
    |{_KEY})""",
    re.VERBOSE,
)
_IS_KEY = re.compile(_KEY, re.VERBOSE)
_MARKS = re.compile(r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})\s+)*")
_FENCE = re.compile(r"\s*(```|~~~)")
_PLAIN, _ACCENTED = "aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_FILLER = " óñé twó thréé fóúr fívé šíx šévéñ éíght ñíñé téñ"


def pseudo_text(text: str, width: int | None = None) -> str:
    """`text` in the pseudo-locale. `width`: the most cells it may take."""
    if "\n" not in text:
        return _line(text, width)
    return "\n".join(_lines(text.split("\n")))


def pseudo_answers(text: str) -> str:
    """A list of answers, one on each line, in brackets; none grows."""
    return "\n".join(f"{OPEN}{accented(line)}{CLOSE}" for line in text.split("\n"))


def accented(text: str) -> str:
    """`text` with accents, except for what isn't translated."""
    return "".join(piece if fixed else piece.translate(_ACCENTS) for piece, fixed in _pieces(text))


def grown(width: int) -> int:
    """The cells that a text of `width` cells takes in Finnish, about."""
    factor = next((factor for most, factor in _GROWTH if width <= most), _LONG)
    return round(width * factor)


def _lines(lines: list[str]) -> Iterator[str]:
    """Each line by itself: a bracket around several would break lists, tables and code."""
    in_code = False
    for line in lines:
        if _FENCE.match(line):
            in_code = not in_code
            yield line
        elif in_code or not any(character.isalpha() for character in line):
            yield line
        elif line.lstrip().startswith("|"):
            yield "|".join(
                f" {_line(cell.strip(), None)} " if cell.strip() else cell
                for cell in line.split("|")
            )
        else:
            marks = _MARKS.match(line)
            start = marks.end() if marks else 0
            yield line[:start] + _line(line[start:], None)


def _line(text: str, width: int | None) -> str:
    if _IS_KEY.fullmatch(text):
        return f"{OPEN}{text}{CLOSE}"
    body = accented(text)
    own = cells(without(body))
    brackets = cells(OPEN + CLOSE)
    spare = grown(own) - own - brackets
    if width is not None:
        spare = min(spare, width - own - brackets)
        if spare < 0:
            body = _shortened(body, -spare)
    return f"{OPEN}{body}{_filler(spare)}{CLOSE}"


def _filler(width: int) -> str:
    filler = "".join(islice(cycle(_FILLER), max(0, width)))
    return f"{filler[:-1]}~" if filler.endswith(" ") else filler


def _shortened(text: str, by: int) -> str:
    """`text` without its last `by` letters, at least one left; what isn't translated stays."""
    pieces = _pieces(text)
    for index in reversed(range(len(pieces))):
        piece, fixed = pieces[index]
        if not fixed:
            left = max(0 if index else 1, len(piece) - by)
            by -= len(piece) - left
            pieces[index] = piece[:left], fixed
    return "".join(piece for piece, _ in pieces)


def _pieces(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it stays untranslated."""
    return [(piece, bool(index % 2)) for index, piece in enumerate(_UNTRANSLATED.split(text))]

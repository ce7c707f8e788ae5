"""Text that people send: what reaches a room is in NFC, of one line, of a length that fits, and
holds no character that can't be seen or that steers a terminal."""

import unicodedata

from sidos.study.printable import visible

LONGEST_NAME, LONGEST_QUESTION, LONGEST_ANSWER = 40, 300, 2000
"""Characters in a name, a question from the floor, a typed answer."""


def clean(text: str, longest: int) -> str:
    """`text` as it is kept, cut at `longest` characters; spaces of any kind become single ones."""
    # What is taken out or cut off may leave a joiner that joins nothing any more.
    while (kept := _pass(text)[:longest].rstrip()) != text:
        text = kept
    return text


def _pass(text: str) -> str:
    seen = visible(" ".join(text.split()))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def clean_lines(text: str, longest: int) -> str:
    """`clean` line by line, for what may have several."""
    lines = (clean(line, longest) for line in text.splitlines())
    return "\n".join(lines).strip()[:longest].rstrip()

"""Text that people send: what reaches a room is in NFC, of one line, of a length that fits, and
holds no sign that can't be seen or that steers a terminal."""

import unicodedata

LONGEST_NAME, LONGEST_QUESTION, LONGEST_ANSWER = 40, 300, 2000
"""Signs in a name, a question from the floor, a typed answer."""

_TAKEN_OUT = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def clean(text: str, longest: int) -> str:
    """`text` as it is kept, cut at `longest` signs; spaces of any kind become single ones."""
    spaced = " ".join(text.split())
    seen = "".join(sign for sign in spaced if unicodedata.category(sign) not in _TAKEN_OUT)
    return " ".join(unicodedata.normalize("NFC", seen).split())[:longest].rstrip()


def clean_lines(text: str, longest: int) -> str:
    """`clean` line by line, for what may have several."""
    lines = (clean(line, longest) for line in text.splitlines())
    return "\n".join(lines).strip()[:longest].rstrip()

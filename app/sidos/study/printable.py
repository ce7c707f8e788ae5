"""Text from outside (lessons, translations, answers, names of files) on its way to a terminal.

No control character of it reaches the terminal, and nothing in it turns the direction of a line.
"""

import unicodedata

_KEPT = {"\n", "\t"}


def printable(text: str) -> str:
    """`text` without control characters and direction overrides, new lines and tabs kept."""
    if (
        text.isprintable()
    ):  # nearly every line is; looking sign by sign takes a hundred times longer
        return text
    return "".join(sign for sign in text if sign in _KEPT or not _hidden(sign))


def _hidden(sign: str) -> bool:
    # Cf also holds what joins emoji and shapes Arabic: only what reorders lines is taken out.
    return (
        unicodedata.category(sign) in {"Cc", "Cs"}
        or "\u202a" <= sign <= "\u202e"
        or "\u2066" <= sign <= "\u2069"
    )

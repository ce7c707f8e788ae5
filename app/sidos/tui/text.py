"""Text from outside (lessons, translations, answers) on its way to the screen.

It is never markup, and no control character of it reaches the terminal.
"""

import unicodedata

from textual.content import Content

_KEPT = {"\n", "\t"}


def plain(text: str) -> str:
    """`text` without control characters and direction overrides, new lines and tabs kept."""
    return "".join(sign for sign in text if sign in _KEPT or not _hidden(sign))


def content(text: str, style: str = "") -> Content:
    """`text` as content, wholly in `style`."""
    return Content.styled(plain(text), style)


def _hidden(sign: str) -> bool:
    # Cf also holds what joins emoji and shapes Arabic: only what reorders lines is taken out.
    return (
        unicodedata.category(sign) == "Cc"
        or "\u202a" <= sign <= "\u202e"
        or ("\u2066" <= sign <= "\u2069")
    )

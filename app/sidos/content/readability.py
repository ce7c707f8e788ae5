"""How long and how hard to read a Markdown text is, counted in words and sentences.

A heading, list item or table cell ends a sentence even without a full stop.
"""

import re
from collections.abc import Iterator

from sidos.content import page_blocks

LONG = 6
"""A word is long that has more letters than this."""

_WORD = re.compile(r"[^\W_]+(?:[-’':][^\W_]+)*")
_LINK = re.compile(r"\]\([^)]*\)")
# A full stop before a small letter is in a date or behind an abbreviation.
_END = re.compile(r"[.!?…]+[”’\"')*]*\s+(?![a-zåäö])")


def words(text: str) -> tuple[str, ...]:
    """The words of a text without its Markdown; a compound with hyphens is one."""
    return tuple(word for block in _plain(text) for word in _WORD.findall(block))


def sentences(text: str) -> int:
    """How many sentences a text has."""
    parts = (part for block in _plain(text) for part in _END.split(block))
    return sum(1 for part in parts if _WORD.search(part))


def lix(text: str) -> float:
    """Carl-Hugo Björnsson's LIX (1968): words a sentence, plus the percentage of long words.

    0 for a text without words.
    """
    all_words = words(text)
    if not all_words:
        return 0.0
    long = sum(1 for word in all_words if sum(map(str.isalpha, word)) > LONG)
    return len(all_words) / sentences(text) + 100 * long / len(all_words)


def _plain(text: str) -> Iterator[str]:
    for block in page_blocks.blocks(text):
        yield _LINK.sub("]", block.text)

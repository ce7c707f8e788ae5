"""Room on screen, in cells. A budget doesn't include the placeholders in braces, whose values have
room of their own."""

from collections.abc import Iterator

from sidos.content.plain_text import plain_line
from sidos.model.message import N_
from sidos.translate.cells import cells
from sidos.translate.check.entry import UNSPACED, CheckedEntry, Issue, TextPair, error, warning
from sidos.translate.check.facts import LocaleFacts
from sidos.translate.placeholder import without

_COLUMN = 54
"""Cells of a line of running text in the narrowest terminal, 60 wide."""

_COLUMNS = {"left side": 26, "thing to sort": 26, "right side": 20, "group": 20, "table cell": 20}
"""Cells for each of two texts side by side in that terminal."""


def budget(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """No wider than the budget in the entry's comment."""
    if entry.width is None:
        return
    text = wording.text if facts.interface else plain_line(wording.text)
    needed = max((cells(line) for line in without(text).split("\n")), default=0)
    if needed > entry.width:
        template = N_("“{found}” takes {needed} cells, but there is room for {width}. Shorten it.")
        yield error("too-wide", template, found=wording.text, needed=needed, width=entry.width)


def longest_word(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """No word wider than its column, where it would be cut in two. A budget replaces this rule; a
    word of the source that is as wide (an address, say) is allowed."""
    if entry.width is not None and entry.kind not in _COLUMNS:
        return
    column = _COLUMNS.get(entry.kind, _COLUMN)
    if facts.language in UNSPACED or len(wording.text) * 2 <= column:
        return
    own = set(wording.source.split())
    for word in without(wording.text).split():
        if cells(word) > column and word not in own and not _breaks(word):
            template = N_(
                "The word “{found}” takes {needed} cells, but its column has only {width}. "
                "Use a shorter word."
            )
            yield warning("long-word", template, found=word, needed=cells(word), width=column)


def _breaks(word: str) -> bool:
    """Whether a line can break between any two of its letters, as in Chinese and Japanese."""
    return cells(word) > len(word)

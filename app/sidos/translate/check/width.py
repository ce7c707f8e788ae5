"""Room on screen, in cells. A budget is told without what stands in braces: a placeholder's value
has room of its own, so it counts for nothing here."""

from collections.abc import Iterator

from sidos.content.plain_text import plain_line
from sidos.model.message import N_, Message
from sidos.translate.cells import cells
from sidos.translate.check.entry import UNSPACED, CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known
from sidos.translate.placeholder import without

_COLUMN = 54
"""Cells of a line of running text in the narrowest terminal, 60 wide."""

_COLUMNS = {"left side": 26, "thing to sort": 26, "right side": 20, "group": 20, "table cell": 20}
"""Where two texts stand side by side in that terminal: what each is sure to have."""


def budget(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """No wider than the budget in the entry's comment."""
    if entry.width is None:
        return
    text = wording.text if known.interface else plain_line(wording.text)
    needed = max((cells(line) for line in without(text).split("\n")), default=0)
    if needed > entry.width:
        said = N_("“{found}” takes {needed} cells, but there is room for {width}. Shorten it.")
        values: dict[str, str | int] = {
            "found": wording.text,
            "needed": needed,
            "width": entry.width,
        }
        yield Issue("too-wide", Message(said, values))


def longest_word(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """No word wider than its column, where it would be cut in two. Where there is a budget that
    says it all; a word of the source that is as wide (an address, say) can't be helped."""
    if entry.width is not None and entry.kind not in _COLUMNS:
        return
    column = _COLUMNS.get(entry.kind, _COLUMN)
    if known.language in UNSPACED or len(wording.text) * 2 <= column:
        return
    own = set(wording.source.split())
    for word in without(wording.text).split():
        if cells(word) > column and word not in own and not _breaks(word):
            said = N_(
                "The word “{found}” takes {needed} cells, but its column has only {width}. "
                "Use a shorter word."
            )
            values: dict[str, str | int] = {"found": word, "needed": cells(word), "width": column}
            yield Issue("long-word", Message(said, values), "warning")


def _breaks(word: str) -> bool:
    """Whether a line can break between any two of its letters, as in Chinese and Japanese."""
    return cells(word) > len(word)

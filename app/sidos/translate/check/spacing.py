"""Numbers with their units: no line may break between 15 and 000, or 20 and its %."""

import re
from collections.abc import Iterator

from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, warning
from sidos.translate.check.facts import LocaleFacts

_SPACES = ("\u00a0", "\u202f")
_WORDS = r"minuut\w+|tun(?:ti|tia|nin|nissa)|euroa?|prosent\w+"
_SIGNS = "%|‰|€|°C|min|h|s|ms|km|m|cm|mm|kg|g|l|[KMG]i?B"
_UNITS = f"(?:{_WORDS}|{_SIGNS})"
_TORN = re.compile(
    rf"(?<![\d,.])\d{{1,3}}(?: \d{{3}})+(?!\d)|(?:\d+|(?<!\{{)\{{\w+\}}) {_UNITS}(?![\w-])"
)


def unbroken(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """A no-break space within a number and before its unit, in languages that write one there;
    lists are left alone, because a learner types an ordinary space."""
    if entry.is_list or not facts.separators.endswith(_SPACES):
        return
    for piece in _TORN.findall(wording.text):
        template = N_("“{found}” may be torn at the end of a line. Put a no-break space in it.")
        yield warning("torn-number", template, found=piece)

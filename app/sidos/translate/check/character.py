"""Characters: NFC, no invisible ones that change direction or break a line, no doubled space or
word."""

import re
import unicodedata
from collections.abc import Iterator

from sidos.content.reading import CONTROL
from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, error, warning
from sidos.translate.check.facts import LocaleFacts

_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u2028\u2029\ufeff\ufffd]")
_CODE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) \1(?![\w’'-])", re.IGNORECASE)
_AROUND = 12  # characters of context before and after


def characters(_entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """NFC, and no control characters; a right-to-left locale may turn the direction."""
    text = wording.text
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        pairs = enumerate(zip(text, f"{composed}\0", strict=False))
        at = next(index for index, (one, other) in pairs if one != other)
        template = N_(
            "The text is not NFC near “{found}”. Write each accented letter as one character."
        )
        yield error("not-nfc", template, found=around(composed, at))
    for pattern in (CONTROL, _UNSEEN, _DIRECTION):
        for match in pattern.finditer(text):
            turns = _DIRECTION.match(match[0])
            if turns and (facts.info.direction == "rtl" or pattern is not _DIRECTION):
                continue
            template = N_("There is a control character near “{found}”: {code}. Delete it.")
            nearby = around(text, match.start()).replace(match[0], "")
            yield error("control-character", template, found=nearby, code=f"U+{ord(match[0]):04X}")
            break


def doubled(entry: CheckedEntry, wording: TextPair, _facts: LocaleFacts) -> Iterator[Issue]:
    """A doubled space or word that isn't in the source."""
    if entry.is_list:
        return
    text = _CODE.sub("", wording.text)
    for rule, pattern, template in (
        ("doubled-space", _SPACES, N_("There are two spaces near “{found}”. Delete one.")),
        ("doubled-word", _TWICE, N_("A word is repeated: “{found}”. Delete one of them.")),
    ):
        match = pattern.search(text)
        if match and not pattern.search(wording.source):
            excerpt = match[0].strip() or around(text, match.start())
            yield warning(rule, template, found=excerpt)


def around(text: str, at: int) -> str:
    """Some of the characters before and after index `at`, on one line."""
    return " ".join(text[max(at - _AROUND, 0) : at + _AROUND].split())

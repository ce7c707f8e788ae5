"""Letters and signs: NFC, nothing that can't be seen and turns or breaks a line, no space or word
twice."""

import re
import unicodedata
from collections.abc import Iterator

from sidos.content.reading import CONTROL
from sidos.model.message import N_, Message
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known

_DIRECTION = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\u2028\u2029\ufeff\ufffd]")
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_TWICE = re.compile(r"(?<![\w’'-])([^\W\d_]{2,}) \1(?![\w’'-])", re.IGNORECASE)
_AROUND = 12  # characters that show where something stands


def characters(_entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """NFC, and no control characters; a right-to-left locale may turn the direction."""
    text = wording.text
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        pairs = enumerate(zip(text, f"{composed}\0", strict=False))
        at = next(place for place, (one, other) in pairs if one != other)
        said = N_(
            "The text is not NFC near “{found}”. Write each accented letter as one character."
        )
        yield Issue("not-nfc", Message(said, {"found": around(composed, at)}))
    for pattern in (CONTROL, _UNSEEN, _DIRECTION):
        for found in pattern.finditer(text):
            turns = _DIRECTION.match(found[0])
            if turns and (known.info.direction == "rtl" or pattern is not _DIRECTION):
                continue
            said = N_("There is a control character near “{found}”: {code}. Delete it.")
            shown = around(text, found.start()).replace(found[0], "")
            values = {"found": shown, "code": f"U+{ord(found[0]):04X}"}
            yield Issue("control-character", Message(said, values))
            break


def doubled(entry: CheckedEntry, wording: TextPair, _known: Known) -> Iterator[Issue]:
    """A space or a word that stands twice, and doesn't in the source."""
    if entry.is_list:
        return
    for rule, pattern, said in (
        ("doubled-space", _SPACES, N_("There are two spaces near “{found}”. Delete one.")),
        ("doubled-word", _TWICE, N_("A word is repeated: “{found}”. Delete one of them.")),
    ):
        found = pattern.search(wording.text)
        if found and not pattern.search(wording.source):
            shown = found[0].strip() or around(wording.text, found.start())
            yield Issue(rule, Message(said, {"found": shown}), "warning")


def around(text: str, at: int) -> str:
    """Some of the characters before and behind a place, on one line."""
    return " ".join(text[max(at - _AROUND, 0) : at + _AROUND].split())

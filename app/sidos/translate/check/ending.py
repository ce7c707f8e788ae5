"""How a text ends: as its source does, in the signs of the locale's writing."""

from collections.abc import Iterator

from sidos.model.message import N_, Message
from sidos.translate.check.entry import UNSPACED, CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known

_SIGNS = {
    ".": ".。．。।॥۔።။។։᙮",
    "?": "?？؟⸮՞፧",
    "!": "!！՜",
    ":": ":：፡",
    "…": "…⋯",
    ";": ";；؛",
    ",": ",，、،",
}
_CLASS = {sign: name for name, signs in _SIGNS.items() for sign in signs}
_CLOSING = " \u00a0\u202f\n\"'”’“‘«»›‹„‚)]}）】］」』》〉*_`\u200e\u200f"


def ending(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """The same sign at the end, or none; quotes, brackets and emphasis don't count."""
    if entry.is_list or not wording.source.strip():
        return
    expected, found = _end(wording.source), _end(wording.text)
    if expected == found or (known.language in UNSPACED and expected in {".", "", ","}):
        return
    if known.language == "el" and {expected, found} == {"?", ";"}:
        return  # the Greek question mark is drawn as, and often typed as, a semicolon
    text = wording.text.rstrip()
    values = {"found": f"…{text[-15:]}", "expected": f"…{wording.source.rstrip()[-15:]}"}
    said = N_(
        "The text ends with a different character than its source: “{found}”. In the source: "
        "“{expected}”. Use the same one."
    )
    yield Issue("end-punctuation", Message(said, values), "warning")


def _end(text: str) -> str:
    """The class of the last sign, "" for a letter or another sign."""
    bare = text.rstrip(_CLOSING)
    return "…" if bare.endswith("...") else _CLASS.get(bare[-1:], "")

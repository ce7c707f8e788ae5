"""How a text ends: as its source does, in the punctuation of the locale."""

from collections.abc import Iterator

from sidos.model.message import N_
from sidos.translate.check.entry import UNSPACED, CheckedEntry, Issue, TextPair, warning
from sidos.translate.check.facts import LocaleFacts

_MARKS = {
    ".": ".。．。।॥۔።။។։᙮",
    "?": "?？؟⸮՞፧",
    "!": "!！՜",
    ":": ":：፡",
    "…": "…⋯",
    ";": ";；؛",
    ",": ",，、،",
}
_CLASS = {mark: name for name, marks in _MARKS.items() for mark in marks}
_CLOSING = " \u00a0\u202f\n\"'”’“‘«»›‹„‚)]}）】］」』》〉*_`\u200e\u200f"


def ending(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """The same punctuation mark at the end, or none; quotes, brackets and emphasis don't count."""
    if entry.is_list or not wording.source.strip():
        return
    expected, actual = _end(wording.source), _end(wording.text)
    if expected == actual or (facts.language in UNSPACED and expected in {".", "", ","}):
        return
    if facts.language == "el" and {expected, actual} == {"?", ";"}:
        return  # the Greek question mark is drawn as, and often typed as, a semicolon
    text = wording.text.rstrip()
    template = N_(
        "The text ends with a different character than its source: “{found}”. In the source: "
        "“{expected}”. Use the same one."
    )
    source = wording.source.rstrip()
    yield warning("end-punctuation", template, found=f"…{text[-15:]}", expected=f"…{source[-15:]}")


def _end(text: str) -> str:
    """The class of the last character, "" where it is no punctuation mark."""
    bare = text.rstrip(_CLOSING)
    return "…" if bare.endswith("...") else _CLASS.get(bare[-1:], "")

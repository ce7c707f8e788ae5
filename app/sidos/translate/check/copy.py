"""Texts left as they are in the source, where they have words to translate."""

import re
from collections.abc import Iterator

from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, warning
from sidos.translate.check.facts import LocaleFacts
from sidos.translate.placeholder import without

_NAMES = {"author", "whose idea", "source title", "short source title"}
_SHORT = 24
_UNIT = 3  # letters: kg, min and the like
_CODE = re.compile(
    r"`[^`]*`|\$\([^)]*\)|https?://\S+|\S*[/\\_@=]\S*|(?<!\w)--?[a-z][\w-]*|\S+\.\w{2,4}(?!\w)"
    r"|(?<!\w)\w*[a-z][A-Z]\w*|(?<!\w)[A-Z]{2,}(?!\w)"
)
_WORD = re.compile(r"[^\W\d_]{3,}")


def unchanged(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """A translation equal to its source, unless that is all names, code, numbers or keys."""
    if wording.text != wording.source or entry.is_list or entry.kind in _NAMES:
        return
    if entry.kind != "term" and facts.terms is not None and facts.terms.keeps(wording.source):
        return
    words = _WORD.findall(_CODE.sub(" ", without(wording.source)))
    common = [word for word in words if word[:1].islower()]
    if wording.source in facts.keys or not words or (len(words) > 1 and not common):
        return
    if len(words) == 1 and len(words[0]) <= _UNIT:
        return
    if entry.kind == "term" and len(words) == 1:
        return  # many terms are the same in several languages: data, moderator
    template = N_(
        "The translation is the same as its source: “{found}”. Translate it, unless it is a name."
    )
    text = wording.text
    excerpt = text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
    yield warning("unchanged", template, found=excerpt)

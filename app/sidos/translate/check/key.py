"""Names of keys: they are the same on every keyboard, so a translation names the source's, as they
are or as the locale's own catalogue calls them (Space is “Väli” in Finnish)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sidos.model.message import N_, Message
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known

_NAMES = "app/sidos/tui/key_name.py"
"""The file whose messages are the names of keys."""

_ALWAYS = re.compile(
    r"(?<![\w+])(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Z][a-z]+(?: (?:Up|Down))?|[^\s,.;:”“\"])"
    r"|(?<!\w)(?:F\d{1,2}|Esc|Page (?:Up|Down)|Backspace)(?!\w)|[↑↓←→]|(?<![\w^])\^[a-z](?!\w)"
)
_WORD = re.compile(
    r"(?:(?<=[a-z,] )|(?<=[(“]))(?:Enter|Space|Tab|Home|End|Delete|Shift)(?![\w+])"
    r"|^(?:Enter|Space|Tab|Home|End|Delete) (?=[a-z]+s )"
)
"""Words of English that are keys too: in the midst of a sentence, or as its subject ("Enter opens
the lesson", not "Enter a number")."""


def key_names(entries: Iterable[CheckedEntry]) -> Mapping[str, str]:
    """What the locale calls keys, by their English names."""
    named = (entry for entry in entries if _NAMES in entry.files and entry.is_current)
    return {entry.source: entry.wordings[0].text for entry in named}


def keys(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """Each key that the source names, and no other in its place or besides."""
    if entry.is_list or _NAMES in entry.files:
        return
    wanted, text = _named(wording.source, known), wording.text
    names = {key: _local(key, known.keys) for key in wanted}
    missing = [key for key in wanted if not _is_in(key, text) and not _is_in(names[key], text)]
    for key in missing:
        said = N_("The key {expected} of the source is missing here, or changed. Use the same key.")
        expected = key if names[key] == key else f"{names[key]} ({key})"
        yield Issue("key-name", Message(said, {"expected": expected}))
    for key in () if missing else _ALWAYS.findall(text):
        if not any(key in name for name in (*names, *names.values())):
            said = N_("The key {found} is here, but not in the source. Delete it.")
            yield Issue("key-name", Message(said, {"found": key}))


def _named(text: str, known: Known) -> tuple[str, ...]:
    """The keys that an English text names, each once."""
    found = _ALWAYS.findall(text)
    if known.interface:
        found += [word.strip() for word in _WORD.findall(text)]
    return tuple(dict.fromkeys(found))


def _local(key: str, names: Mapping[str, str]) -> str:
    return "+".join(names.get(part, part) for part in key.split("+")) if len(key) > 1 else key


def _is_in(key: str, text: str) -> bool:
    """Whether a key is named; an ending may follow ("Enteriä"), no letter before it."""
    pattern = rf"(?<!\w){re.escape(key)}" if key[:1].isalpha() else re.escape(key)
    if key[-1:].isalnum() and ("+" in key or key[-1:].isdigit()):
        pattern += r"(?!\w)"
    return re.search(pattern, text) is not None

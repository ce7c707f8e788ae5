"""Names of keys: they are the same on every keyboard, so a translation names the source's,
unchanged or by the locale's own names (Space is “Väli” in Finnish)."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, error
from sidos.translate.check.facts import LocaleFacts

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
"""English words that are keys too: within a sentence, or as its subject ("Enter opens
the lesson", not "Enter a number")."""


def key_names(entries: Iterable[CheckedEntry]) -> Mapping[str, str]:
    """The locale's names of keys, by their English names."""
    named = (entry for entry in entries if _NAMES in entry.files and entry.is_current)
    return {entry.source: entry.wordings[0].text for entry in named}


def keys(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """Each key that the source names, and no other."""
    if entry.is_list or _NAMES in entry.files:
        return
    required, text = _keys_in(wording.source, facts), wording.text
    names = {key: _local(key, facts.keys) for key in required}
    missing = [key for key in required if not _is_in(key, text) and not _is_in(names[key], text)]
    for key in missing:
        template = N_(
            "The key {expected} of the source is missing here, or changed. Use the same key."
        )
        expected = key if names[key] == key else f"{names[key]} ({key})"
        yield error("key-name", template, expected=expected)
    for key in () if missing else _ALWAYS.findall(text):
        if not any(key in name for name in (*names, *names.values())):
            template = N_("The key {found} is here, but not in the source. Delete it.")
            yield error("key-name", template, found=key)


def _keys_in(text: str, facts: LocaleFacts) -> tuple[str, ...]:
    """The keys that an English text names, each once."""
    names = _ALWAYS.findall(text)
    if facts.interface:
        names += [word.strip() for word in _WORD.findall(text)]
    return tuple(dict.fromkeys(names))


def _local(key: str, names: Mapping[str, str]) -> str:
    return "+".join(names.get(part, part) for part in key.split("+")) if len(key) > 1 else key


def _is_in(key: str, text: str) -> bool:
    """Whether a key is named; an ending may follow ("Enteriä"), no letter before it."""
    pattern = rf"(?<!\w){re.escape(key)}" if key[:1].isalpha() else re.escape(key)
    if key[-1:].isalnum() and ("+" in key or key[-1:].isdigit()):
        pattern += r"(?!\w)"
    return re.search(pattern, text) is not None

"""Placeholders: each of the source's is there, and no other."""

from collections.abc import Iterator

from sidos.model.message import N_, Message
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair
from sidos.translate.check.known import Known
from sidos.translate.placeholder import placeholders

_RULE = "placeholder"


def braces(entry: CheckedEntry, wording: TextPair, known: Known) -> Iterator[Issue]:
    """The same names in every form. Where a form stands for one number only, its words may say
    that number ("one lesson"), so one name may be left out."""
    if "{" not in entry.source + wording.text and "}" not in wording.text:
        return
    source, found = placeholders(entry.plural or entry.source), placeholders(wording.text)
    allowed = source.names | placeholders(entry.source).names
    missing = sorted((source.names & placeholders(wording.source).names) - found.names)
    for name in missing if len(missing) > wording.lone else ():
        said = N_("The placeholder {{{name}}} of the source is missing. Add it.")
        yield Issue(_RULE, Message(said, {"name": name}))
    for name in sorted(found.names - allowed):
        said = N_(
            "The placeholder {{{name}}} is not in the source. Use only those that it has: "
            "{expected}."
        )
        expected = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "–"
        yield Issue(_RULE, Message(said, {"name": name, "expected": expected}))
    if found.malformed and not source.malformed:
        said = N_("“{piece}” is not a placeholder. Add or delete a brace.")
        yield Issue(_RULE, Message(said, {"piece": found.malformed[0]}))
    for name in sorted(found.names & allowed) if not known.interface else ():
        count = wording.text.count(f"{{{name}}}")
        if count > entry.source.count(f"{{{name}}}") > 0:
            said = N_("The gap {{{name}}} is here {count} times. It must be here exactly once.")
            yield Issue(_RULE, Message(said, {"name": name, "count": count}))

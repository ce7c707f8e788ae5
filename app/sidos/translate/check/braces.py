"""Placeholders: each of the source's is there, and no other."""

from collections.abc import Iterator

from sidos.model.message import N_
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, error
from sidos.translate.check.facts import LocaleFacts
from sidos.translate.placeholder import placeholders

_RULE = "placeholder"


def braces(entry: CheckedEntry, wording: TextPair, facts: LocaleFacts) -> Iterator[Issue]:
    """The same names in every form. Where a form is for one number only, its words may say that
    number ("one lesson"), so one name may be left out."""
    if "{" not in entry.source + wording.text and "}" not in wording.text:
        return
    source, target = placeholders(entry.plural or entry.source), placeholders(wording.text)
    allowed = source.names | placeholders(entry.source).names
    missing = sorted((source.names & placeholders(wording.source).names) - target.names)
    for name in missing if len(missing) > wording.lone else ():
        template = N_("The placeholder {{{name}}} of the source is missing. Add it.")
        yield error(_RULE, template, name=name)
    for name in sorted(target.names - allowed):
        template = N_(
            "The placeholder {{{name}}} is not in the source. Use only those that it has: "
            "{expected}."
        )
        expected = ", ".join(f"{{{one}}}" for one in sorted(allowed)) or "–"
        yield error(_RULE, template, name=name, expected=expected)
    if target.malformed and not source.malformed:
        template = N_("“{piece}” is not a placeholder. Add or delete a brace.")
        yield error(_RULE, template, piece=target.malformed[0])
    for name in sorted(target.names & allowed) if not facts.interface else ():
        count = wording.text.count(f"{{{name}}}")
        if count > entry.source.count(f"{{{name}}}") > 0:
            template = N_("The gap {{{name}}} is here {count} times. It must be here exactly once.")
            yield error(_RULE, template, name=name, count=count)

"""Answers that a learner types or picks from: no two of them the same."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sidos.content.text import as_lines
from sidos.engine.matching import normalise, refusal_of
from sidos.model.message import N_
from sidos.translate.check.entry import ACCEPT, CheckedEntry, error
from sidos.translate.check.facts import EntryIssues, LocaleFacts

_REJECT = "refused answers"
_ALIKE = ("option", "left side", "right side", "group", "thing to order", "thing to sort")
"""Kinds of text that a learner picks from: no two of a kind may be the same."""


def refused(group: Sequence[CheckedEntry], facts: LocaleFacts) -> EntryIssues:
    """An answer that is both accepted and refused."""
    lists = {entry.context: entry for entry in group if entry.is_current}
    for entry in lists.values():
        if not entry.kind.startswith(_REJECT):
            continue
        accept = lists.get(f"{(entry.context or '').rpartition('/')[0]}/accept")
        accepted = _answers(accept, facts) if accept else {}
        for answer, written in _answers(entry, facts).items():
            if answer in accepted:
                template = N_(
                    "“{found}” is refused here, but it is also among the accepted answers. "
                    "Delete it in one of the two."
                )
                yield entry, error("answer-clash", template, found=written)


def alike(group: Sequence[CheckedEntry], facts: LocaleFacts) -> EntryIssues:
    """Two options, or the answers of two gaps, that are the same here and not in the source."""
    kinds: dict[str, list[CheckedEntry]] = defaultdict(list)
    for entry in group:
        if entry.is_current and (entry.kind in _ALIKE or entry.kind.startswith(ACCEPT)):
            kinds[entry.kind].append(entry)
    for entries in kinds.values():
        seen: dict[str, CheckedEntry] = {}
        for entry in entries:
            for answer, written in _answers(entry, facts).items():
                other = seen.setdefault(answer, entry)
                if other is not entry and not _same_source(other, entry):
                    template = N_("“{found}” is also the text of {other}. Change one of them.")
                    place = other.context or ""
                    yield entry, error("answer-clash", template, found=written, other=place)


def _answers(entry: CheckedEntry, facts: LocaleFacts) -> Mapping[str, str]:
    """The answers of a list or an option: normalised for comparison, and as written."""
    text = entry.wordings[0].text
    lines = as_lines(text) if entry.is_list else (text,)
    if entry.kind.startswith(_REJECT):
        lines = tuple(refusal_of(line)[0] for line in lines)
    return {normalise(line, facts.info.tag): line for line in lines}


def _same_source(one: CheckedEntry, other: CheckedEntry) -> bool:
    sources = ({normalise(line) for line in as_lines(each.source)} for each in (one, other))
    first, second = sources
    return bool(first & second)

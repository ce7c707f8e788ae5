"""Missing and outdated texts. With `complete: true` each of them is an error of its own; in other
locales they are only counted."""

from collections.abc import Iterator, Sequence

from sidos.model.message import N_
from sidos.translate.check.entry import ACCEPT, CheckedEntry, Issue, error, warning
from sidos.translate.check.facts import EntryIssues, LocaleFacts

EMPTY = "empty-accept"


def gap(entry: CheckedEntry) -> Issue | None:
    """The issue of a missing or outdated entry; an empty list of answers is an error in any
    locale."""
    if entry.kind.startswith(ACCEPT) and _is_begun(entry) and not entry.is_filled:
        template = N_(
            "The list of accepted answers is empty, so no answer would be right. Add at least one."
        )
        return error(EMPTY, template)
    if not entry.is_filled and not (entry.optional and not _is_begun(entry)):
        return error("missing", N_("The translation is missing. Add it."))
    if entry.fuzzy:
        template = N_(
            "The source has changed since this was translated. Check the translation, and "
            "delete the mark fuzzy."
        )
        return error("outdated", template)
    return None


def counted(entries: Sequence[CheckedEntry]) -> Iterator[Issue]:
    """The missing and outdated texts of a locale that isn't complete, in one sentence."""
    gaps = [issue.rule for issue in map(gap, entries) if issue and issue.rule != EMPTY]
    if gaps:
        template = N_(
            "Texts without a translation: {missing} of {total}. Out of date: {outdated}. They are "
            "shown in another language."
        )
        numbers = {name: gaps.count(name) for name in ("missing", "outdated")}
        yield warning("incomplete", template, total=len(entries), **numbers)


def half_translated(group: Sequence[CheckedEntry], _facts: LocaleFacts) -> EntryIssues:
    """A page or question that is translated in part: it falls back as a whole."""
    gaps = [entry for entry in group if _falls_back(entry)]
    done = [entry for entry in group if entry.is_filled and not entry.optional]
    if gaps and len(done) > len([entry for entry in gaps if entry.is_filled]):
        template = N_(
            "This question or page is translated in part (missing: {count} of {total}), so all of "
            "it is shown in another language."
        )
        yield gaps[0], warning("half-translated", template, count=len(gaps), total=len(group))


def _falls_back(entry: CheckedEntry) -> bool:
    """Whether a page or question can't be shown with this entry as it is; a page's outdated text
    is shown, marked as outdated."""
    issue = gap(entry)
    is_page = (entry.context or "").split("/")[2:3] in (["text"], ["heading"], ["key"])
    return issue is not None and not (issue.rule == "outdated" and is_page)


def _is_begun(entry: CheckedEntry) -> bool:
    """Whether anything was typed, be it white space."""
    return any(wording.text for wording in entry.wordings)

"""What is missing or outdated. In a locale that says `complete: true` each such text is an error of
its own; another one grows text by text, so there they are counted."""

from collections.abc import Iterator, Sequence

from sidos.model.message import N_, Message
from sidos.translate.check.entry import ACCEPT, CheckedEntry, Issue
from sidos.translate.check.known import Known

EMPTY = "empty-accept"


def gap(entry: CheckedEntry) -> Issue | None:
    """Why a complete locale can't do without this entry as it is; an empty list of answers is no
    gap but a mistake in any."""
    if entry.kind.startswith(ACCEPT) and _is_begun(entry) and not entry.is_filled:
        said = N_(
            "The list of accepted answers is empty, so no answer would be right. Add at least one."
        )
        return Issue(EMPTY, Message(said))
    if not entry.is_filled and not (entry.optional and not _is_begun(entry)):
        return Issue("missing", Message(N_("The translation is missing. Add it.")))
    if entry.fuzzy:
        said = N_(
            "The source has changed since this was translated. Check the translation, and "
            "delete the mark fuzzy."
        )
        return Issue("outdated", Message(said))
    return None


def counted(entries: Sequence[CheckedEntry]) -> Iterator[Issue]:
    """The missing and outdated texts of a locale that isn't complete, in one sentence."""
    gaps = [found.rule for found in map(gap, entries) if found and found.rule != EMPTY]
    if gaps:
        said = N_(
            "Texts without a translation: {missing} of {total}. Out of date: {outdated}. They are "
            "shown in another language."
        )
        missing, outdated = gaps.count("missing"), gaps.count("outdated")
        values = {"missing": missing, "outdated": outdated, "total": len(entries)}
        yield Issue("incomplete", Message(said, values), "warning")


def half_translated(
    group: Sequence[CheckedEntry], _known: Known
) -> Iterator[tuple[CheckedEntry, Issue]]:
    """A page or question of which a part is translated: it falls back whole."""
    gaps = [entry for entry in group if _falls_back(entry)]
    done = [entry for entry in group if entry.is_filled and not entry.optional]
    if gaps and len(done) > len([entry for entry in gaps if entry.is_filled]):
        said = N_(
            "This question or page is translated in part (missing: {count} of {total}), so all of "
            "it is shown in another language."
        )
        values = {"count": len(gaps), "total": len(group)}
        yield gaps[0], Issue("half-translated", Message(said, values), "warning")


def _falls_back(entry: CheckedEntry) -> bool:
    """Whether a page or question can't be shown with this entry as it is; a page's outdated text
    is shown, and said to be outdated."""
    found = gap(entry)
    is_page = (entry.context or "").split("/")[2:3] in (["text"], ["heading"], ["key"])
    return found is not None and not (found.rule == "outdated" and is_page)


def _is_begun(entry: CheckedEntry) -> bool:
    """Whether anything was typed, be it white space."""
    return any(wording.text for wording in entry.wordings)

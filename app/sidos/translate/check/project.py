"""`sidos locale check`: what is wrong in the PO files of a project, each with its file and line.

Errors keep CI from passing, warnings never do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sidos.content.finding import Finding, in_order
from sidos.content.page_blocks import ELSEWHERE
from sidos.i18n.error import LocaleError
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.po.syntax import Scan
from sidos.model.message import N_, Message
from sidos.model.translation import is_translated
from sidos.translate.check.answer import alike, refused
from sidos.translate.check.braces import braces
from sidos.translate.check.character import characters, doubled
from sidos.translate.check.copy import unchanged
from sidos.translate.check.ending import ending
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, entry_of, lone_forms
from sidos.translate.check.gap import EMPTY, counted, gap, half_translated
from sidos.translate.check.header import header
from sidos.translate.check.key import key_names, keys
from sidos.translate.check.known import GroupRule, Known, Rule
from sidos.translate.check.locale_file import locale_file
from sidos.translate.check.number import numbers, separators
from sidos.translate.check.shape import markdown, tags
from sidos.translate.check.spacing import unbroken
from sidos.translate.check.term import glossary, terms_of
from sidos.translate.check.width import budget, longest_word
from sidos.translate.error import FaultyPoError
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains, locale_of, tags_of
from sidos.translate.message_unit import Key
from sidos.translate.po_file import read_po

if TYPE_CHECKING:
    from polib import POFile

RULES: tuple[Rule, ...] = (
    characters,
    braces,
    markdown,
    tags,
    budget,
    longest_word,
    keys,
    numbers,
    unbroken,
    ending,
    doubled,
    unchanged,
    glossary,
)
"""What each wording of a current entry is held to."""

GROUP_RULES: tuple[GroupRule, ...] = (half_translated, refused, alike)
"""What the entries of a page or question are held to together."""

_SHOWN = 60
"""Characters of an interface text that name it in a finding."""


def check(root: Path, tags: Sequence[str] = ()) -> tuple[Finding, ...]:
    """Everything to be found in the PO files of the project at `root`, for `tags` or for all its
    locales; also in sources that can't be read, for their texts can't be compared."""
    findings: list[Finding] = []
    for domain in domains(root):
        extracted = extract(domain)
        findings += extracted.findings
        for tag in tags or tags_of(domain):
            findings += check_file(domain, tag, extracted)
    return in_order(findings)


def check_file(domain: Domain, tag: str, extracted: Extracted) -> Iterator[Finding]:
    """What is wrong in the PO file of a domain; `extracted`: the domain's texts."""
    path, units = domain.po(tag), extracted.foreign(tag)
    if not units and not path.exists():
        return
    if not path.exists():
        text = N_("This file is missing. Run “sidos locale update {tag}” to make it.")
        yield Finding(str(path), 1, 1, "", "missing-file", Message(text, {"tag": tag}))
        return
    try:
        info = locale_of(domain, tag)
        po, scan = read_po(path)
    except FaultyPoError as faulty:
        yield from faulty.findings
        return
    except LocaleError as error:
        where = domain.locales / tag / "locale.yaml"
        yield Finding(str(where), error.line, 1, "", "locale", error.fault)
        return
    known = Known(info=info, interface=domain.course is None, separators=separators(info))
    yield from _locale_findings(domain, tag, info)
    wanted = None if extracted.findings else {unit.key for unit in units}
    yield from _file_findings(path, po, scan, known, wanted)


def _locale_findings(domain: Domain, tag: str, info: LocaleInfo) -> Iterator[Finding]:
    """A course's own folder needs no locale.yaml, and falls back on the app's languages too."""
    path = domain.locales / tag / "locale.yaml"
    if path.exists():
        yield from locale_file(path, info, None if domain.course else {"en", *tags_of(domain)})


def _file_findings(
    path: Path, po: "POFile", scan: Scan, known: Known, wanted: Collection[Key] | None
) -> Iterator[Finding]:
    """`wanted`: the keys of the texts that there are, None where they aren't known; `known` needs
    no keys and terms, which the file tells."""
    lone, lines = lone_forms(known.info), scan.lines
    entries = [
        entry_of(entry, lone, interface=known.interface) for entry in po if not entry.obsolete
    ]

    def finding(entry: CheckedEntry | None, issue: Issue) -> Finding:
        line = lines.get((entry.context, entry.source), 1) if entry else 1
        where = (entry.context or _shortened(entry.source)) if entry else ""
        return Finding(str(path), line, 1, where, issue.rule, issue.message, issue.severity)

    yield from (finding(None, issue) for issue in header(po.metadata, known.info))
    yield from (finding(None, issue) for issue in _currency(entries, wanted))
    if not known.info.complete:
        yield from (finding(None, issue) for issue in counted(entries))
    for entry, issue in found_in(entries, known):
        yield finding(entry, issue)


def found_in(entries: Sequence[CheckedEntry], known: Known) -> Iterator[tuple[CheckedEntry, Issue]]:
    """What the rules find in the entries of a file."""
    names = key_names(entries) if known.interface else {}
    terms = None if known.interface else terms_of(entries)
    known = Known(
        info=known.info,
        interface=known.interface,
        separators=known.separators,
        keys=names,
        terms=terms,
    )
    groups: dict[str, list[CheckedEntry]] = defaultdict(list)
    elsewhere = {entry.context for entry in entries if _is_elsewhere(entry)}
    for entry in entries:
        if entry.group:
            groups[entry.group].append(entry)
        lacking = gap(entry)
        if lacking:
            if known.info.complete or lacking.rule == EMPTY:
                yield entry, lacking
            continue
        for wording in entry.wordings:
            rules = _WHOLE_PAGE if _is_whole_page(entry, elsewhere) else RULES
            for issue in _by_rules(rules, entry, wording, known):
                yield entry, issue
    for group in groups.values():
        for rule in GROUP_RULES:
            yield from rule(group, known)


_WHOLE_PAGE: tuple[Rule, ...] = (characters, braces, tags, doubled)
"""What can be said of a page that is cut into other blocks than its source's."""


def _by_rules(
    rules: Sequence[Rule], entry: CheckedEntry, wording: TextPair, known: Known
) -> Iterator[Issue]:
    if is_translated((wording.text,)):
        for rule in rules:
            yield from rule(entry, wording, known)


def _is_elsewhere(entry: CheckedEntry) -> bool:
    return any(wording.text.strip().endswith(ELSEWHERE) for wording in entry.wordings)


def _is_whole_page(entry: CheckedEntry, elsewhere: Collection[str | None]) -> bool:
    """Whether a whole page's translation stands in this block, or the block's stands elsewhere."""
    page, _, number = (entry.context or "").rpartition("/")
    return entry.context in elsewhere or (number == "1" and f"{page}/2" in elsewhere)


def _currency(entries: Sequence[CheckedEntry], wanted: Collection[Key] | None) -> Iterator[Issue]:
    """Whether the file has the entries that the sources ask for, no more and no less."""
    odd = {(entry.context, entry.source) for entry in entries} ^ set(wanted or ())
    if wanted is not None and odd:
        text = N_(
            "The file is out of date (texts that differ: {count}). Run “sidos locale update”."
        )
        yield Issue("stale", Message(text, {"count": len(odd)}))


def _shortened(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"

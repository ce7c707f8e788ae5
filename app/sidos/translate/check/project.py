"""`sidos locale check`: what is wrong in the PO files of a project, each with its file and line.

Errors keep CI from passing, warnings never do.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sidos.content.finding import Finding, in_order
from sidos.content.page_blocks import ELSEWHERE
from sidos.i18n.error import LocaleError
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.po.syntax import Key, Scan
from sidos.model.message import N_, Message
from sidos.model.translation import is_translated
from sidos.translate.check.answer import alike, refused
from sidos.translate.check.braces import braces
from sidos.translate.check.character import characters, doubled
from sidos.translate.check.copy import unchanged
from sidos.translate.check.ending import ending
from sidos.translate.check.entry import CheckedEntry, Issue, TextPair, entry_of, error, lone_forms
from sidos.translate.check.facts import EntryIssues, GroupRule, LocaleFacts, Rule
from sidos.translate.check.gap import EMPTY, counted, gap, half_translated
from sidos.translate.check.header import header
from sidos.translate.check.key import key_names, keys
from sidos.translate.check.locale_file import locale_file
from sidos.translate.check.number import numbers, separators
from sidos.translate.check.shape import markdown, tags
from sidos.translate.check.spacing import unbroken
from sidos.translate.check.term import glossary, terms_of
from sidos.translate.check.width import budget, longest_word
from sidos.translate.error import FaultyPoError
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains, findings_of, locale_of, tags_of
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
"""The rules for each wording of a current entry."""

GROUP_RULES: tuple[GroupRule, ...] = (half_translated, refused, alike)
"""The rules for the entries of a page or question together."""

_SHOWN = 60
"""Characters of an interface text that name it in a finding."""


def check(root: Path, tags: Sequence[str] = ()) -> tuple[Finding, ...]:
    """All findings in the PO files of the project at `root`, for `tags` or for all its locales;
    also those in sources that can't be read, because their texts can't be compared."""
    findings: list[Finding] = []
    for domain in domains(root):
        extracted = extract(domain)
        findings += extracted.findings
        for tag in tags or tags_of(domain):
            findings += check_file(domain, tag, extracted)
    return in_order(findings)


def check_file(domain: Domain, tag: str, extracted: Extracted) -> Iterator[Finding]:
    """The findings in the PO file of a domain; `extracted`: the domain's texts."""
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
    except (FaultyPoError, LocaleError) as error:
        yield from findings_of(error, domain, tag)
        return
    facts = LocaleFacts(info=info, interface=domain.course is None, separators=separators(info))
    yield from _locale_findings(domain, tag, info)
    wanted = None if extracted.findings else {unit.key for unit in units}
    yield from _file_findings(path, po, scan, facts, wanted)


def _locale_findings(domain: Domain, tag: str, info: LocaleInfo) -> Iterator[Finding]:
    """A course's own folder needs no locale.yaml, and falls back on the app's languages too."""
    path = domain.locales / tag / "locale.yaml"
    if path.exists():
        yield from locale_file(path, info, None if domain.course else {"en", *tags_of(domain)})


def _file_findings(
    path: Path, po: "POFile", scan: Scan, facts: LocaleFacts, wanted: Collection[Key] | None
) -> Iterator[Finding]:
    """`wanted`: the keys of the texts in the sources, None where those can't be read; `facts` needs
    no keys and terms, which come from the file."""
    lone, lines = lone_forms(facts.info), scan.lines
    entries = [
        entry_of(entry, lone, interface=facts.interface) for entry in po if not entry.obsolete
    ]

    def finding(entry: CheckedEntry | None, issue: Issue) -> Finding:
        line = lines.get((entry.context, entry.source), 1) if entry else 1
        where = (entry.context or _shortened(entry.source)) if entry else ""
        return Finding(str(path), line, 1, where, issue.rule, issue.message, issue.severity)

    yield from (finding(None, issue) for issue in header(po.metadata, facts.info))
    yield from (finding(None, issue) for issue in _currency(entries, wanted))
    if not facts.info.complete:
        yield from (finding(None, issue) for issue in counted(entries))
    for entry, issue in check_entries(entries, facts):
        yield finding(entry, issue)


def check_entries(entries: Sequence[CheckedEntry], facts: LocaleFacts) -> EntryIssues:
    """The issues of the entries of a file."""
    if facts.interface:
        facts = replace(facts, keys=key_names(entries))
    else:
        facts = replace(facts, terms=terms_of(entries))
    groups: dict[str, list[CheckedEntry]] = defaultdict(list)
    elsewhere = {entry.context for entry in entries if _is_elsewhere(entry)}
    for entry in entries:
        if entry.group:
            groups[entry.group].append(entry)
        gap_issue = gap(entry)
        if gap_issue:
            if facts.info.complete or gap_issue.rule == EMPTY:
                yield entry, gap_issue
            continue
        for wording in entry.wordings:
            rules = _WHOLE_PAGE if _is_whole_page(entry, elsewhere) else RULES
            for issue in _by_rules(rules, entry, wording, facts):
                yield entry, issue
    for group in groups.values():
        for rule in GROUP_RULES:
            yield from rule(group, facts)


_WHOLE_PAGE: tuple[Rule, ...] = (characters, braces, tags, doubled)
"""The rules for a page that is divided into other blocks than its source."""


def _by_rules(
    rules: Sequence[Rule], entry: CheckedEntry, wording: TextPair, facts: LocaleFacts
) -> Iterator[Issue]:
    if is_translated((wording.text,)):
        for rule in rules:
            yield from rule(entry, wording, facts)


def _is_elsewhere(entry: CheckedEntry) -> bool:
    return any(wording.text.strip().endswith(ELSEWHERE) for wording in entry.wordings)


def _is_whole_page(entry: CheckedEntry, elsewhere: Collection[str | None]) -> bool:
    """Whether this block holds a whole page's translation, or its own is in another block."""
    page, _, number = (entry.context or "").rpartition("/")
    return entry.context in elsewhere or (number == "1" and f"{page}/2" in elsewhere)


def _currency(entries: Sequence[CheckedEntry], wanted: Collection[Key] | None) -> Iterator[Issue]:
    """Whether the file has the entries that the sources ask for, no more and no less."""
    odd = {(entry.context, entry.source) for entry in entries} ^ set(wanted or ())
    if wanted is not None and odd:
        text = N_(
            "The file is out of date (texts that differ: {count}). Run “sidos locale update”."
        )
        yield error("stale", text, count=len(odd))


def _shortened(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _SHOWN else f"{folded[: _SHOWN - 1]}…"

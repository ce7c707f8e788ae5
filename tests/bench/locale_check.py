"""The figures of `sidos locale check`: seeded mistakes found in our own Finnish files, and false
alarms on the files as they are.

The rules were tuned on the Finnish files. The Swedish ones came later: what is said of them tells
whether that was more than learning by heart. Halves of the Finnish show how even the figure is.
"""

import shutil
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from tests.bench import material
from tests.bench.figure import Figure
from tests.bench.seeded_mistake import KINDS, Kind, Way

from sidos.content.finding import Finding
from sidos.translate.check.project import check, check_file
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains
from sidos.translate.po_file import read_po
from sidos.translate.po_source import po_text

if TYPE_CHECKING:
    from polib import POEntry

_AT_ONCE = 20
"""Places of a file that a way of making a mistake is tried in; few enough for the file to remain
what it is on the whole."""

_GAPS = {"stale", "missing", "outdated", "incomplete", "missing-file", "half-translated"}
"""What is no alarm about a translation."""


def locale_checks(folder: Path) -> Iterator[Figure]:
    """Both figures, and the time that a check of all Finnish takes."""
    own = [(domain, extract(domain)) for domain in domains(material.ROOT)]
    kinds, seeded, found = Counter[str](), 0, 0
    weak = []
    for kind in KINDS:
        for name, (of_way, seen) in _tried(kind, own, folder).items():
            kinds[kind.name] += seen
            seeded, found = seeded + of_way, found + seen
            if seen < of_way or not of_way:
                weak.append(f"{kind.name}, {name}: {seen} of {of_way}")
    missed = [kind.name for kind in KINDS if not kinds[kind.name]]
    note = f"{len(KINDS) - len(missed)} of {len(KINDS)} found"
    yield Figure("seeded mistakes: kinds not found", len(missed), "", 0, note)
    note = f"{found} of {seeded}; not all of: {'; '.join(weak) or '–'}"
    yield Figure("seeded mistakes: places found", 100 * found / seeded, " %", None, note)
    yield from _alarms(own)
    yield Figure("locale check fi: CPU, best of 3", min(_timed() for _ in range(3)), " s", 2)


def _timed() -> float:
    began = time.process_time()
    check(material.ROOT, ["fi"])
    return time.process_time() - began


def _tried(
    kind: Kind, own: list[tuple[Domain, Extracted]], folder: Path
) -> dict[str, tuple[int, int]]:
    """For each way to make the mistake: in how many places it was made, and in how many found."""
    tried: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for domain, extracted in own:
        for name, file_way in kind.file_ways.items():
            path, scratch = _copy(domain, folder)
            path.write_bytes(file_way(path.read_text("utf-8")))
            tried[name] += 1
            seen[name] += any(one.rule in kind.rules for one in _found(scratch, extracted))
        for name, way in kind.ways.items():
            path, scratch = _copy(domain, folder)
            lines = _seed(path, way)
            if not lines:
                continue
            hit = {one.line for one in _found(scratch, extracted) if one.rule in kind.rules}
            tried[name] += len(lines)
            seen[name] += len(hit & lines)
    return {name: (count, seen[name]) for name, count in tried.items()} or {"": (0, 0)}


def _copy(domain: Domain, folder: Path) -> tuple[Path, Domain]:
    """The Finnish files of a domain in a place of their own."""
    shutil.rmtree(folder / "locales", ignore_errors=True)
    shutil.copytree(domain.locales / "fi", folder / "locales" / "fi")
    scratch = replace(domain, locales=folder / "locales")
    return scratch.po("fi"), scratch


def _found(domain: Domain, extracted: Extracted) -> list[Finding]:
    return list(check_file(domain, "fi", extracted))


def _seed(path: Path, way: Way) -> set[int]:
    """Make the mistake in up to `_AT_ONCE` places, one a question; their lines."""
    po, _ = read_po(path)
    entries = [entry for entry in po if not entry.obsolete]
    others = {entry.msgctxt: entry for entry in entries if entry.msgctxt}
    wrong: list[tuple[POEntry, str]] = []
    groups: set[str] = set()
    for entry in entries:
        text = way(entry, entry.msgstr_plural.get(1, entry.msgstr), others)
        group = "/".join((entry.msgctxt or entry.msgid).split("/")[:2])
        if text is not None and group not in groups:
            groups.add(group)
            wrong.append((entry, text))
    taken = wrong[:: max(1, len(wrong) // _AT_ONCE)]
    for entry, text in taken:
        if entry.msgid_plural:
            entry.msgstr_plural[1] = text
        else:
            entry.msgstr = text
    path.write_text(po_text(po), "utf-8")
    _, scan = read_po(path)
    return {scan.lines[entry.msgctxt, entry.msgid] for entry, _ in taken}


def _alarms(own: list[tuple[Domain, Extracted]]) -> Iterator[Figure]:
    """False alarms: whatever is said of the files as they are committed."""
    yield _alarm_figure("false alarms, Finnish, all units", own, "fi", (0, 1), 5)
    yield _alarm_figure("false alarms, Finnish, even parts", own, "fi", (0,), None)
    yield _alarm_figure("false alarms, Finnish, odd parts", own, "fi", (1,), None)
    yield _alarm_figure("false alarms, Swedish, not tuned on", own, "sv", (0, 1), None)


def _alarm_figure(
    what: str,
    own: list[tuple[Domain, Extracted]],
    tag: str,
    halves: tuple[int, ...],
    most: float | None,
) -> Figure:
    units, alarms = 0, 0
    for domain, extracted in own:
        po, scan = read_po(domain.po(tag))
        half: dict[str, int] = {}  # a lesson, or a file of the interface, to 0 or 1
        lines = set()
        for entry in po:
            name = entry.msgctxt or entry.occurrences[0][0]
            part = half.setdefault("/".join(name.split("/")[:-1]) or name, len(half) % 2)
            if part in halves and entry.translated():
                lines.add(scan.lines[entry.msgctxt, entry.msgid])
        units += len(lines)
        said = [one for one in check_file(domain, tag, extracted) if one.rule not in _GAPS]
        alarms += sum(one.line in lines for one in said)
    note = f"{alarms} on {units} units"
    return Figure(what, 1000 * alarms / units if units else 0, " ‰", most, note)

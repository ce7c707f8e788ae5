"""`sidos locale stats`: how much of each part is translated, in the order in which a learner meets
the parts. Sums are of the parts, and texts that a language may do without count only when they
are translated, as in the language picker."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.i18n.error import LocaleError
from sidos.translate.error import FaultyPoError
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains, locale_of, tags_of
from sidos.translate.status import Standing, standings

INTERFACE_PART = "interface"
"""What the interface's texts are counted under."""


class TextTally(Struct, frozen=True, kw_only=True):
    """Texts by their state; the words of their sources, and of those still to do."""

    translated: int = 0
    outdated: int = 0
    missing: int = 0
    words: int = 0
    words_left: int = 0

    @property
    def total(self) -> int:
        """All texts."""
        return self.translated + self.outdated + self.missing

    @property
    def share(self) -> float:
        """How much is translated, from 0 to 1."""
        return self.translated / self.total if self.total else 1.0


class PartTally(Struct, frozen=True, kw_only=True):
    """A file of a course, or the whole interface: `id` is the lesson's id, or the file's name."""

    domain: str
    id: str
    tally: TextTally


class LocaleProgress(Struct, frozen=True, kw_only=True):
    """One language. `findings`: files that couldn't be read, whose parts are left out."""

    tag: str
    name: str
    parts: tuple[PartTally, ...]
    total: TextTally
    findings: tuple[Finding, ...] = ()


def progress(root: Path, tags: Sequence[str] = ()) -> tuple[LocaleProgress, ...]:
    """How far the languages are: `tags`, or all that have something to translate."""
    found = domains(root)
    extracted = [(domain, extract(domain)) for domain in found]
    wanted = tags or sorted({tag for domain in found for tag in tags_of(domain)})
    told = (_progress(extracted, tag) for tag in wanted)
    return tuple(one for one in told if tags or one.parts or one.findings)


def part_of(unit_file: str) -> str:
    """What the texts of a source file are counted under."""
    path = PurePosixPath(unit_file)
    return INTERFACE_PART if path.suffix == ".py" else path.stem


def _progress(extracted: Iterable[tuple[Domain, Extracted]], tag: str) -> LocaleProgress:
    parts: list[PartTally] = []
    findings: list[Finding] = []
    name = tag
    for place, (domain, texts) in enumerate(extracted):
        findings += texts.findings
        try:
            if place == 0:
                name = locale_of(domain, tag).name
            grouped: dict[str, list[Standing]] = {}
            for one in standings(domain, tag, texts):
                grouped.setdefault(part_of(one.unit.files[0]), []).append(one)
        except FaultyPoError as faulty:
            findings += faulty.findings
            continue
        except LocaleError as error:
            where = str(domain.locales / tag / "locale.yaml")
            findings.append(Finding(where, error.line, 1, "", "locale", error.fault))
            continue
        parts += (
            PartTally(domain=domain.name, id=part, tally=_tally(ones))
            for part, ones in grouped.items()
        )
    total = _sum([part.tally for part in parts])
    return LocaleProgress(
        tag=tag, name=name, parts=tuple(parts), total=total, findings=tuple(findings)
    )


def _tally(ones: Sequence[Standing]) -> TextTally:
    counted = [one for one in ones if one.state != "optional"]
    states = [one.state for one in counted]
    left = [one for one in counted if one.state != "translated"]
    return TextTally(
        translated=states.count("translated"),
        outdated=states.count("outdated"),
        missing=states.count("missing"),
        words=sum(map(_words, counted)),
        words_left=sum(map(_words, left)),
    )


def _words(one: Standing) -> int:
    """Without signs that stand alone, such as a list's mark or a dash."""
    return sum(any(map(str.isalnum, piece)) for piece in one.unit.text.split())


def _sum(tallies: Sequence[TextTally]) -> TextTally:
    return TextTally(
        translated=sum(one.translated for one in tallies),
        outdated=sum(one.outdated for one in tallies),
        missing=sum(one.missing for one in tallies),
        words=sum(one.words for one in tallies),
        words_left=sum(one.words_left for one in tallies),
    )

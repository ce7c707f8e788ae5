"""`sidos locale stats`: how much of each part is translated, in the order of the course. Optional
texts count only when they are translated, as in the language picker."""

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.i18n.error import LocaleError
from sidos.translate.error import FaultyPoError
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import Domain, domains, findings_of, locale_of, tags_of
from sidos.translate.status import TextStatus, text_statuses

INTERFACE_PART = "interface"
"""The part of the interface's texts."""


class TextTally(Struct, frozen=True, kw_only=True):
    """Texts by their state; the words of their sources, and of the untranslated ones."""

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
        """The share of translated texts, from 0 to 1."""
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
    """The progress of `tags`, or of all languages that have something to translate."""
    all_domains = domains(root)
    extracted = [(domain, extract(domain)) for domain in all_domains]
    wanted = tags or sorted({tag for domain in all_domains for tag in tags_of(domain)})
    languages = (_progress(extracted, tag) for tag in wanted)
    return tuple(one for one in languages if tags or one.parts or one.findings)


def part_of(unit_file: str) -> str:
    """The part of the texts of a source file."""
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
            grouped: dict[str, list[TextStatus]] = {}
            for one in text_statuses(domain, tag, texts):
                grouped.setdefault(part_of(one.unit.files[0]), []).append(one)
        except (FaultyPoError, LocaleError) as error:
            findings += findings_of(error, domain, tag)
            continue
        parts += (
            PartTally(domain=domain.name, id=part, tally=_tally(ones))
            for part, ones in grouped.items()
        )
    total = _sum([part.tally for part in parts])
    return LocaleProgress(
        tag=tag, name=name, parts=tuple(parts), total=total, findings=tuple(findings)
    )


def _tally(ones: Sequence[TextStatus]) -> TextTally:
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


def _words(one: TextStatus) -> int:
    """The words of a source, without punctuation between spaces, such as a dash."""
    return sum(any(map(str.isalnum, piece)) for piece in one.unit.text.split())


def _sum(tallies: Sequence[TextTally]) -> TextTally:
    fields = TextTally.__struct_fields__
    return TextTally(**{name: sum(getattr(one, name) for one in tallies) for name in fields})

"""`sidos locale update`: PO files are updated from their sources.

An update without changes leaves the files byte for byte the same, and with `check` nothing is
written. A domain with an unreadable source is skipped, so that a broken lesson never makes its
translations obsolete.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

from sidos.content.finding import Finding, in_order
from sidos.i18n.error import LocaleError
from sidos.model.message import N_, Message
from sidos.translate.error import FaultyPoError
from sidos.translate.extractor import Extracted, ReportProgress, extract
from sidos.translate.layout import Domain, domains, findings_of, locale_of, tags_of
from sidos.translate.merge import Merged, merge
from sidos.translate.po_file import open_po, unusable, write_text
from sidos.translate.po_source import po_text


class FileChange(Struct, frozen=True, kw_only=True):
    """What an update did, or would do, to one PO file."""

    path: Path
    counts: Merged

    @property
    def message(self) -> Message:
        """The change in a sentence."""
        values: dict[str, str | int] = {"file": str(self.path), **asdict(self.counts)}
        if self.counts == Merged():
            return Message(N_("{file}: only notes or layout changed."), values)
        text = N_(
            "{file}: {added} new, {outdated} out of date, {moved} moved, {obsolete} no longer used."
        )
        return Message(text, values)


class Update(Struct, frozen=True, kw_only=True):
    """The files that changed (with `check`: that would), and why others couldn't be updated."""

    changed: tuple[FileChange, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def current(self) -> bool:
        """Whether every file was as it should be: CI's gate."""
        return not self.changed and not self.findings


def update(
    root: Path,
    tags: Sequence[str] = (),
    *,
    check: bool = False,
    typo: str = "",
    report: ReportProgress | None = None,
) -> Update:
    """Extract the texts of the project at `root` and merge them into the PO files of `tags` (all
    there are, by default). `check`: only report what would change. `typo`: the id of a text, or
    the beginning of it, whose source was corrected without a change of meaning. `report`
    is called for each source file."""
    wanted = [(domain, tags or tags_of(domain)) for domain in domains(root)]
    extracted = [(domain, its, extract(domain, report)) for domain, its in wanted if its]
    findings = [finding for _, _, texts in extracted for finding in texts.findings]
    if typo and not findings and not any(_has(texts, typo) for _, _, texts in extracted):
        text = N_(
            "There is no text with the id “{id}”. An id is the msgctxt in the translation file, "
            "or else the msgid."
        )
        unknown = Finding(str(root), 1, 1, "", "typo", Message(text, {"id": typo}))
        return Update(findings=(unknown,))
    changed: list[FileChange] = []
    for domain, its, texts in extracted:
        for tag in its if not texts.findings else ():
            for result in _updated(domain, tag, texts, check=check, typo=typo):
                if isinstance(result, Finding):
                    findings.append(result)
                else:
                    changed.append(result)
    return Update(changed=tuple(changed), findings=in_order(findings))


def _has(extracted: Extracted, name: str) -> bool:
    contexts = (unit.context or "" for units in extracted.units.values() for unit in units)
    return any(context == name or context.startswith(f"{name}/") for context in contexts)


def _updated(
    domain: Domain, tag: str, extracted: Extracted, *, check: bool, typo: str
) -> Iterator[FileChange | Finding]:
    path = domain.po(tag)
    units = extracted.foreign(tag)
    if not (domain.locales / tag).is_dir():
        text = N_("There is no language “{tag}” here. Run “sidos locale new {tag}” to make it.")
        values = {"tag": tag}
        yield Finding(str(domain.locales), 1, 1, "", "locale", Message(text, values))
        return
    try:
        if units or path.exists():  # or everything is written in this language
            info = locale_of(domain, tag)
            po = open_po(path, domain.name, info)
            counts = merge(po, units, info, by_id=domain.course is not None, typo=typo)
            text = po_text(po)
            if not path.exists() or path.read_bytes() != text.encode():
                if not check:
                    write_text(path, text)
                yield FileChange(path=path, counts=counts)
    except (FaultyPoError, LocaleError) as error:
        yield from findings_of(error, domain, tag)
    except OSError as error:
        yield unusable(path, error)

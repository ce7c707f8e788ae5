"""`sidos locale update`: PO files brought in line with the sources they translate.

Pure but for the files: an update without changes leaves them byte for byte as they were, and with
`check` nothing is written at all. A domain with a source that can't be read is left alone, so that
a broken lesson never makes its translations obsolete.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.i18n.locale_info import LocaleError
from sidos.model.message import N_, Message
from sidos.translate.extractor import Extracted, extract
from sidos.translate.layout import INTERFACE, Domain, domains, locale_of, tags_of
from sidos.translate.merge import Merged, merge
from sidos.translate.po_file import FaultyPoError, open_po, po_text, write_text


class FileChange(Struct, frozen=True, kw_only=True):
    """What an update did, or would do, to one PO file."""

    path: Path
    counts: Merged

    @property
    def message(self) -> Message:
        """The change in a sentence."""
        text = N_(
            "{file}: {added} new, {outdated} out of date, {moved} moved, {obsolete} no longer used."
        )
        return Message(
            text,
            {
                "file": str(self.path),
                "added": self.counts.added,
                "outdated": self.counts.outdated,
                "moved": self.counts.moved,
                "obsolete": self.counts.obsolete,
            },
        )


class Update(Struct, frozen=True, kw_only=True):
    """The files that changed (with `check`: that would), and what kept others from it."""

    changed: tuple[FileChange, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def current(self) -> bool:
        """Whether every file was as it should be: CI's gate."""
        return not self.changed and not self.findings


def update(root: Path, tags: Sequence[str] = (), *, check: bool = False, typo: str = "") -> Update:
    """Extract the texts of the project at `root` and merge them into the PO files of `tags` (all
    there are, by default). `check`: only say what would change. `typo`: the id of a text, or of
    what it stands in, whose source was corrected without a change of meaning."""
    changed: list[FileChange] = []
    findings: list[Finding] = []
    for domain in domains(root):
        wanted = tags or tags_of(domain)
        if not wanted:
            continue
        extracted = extract(domain)
        findings += extracted.findings
        for tag in wanted if not extracted.findings else ():
            for result in _updated(domain, tag, extracted, check=check, typo=typo):
                if isinstance(result, Finding):
                    findings.append(result)
                else:
                    changed.append(result)
    return Update(changed=tuple(changed), findings=tuple(findings))


def _updated(
    domain: Domain, tag: str, extracted: Extracted, *, check: bool, typo: str
) -> Iterator[FileChange | Finding]:
    path = domain.po(tag)
    units = extracted.foreign(tag)
    if not (domain.locales / tag).is_dir():
        text = N_(
            "There is no language “{tag}” here. Make the folder {folder} with a locale.yaml in it."
        )
        values = {"tag": tag, "folder": str(domain.locales / tag)}
        yield Finding(str(domain.locales), 1, 1, "", "locale", Message(text, values))
        return
    if not units and not path.exists():
        return  # everything is written in this language
    try:
        info = locale_of(domain, tag)
        po = open_po(path, domain.name, info)
    except FaultyPoError as faulty:
        yield from faulty.findings
        return
    except LocaleError as error:
        where = domain.locales / tag / "locale.yaml"
        yield Finding(str(where), 1, 1, "", "locale", error.message)
        return
    counts = merge(po, units, info, by_id=domain.name != INTERFACE, typo=typo)
    text = po_text(po)
    if path.exists() and path.read_bytes() == text.encode():
        return
    if not check:
        write_text(path, text)
    yield FileChange(path=path, counts=counts)

"""Splitting an author's draft: `{en: …, fi: …}` becomes plain text in the file's language, the
other languages' texts go to their PO files.

Before anything is written, the new file is checked to contain the same lesson.
"""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.content.reading import read_text
from sidos.i18n.error import LocaleError
from sidos.model.message import N_, Message
from sidos.translate.course_file import CourseFile, read_course_file
from sidos.translate.draft_source import plain
from sidos.translate.error import FaultyPoError
from sidos.translate.layout import Domain, domain_of, findings_of, locale_of
from sidos.translate.po_file import make_current, open_po, unusable, write_text
from sidos.translate.po_source import po_text

if TYPE_CHECKING:
    from polib import POFile


class Split(Struct, frozen=True, kw_only=True):
    """`text`: the file in its own language alone. `translations`: tag to context to (source,
    translation). `missing`: tag to contexts that the draft doesn't have in it. With `findings`
    the file can't be split, and the rest is empty."""

    text: str = ""
    translations: Mapping[str, Mapping[str, tuple[str, str]]] = {}
    missing: Mapping[str, tuple[str, ...]] = {}
    findings: tuple[Finding, ...] = ()


def split(path: Path) -> Split:
    """The parts of the draft at `path`; nothing is written."""
    before = read_course_file(path)
    raw = read_text(path)
    if before is None or before.value is None or isinstance(raw, Finding):
        return Split(findings=before.findings if before else (_no_texts(path),))
    text = plain(raw, before.lang)
    if _value(text, path) != before.value:
        return Split(findings=(_unlike(path),))
    sources = {one.context: one.text for one in before.texts}
    translations = {
        tag: {
            name: (sources[name], text_in_tag)
            for name, text_in_tag in inline.items()
            if name in sources
        }
        for tag, inline in before.inline.items()
    }
    missing = {
        tag: tuple(name for name in sources if name not in texts)
        for tag, texts in translations.items()
    }
    return Split(text=text, translations=translations, missing=missing)


def _value(text: str, path: Path) -> Struct | None:
    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        copy.write_bytes(text.encode())
        course_file: CourseFile | None = read_course_file(copy)
        return course_file.value if course_file and not course_file.inline else None


def _no_texts(path: Path) -> Finding:
    message = Message(
        N_("This is not a lesson, course, glossary or source file. Give one of those.")
    )
    return Finding(str(path), 1, 1, "", "split", message)


def _unlike(path: Path) -> Finding:
    message = Message(
        N_(
            "The file can’t be split without changing its content. Put each language of its "
            "drafts on its own line, and replace aliases (“*”) with what they refer to."
        )
    )
    return Finding(str(path), 1, 1, "", "split", message)


def split_file(path: Path, domain: Domain | None = None) -> Split:
    """Split the draft at `path` in place, and put its translations into the PO files of its
    domain (by default the one that the file belongs to). With findings nothing is written."""
    domain = domain or domain_of(path)
    if domain is None:
        homeless = Message(N_("This file is not in a course. Put it next to a course.yaml."))
        return Split(findings=(Finding(str(path), 1, 1, "", "split", homeless),))
    result = split(path)
    if result.findings:
        return result
    files: dict[Path, str] = {}
    at = path
    try:
        for tag, translations in result.translations.items():
            po = open_po(domain.po(tag), domain.name, locale_of(domain, tag))
            put(po, translations)
            files[domain.po(tag)] = po_text(po)
        # Translations first: should writing stop half-way, the draft still has everything.
        for at, text in {**files, path: result.text}.items():
            write_text(at, text)
    except (FaultyPoError, LocaleError) as error:
        return Split(findings=findings_of(error, domain, tag))
    except OSError as error:
        return Split(findings=(unusable(at, error),))
    return result


def put(po: "POFile", translations: Mapping[str, tuple[str, str]]) -> None:
    """Set translations, by context to (source, translation), as current."""
    import polib

    entries = {entry.msgctxt: entry for entry in po if not entry.obsolete}
    for context, (source, translation) in translations.items():
        entry = entries.get(context)
        if entry is None:
            entry = polib.POEntry(msgctxt=context)
            po.append(entry)
        entry.msgid, entry.msgstr = source, translation
        make_current(entry)
    # The author's translation replaces obsolete ones of the same text.
    keys = {(context, source) for context, (source, _) in translations.items()}
    po[:] = [one for one in po if not one.obsolete or (one.msgctxt, one.msgid) not in keys]

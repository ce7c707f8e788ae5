"""Extraction: Babel's extractor for lessons (entry point `sidos-lesson`), and the messages of a
whole domain for merging.

Both read the same texts, so plain `pybabel extract` finds the same messages as `sidos locale
update`; only the latter adds where the interface shows them.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from msgspec import Struct

from sidos.content.finding import Finding
from sidos.translate.course_file import read_course_file
from sidos.translate.layout import Domain, course_files
from sidos.translate.message_unit import BRACE_FORMAT, MessageUnit, combined
from sidos.translate.place import placed, places
from sidos.translate.placeholder import placeholders

ReportProgress = Callable[[int, int], None]
"""Called with the number of files read, and of all."""

NOTE = "i18n:"
"""Prefix of a comment for translators."""


class Extracted(Struct, frozen=True):
    """The messages of a domain by the language they are written in. With `findings`, some file
    couldn't be read and the messages are not all there are."""

    units: Mapping[str, tuple[MessageUnit, ...]]
    findings: tuple[Finding, ...] = ()

    def foreign(self, tag: str) -> tuple[MessageUnit, ...]:
        """What is to be translated into `tag`: everything not written in it."""
        return combined(
            [unit for lang, units in self.units.items() if lang != tag for unit in units]
        )


def extract_lesson(
    fileobj: IO[bytes],
    keywords: Collection[str],  # noqa: ARG001 - Babel's signature
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str, str], list[str]]]:
    """Babel's extractor for lesson, course, glossary and source files: (line, "pgettext",
    (context, text), comments). A file that can't be read has no messages; the lint says why."""
    name = getattr(fileobj, "name", None)
    if isinstance(name, str):
        course_file = read_course_file(Path(name))
    else:
        with TemporaryDirectory() as folder:
            path = Path(folder, "lesson.yaml")
            path.write_bytes(fileobj.read())
            course_file = read_course_file(path)
    for text in course_file.texts if course_file else ():
        yield text.line, "pgettext", (text.context, text.text), text.comment.split("\n")


def extract(domain: Domain, report: ReportProgress | None = None) -> Extracted:
    """All messages of a domain, in the order of its files; `report` is called for each
    file."""
    if domain.course is None:
        interface = combined(list(_interface(domain, report)))
        return Extracted({"en": placed(interface, places())})
    units: dict[str, list[MessageUnit]] = {}
    findings: list[Finding] = []
    for path in _with_progress(course_files(domain), report):
        course_file = read_course_file(path)
        if course_file is None:
            continue
        findings += course_file.findings
        files = (domain.reference(path),)
        units.setdefault(course_file.lang, []).extend(
            MessageUnit(context=one.context, text=one.text, comment=one.comment, files=files)
            for one in course_file.texts
        )
    return Extracted({lang: tuple(of_lang) for lang, of_lang in units.items()}, tuple(findings))


def _with_progress(paths: Sequence[Path], report: ReportProgress | None) -> Iterator[Path]:
    for done, path in enumerate(paths, 1):
        yield path
        if report is not None:
            report(done, len(paths))


def _interface(domain: Domain, report: ReportProgress | None) -> Iterator[MessageUnit]:
    from babel.messages.extract import extract_from_file

    for path in _with_progress(sorted((domain.base / "app").rglob("*.py")), report):
        if "gettext" not in (source := path.read_text("utf-8")) and "N_(" not in source:
            continue
        for _, message, comments, context in extract_from_file(
            "python", path, comment_tags=(NOTE,), strip_comment_tags=True
        ):
            text, plural = message if isinstance(message, tuple) else (message, None)
            marked = placeholders(text).names or placeholders(plural or "").names
            yield MessageUnit(
                text=text,
                plural=plural,
                context=context,
                comment="\n".join(line.strip() for line in comments if line.strip()),
                files=(domain.reference(path),),
                flags=(BRACE_FORMAT,) if marked else (),
            )

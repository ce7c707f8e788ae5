"""PO files as we write them: no wrapping, file-only references, no dates of ours.

Reading a file and writing it back unchanged gives the same bytes; what a translator's tool put
into the header stays.
"""

from errno import EDQUOT, ENOSPC, EROFS
from pathlib import Path
from shutil import copymode
from typing import TYPE_CHECKING

from sidos.content.finding import Finding
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.po.syntax import Scan, scan_file
from sidos.model.message import N_, Message
from sidos.model.translation import is_translated
from sidos.translate.error import FaultyPoError

if TYPE_CHECKING:
    from polib import POEntry, POFile


def read_po(path: Path) -> tuple["POFile", Scan]:
    """The file's entries, and the lines where they stand; FaultyPoError where it is faulty."""
    from sidos.i18n.po.record import po_file

    try:
        if path.is_dir():
            raise IsADirectoryError
        looked = scan_file(path.read_bytes())
    except OSError as error:
        raise FaultyPoError((unusable(path, error),)) from error
    if looked.faults:
        raise FaultyPoError(
            tuple(
                Finding(str(path), fault.line, 1, "", fault.rule, fault.message)
                for fault in looked.faults
            )
        )
    return po_file(looked), looked


def unusable(path: Path, error: OSError) -> Finding:
    """Why a file couldn't be read or written, and what to do; the system's own words for it are
    in English alone."""
    said = Message(
        N_("The file can’t be used ({reason}). Check it, or restore it from a copy."),
        {"reason": error.strerror or ""},
    )
    if isinstance(error, IsADirectoryError):
        said = Message(N_("This is a folder, not a file. Move it away."))
    elif isinstance(error, FileExistsError | NotADirectoryError):
        said = Message(N_("There is a file where this file’s folder should be. Move it away."))
    elif isinstance(error, PermissionError):
        said = Message(N_("You don’t have permission to use this file. Change its permissions."))
    elif error.errno in {ENOSPC, EDQUOT}:
        said = Message(N_("The disk is full. Free some space on it."))
    elif error.errno == EROFS:
        said = Message(N_("Nothing can be written on this disk. Work on a copy elsewhere."))
    return Finding(str(path), 1, 1, "", "unreadable", said)


def open_po(path: Path, domain: str, info: LocaleInfo) -> "POFile":
    """The file's entries, or none yet where there is no file; FaultyPoError as in `read_po`."""
    return read_po(path)[0] if path.exists() else new_po(domain, info)


def new_po(domain: str, info: LocaleInfo) -> "POFile":
    """An empty file for a language, its header filled in."""
    import polib

    po = polib.POFile(wrapwidth=0)
    po.header = f"{domain}: {info.name} ({info.tag})"
    po.metadata = header(domain, info)
    return po


def header(domain: str, info: LocaleInfo) -> dict[str, str]:
    """The header fields that a file of ours has at least."""
    return {
        "Project-Id-Version": domain,
        "Language": info.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": info.plural_forms,
    }


def po_text(po: "POFile") -> str:
    """The file as text, the same for the same entries."""
    from sidos.translate.po_source import po_source

    return po_source(po)


def write_text(path: Path, text: str) -> None:
    """Put `text` at `path`, whole or not at all; its permissions stay, and a link to it."""
    path = path.resolve()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.tmp")
    try:
        draft.write_bytes(text.encode())
        if path.exists():
            copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def has_translation(entry: "POEntry") -> bool:
    """Whether anything is translated, be it current or outdated."""
    return any(is_translated((form,)) for form in (entry.msgstr, *entry.msgstr_plural.values()))


def make_current(entry: "POEntry") -> None:
    """The translation is of the source as it stands now."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None

"""PO files as we write them: no wrapping, file-only references, no dates.

Reading a file and writing it back unchanged gives the same bytes; header fields of other tools
stay.
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
    """The file's entries, and its scan with their lines; FaultyPoError where it is faulty."""
    from sidos.i18n.po.record import po_file

    try:
        if path.is_dir():
            raise IsADirectoryError
        scan = scan_file(path.read_bytes())
    except OSError as error:
        raise FaultyPoError((unusable(path, error),)) from error
    if scan.faults:
        raise FaultyPoError(
            tuple(
                Finding(str(path), fault.line, 1, "", fault.rule, fault.message)
                for fault in scan.faults
            )
        )
    return po_file(scan), scan


def unusable(path: Path, error: OSError) -> Finding:
    """Why a file couldn't be read or written, and what to do; the system's own messages are only in
    English."""
    message = Message(
        N_("The file can’t be used ({reason}). Check it, or restore it from a copy."),
        {"reason": error.strerror or ""},
    )
    if isinstance(error, IsADirectoryError):
        message = Message(N_("This is a folder, not a file. Move it away."))
    elif isinstance(error, FileExistsError | NotADirectoryError):
        message = Message(N_("There is a file where this file’s folder should be. Move it away."))
    elif isinstance(error, PermissionError):
        message = Message(N_("You don’t have permission to use this file. Change its permissions."))
    elif error.errno in {ENOSPC, EDQUOT}:
        message = Message(N_("The disk is full. Free some space on it."))
    elif error.errno == EROFS:
        message = Message(N_("Nothing can be written on this disk. Work on a copy elsewhere."))
    return Finding(str(path), 1, 1, "", "unreadable", message)


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
    """The header fields of a new file."""
    return {
        "Project-Id-Version": domain,
        "Language": info.tag.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": info.plural_forms,
    }


def write_text(path: Path, text: str) -> None:
    """Write `text` to `path` atomically; permissions and symbolic links stay."""
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
    """Whether any form is translated, current or outdated."""
    return any(is_translated((form,)) for form in (entry.msgstr, *entry.msgstr_plural.values()))


def make_current(entry: "POEntry") -> None:
    """Mark the entry as translated from its present source."""
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
    entry.previous_msgctxt = entry.previous_msgid = entry.previous_msgid_plural = None

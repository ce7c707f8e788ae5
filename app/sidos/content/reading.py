"""Content files from disk: UTF-8 text of at most 1 MiB, or one finding that says why not."""

import re
from pathlib import Path

from sidos.content.finding import Finding
from sidos.content.syntax import source_lines
from sidos.model.message import N_, Message

LARGEST = 1024 * 1024
"""Bytes in a content file."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Characters that no text needs: controls, and those that turn the writing direction."""


def read_text(path: Path) -> str | Finding:
    """The text of the file, without its byte order mark; a finding where there is none."""
    try:
        if not path.is_file():
            raise FileNotFoundError
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        message = Message(
            N_("The file can’t be read: {reason}. Check that it exists and that you may read it."),
            {"reason": error.strerror or "not found"},
        )
        return Finding(str(path), 1, 1, "", "unreadable", message)
    if len(content) > LARGEST:
        message = Message(
            N_("The file is larger than {most}\u00a0KiB. Split the lesson."),
            {"most": LARGEST // 1024},
        )
        return Finding(str(path), 1, 1, "", "too-large", message)
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        message = Message(
            N_("The byte {byte} is not UTF-8 text. Save the file as UTF-8."),
            {"byte": f"0x{content[error.start]:02X}"},
        )
        return _located(path, before, "not-utf8", message)
    bad = CONTROL.search(text)
    if bad:
        message = Message(
            N_("There is a control character here: {code}. Delete it."),
            {"code": f"U+{ord(bad[0]):04X}"},
        )
        return _located(path, text[: bad.start()], "control-character", message)
    return text


def _located(path: Path, before: str, rule: str, message: Message) -> Finding:
    lines = source_lines(before)
    return Finding(str(path), len(lines), len(lines[-1]) + 1, "", rule, message)

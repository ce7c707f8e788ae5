"""The grammar of a PO file, line by line, stricter than polib: a missing quotation mark is a
fault, not a lost letter. A text without faults is one that polib reads as it was meant."""

import re
from collections.abc import Iterator

from msgspec import Struct

from sidos.model.message import N_, Message

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s*(.*)")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "v": "\v", "b": "\b", "f": "\f", "\\": "\\", '"': '"'}
_AFTER = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr[0]"},
}

Key = tuple[str | None, str]
"""An entry's context and source text."""


class Fault(Struct, frozen=True):
    """What is wrong in a line, counted from 1."""

    line: int
    message: Message


class Scan(Struct, frozen=True):
    """The faults of a file, and the line where each entry's msgid stands."""

    faults: tuple[Fault, ...]
    lines: dict[Key, int]


class _Scanner:
    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.lines: dict[Key, int] = {}
        self.at = ""  # the last keyword, with its index
        self.index = 0
        self.texts: dict[str, str] = {}
        self.obsolete = False
        self.start = 0

    def fault(self, line: int, text: str, **values: str | int) -> None:
        self.faults.append(Fault(line, Message(text, values)))

    def keyword(self, line: int, name: str, number: str | None, obsolete: bool) -> None:
        full = name if number is None else f"{name}[{number}]"
        if name in {"msgctxt", "msgid"} and (name == "msgctxt" or self.at != "msgctxt"):
            self.finish(line)
        allowed = _AFTER.get(self.at, {f"msgstr[{self.index + 1}]"})
        if full not in allowed:
            self.fault(line, N_("“{keyword}” can’t be used here."), keyword=full)
        if name == "msgid":
            self.start = line
        self.at, self.index, self.obsolete = full, int(number or 0), obsolete
        self.texts[full] = ""

    def string(self, line: int, rest: str) -> None:
        found = _STRING.fullmatch(rest)
        if found is None:
            self.fault(line, N_("The quotation marks are wrong."))
            return
        for escape in _ESCAPE.findall(found[1]):
            if escape not in _ESCAPES:
                self.fault(line, N_("Unknown escape “\\{sign}”."), sign=escape)
        if not self.at:
            self.fault(line, N_("This text doesn’t belong to any entry."))
            return
        self.texts[self.at] += _ESCAPE.sub(lambda m: _ESCAPES.get(m[1], m[1]), found[1])

    def finish(self, line: int) -> None:
        if self.at and not self.at.startswith("msgstr"):
            self.fault(line, N_("The entry before this line has no msgstr."))
        key = (self.texts.get("msgctxt"), self.texts.get("msgid", ""))
        if self.at and not self.obsolete:
            if key in self.lines:
                text = N_("This entry is already on line {first}.")
                self.fault(self.start, text, first=self.lines[key])
            self.lines.setdefault(key, self.start)
        self.at, self.texts = "", {}


def scan(text: str) -> Scan:
    """Look through the text of a PO file."""
    scanner = _Scanner()
    number = 0
    for number, line, obsolete in _lines(text):
        found = _KEYWORD.fullmatch(line)
        if found:
            scanner.keyword(number, found[1], found[2], obsolete)
            scanner.string(number, found[3])
        elif line.startswith('"'):
            scanner.string(number, line)
        else:
            scanner.fault(number, N_("This line doesn’t belong in a PO file."))
    scanner.finish(number)
    return Scan(tuple(scanner.faults), scanner.lines)


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """Lines that say something: their number, their text, whether they are obsolete."""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip()
        obsolete = line.startswith("#~") and not line.startswith("#~|")
        if obsolete:
            line = line[2:].strip()
        if line and not line.startswith("#"):
            yield number, line, obsolete

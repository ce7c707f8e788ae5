"""The grammar of a PO file, line by line, as strict as GNU gettext. The records of a text without
faults hold its every entry, comment and flag.
"""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from sidos.model.message import N_, Message

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s*(.*)", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
ESCAPES = dict(zip('abtnvfr\\"', '\a\b\t\n\v\f\r\\"', strict=True))
"""Characters by the letter after the backslash."""
_AFTER = {
    "": {"msgctxt", "msgid"},
    "msgctxt": {"msgid"},
    "msgid": {"msgid_plural", "msgstr"},
    "msgid_plural": {"msgstr[0]"},
}
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")  # the first of them begins one
_FORMS = re.compile(r"^Plural-Forms:\s*nplurals\s*=\s*(\d+)", re.MULTILINE)
_ASCII = 0x7F
_MAX_FAULTS = 20
"""Faults reported for one file; a file in another format would have thousands."""

Key = tuple[str | None, str]
"""An entry's context and source text."""


class PoFault(Struct, frozen=True):
    """What is wrong in a line, counted from 1; `rule` names the rule."""

    line: int
    message: Message
    rule: str = "po-syntax"


class Record(Struct, kw_only=True):
    """An entry as it is in a file. `texts` and `previous`: by keyword, with its index; `comments`:
    the comment's mark (empty for a translator's) and its text; `line`: of its msgid; `faulty`: a
    fault of it has been reported."""

    line: int = 0
    obsolete: bool = False
    texts: dict[str, str] = field(default_factory=dict)
    previous: dict[str, str] = field(default_factory=dict)
    comments: list[tuple[str, str]] = field(default_factory=list)
    faulty: bool = False

    @property
    def key(self) -> Key:
        """Its context and source text, unique in a file."""
        return self.texts.get("msgctxt"), self.texts.get("msgid", "")

    @property
    def flags(self) -> list[str]:
        """Its flags, such as fuzzy, each once."""
        flags = (flag.strip() for line in self.comments_of(",") for flag in line.split(","))
        return list(dict.fromkeys(flag for flag in flags if flag))

    def comments_of(self, mark: str) -> list[str]:
        """The texts of its comments that begin with `mark`."""
        return [text for own, text in self.comments if own == mark]


class Scan(Struct, frozen=True):
    """The faults of a file, its entries, and the comments after the last one."""

    faults: tuple[PoFault, ...]
    records: tuple[Record, ...] = ()
    tail: tuple[tuple[str, str], ...] = ()

    @property
    def lines(self) -> dict[Key, int]:
        """The line of the msgid of each entry in use."""
        return {record.key: record.line for record in self.records if not record.obsolete}

    @property
    def texts(self) -> dict[Key, dict[str, str]]:
        """The texts of each entry in use, by keyword."""
        return {record.key: record.texts for record in self.records if not record.obsolete}


class _Scanner:
    def __init__(self) -> None:
        self.faults: list[PoFault] = []
        self.records: list[Record] = []
        self.record = Record()
        self.at = ""  # the last keyword of the entry, with its index
        self.index = 0
        self.before = ""  # the last keyword of its previous source
        self._first: dict[Key, int] = {}

    def fault(self, line: int, text: str, **values: str | int) -> None:
        """Report only an entry's first fault: the others mostly follow from it."""
        if not self.record.faulty:
            self.record.faulty = True
            self.faults.append(PoFault(line, Message(text, values)))

    def comment(self, line: int, text: str) -> None:
        if self.at.startswith("msgstr"):
            self.finish(line)
        if text.startswith("|"):
            self._previous(line, text[1:].strip())
            return
        mark = text[:1] if text[:1] in {".", ":", ","} else ""
        self.record.comments.append((mark, text.removeprefix(mark).removeprefix(" ")))

    def content(self, line: int, text: str, *, obsolete: bool) -> None:
        match = _KEYWORD.fullmatch(text)
        if match:
            self._keyword(line, match[1], match[2], obsolete=obsolete)
            text = match[3]
        elif not text.startswith('"'):
            self.fault(
                line, N_("This line doesn’t belong in a PO file. Delete it, or put it in quotes.")
            )
            return
        elif not self.at:
            self.fault(
                line,
                N_(
                    "This text doesn’t belong to any entry. Write msgid or msgstr "
                    "before it, or delete it."
                ),
            )
            return
        if obsolete != self.record.obsolete:
            self.fault(
                line,
                N_(
                    "Some lines of this entry start with “#~”, but not all of them. "
                    "Start every line with it, or none."
                ),
            )
        self.record.texts[self.at] += self._string(line, text)

    def finish(self, line: int, *, end: bool = False) -> None:
        """Complete the current entry."""
        record = self.record
        cut = record.previous or any(mark for mark, _ in record.comments)
        if end and (cut if not self.at else not self.at.startswith("msgstr")):
            self.fault(
                line,
                N_("The file ends in the middle of an entry. Complete the entry, or delete it."),
            )
        elif self.at and not self.at.startswith("msgstr"):
            self.fault(line, N_("The entry before this line has no msgstr. Add one."))
        if self.at:
            first = self._first.setdefault(record.key, record.line)
            if first != record.line:
                self.fault(
                    record.line,
                    N_("This entry is already on line {first}. Keep only one of them."),
                    first=first,
                )
            self.records.append(record)
            self.record = Record()
        self.at = self.before = ""

    def _keyword(self, line: int, name: str, number: str | None, *, obsolete: bool) -> None:
        full = name if number is None else f"{name}[{number}]"
        if self.at and name in {"msgctxt", "msgid"} and (name, self.at) != ("msgid", "msgctxt"):
            self.finish(line)
        if not self.at:
            self.record.obsolete = obsolete
        plural = self.at.startswith("msgstr[")
        allowed = _AFTER.get(self.at, {f"msgstr[{self.index + 1}]"} if plural else set())
        if full not in allowed:
            self.fault(
                line,
                N_("“{keyword}” can’t be used here. Delete it, or move it to its entry."),
                keyword=full,
            )
        if name == "msgid":
            self.record.line = line
        self.at, self.index = full, int(number or 0)
        self.record.texts[full] = ""

    def _previous(self, line: int, text: str) -> None:
        match = _KEYWORD.fullmatch(text)
        if match:
            self.before, text = match[1], match[3]
            self.record.previous[self.before] = ""
        if not self.before:
            self.fault(
                line,
                N_(
                    "This text doesn’t belong to any entry. Write msgid or msgstr "
                    "before it, or delete it."
                ),
            )
            return
        self.record.previous[self.before] += self._string(line, text)

    def _string(self, line: int, text: str) -> str:
        match = _STRING.fullmatch(text)
        if match is None:
            self.fault(
                line,
                N_(
                    "The quotation marks are wrong. Put one at each end of the text, "
                    "and a backslash before any inside it."
                ),
            )
            return ""
        if "\\" not in match[1]:
            return match[1]
        for escape in _ESCAPE.findall(match[1]):
            if _unescaped(escape) is None:
                self.fault(
                    line,
                    N_("Unknown escape “\\{sign}”. Write “\\\\” for a backslash."),
                    sign=escape,
                )
        return _ESCAPE.sub(lambda one: _unescaped(one[1]) or one[0], match[1])


def _unescaped(code: str) -> str | None:
    """The character that `code` means after a backslash; None where it is unknown or not ASCII."""
    if code in ESCAPES:
        return ESCAPES[code]
    if re.fullmatch(r"x[0-9a-fA-F]+|[0-7]+", code):
        number = int(code[1:], 16) if code[0] == "x" else int(code, 8)
        return chr(number) if 0 < number <= _ASCII else None
    return None


def scan_file(data: bytes) -> Scan:
    """Parse a whole PO file; also faults: bytes that aren't UTF-8, no entries, and plurals that
    disagree with the header."""
    text = decoded(data)
    if isinstance(text, PoFault):
        return Scan((text,))
    result = scan(text)
    if result.faults:
        return result
    if not result.records:
        template = N_(
            "There is no entry in the file. Restore it from a copy; or delete it, and run "
            "“sidos locale update” for a new one."
        )
        return Scan((PoFault(1, Message(template)),))
    return replace(result, faults=tuple(_wrong_forms(result.records)))


def scan(text: str) -> Scan:
    """Parse the text of a PO file."""
    scanner = _Scanner()
    marks: list[PoFault] = []
    number = 1
    for number, line in _lines(text):
        if line.startswith(_CONFLICT):
            if marks and not line.startswith(_CONFLICT[0]):
                continue
            template = N_(
                "This marks a merge conflict. Keep one of the versions, and delete the marks."
            )
            marks.append(PoFault(number, Message(template)))
        elif line.startswith("#~") and not line[2:].lstrip().startswith(("|", "#")):
            if rest := line[2:].strip():
                scanner.content(number, rest, obsolete=True)
        elif line.startswith("#"):
            obsolete = line.startswith("#~")
            scanner.comment(number, line[2:].lstrip().removeprefix("#") if obsolete else line[1:])
        else:
            scanner.content(number, line, obsolete=False)
        if len(scanner.faults) >= _MAX_FAULTS:
            break
    scanner.finish(number, end=True)
    # The marks of a merge conflict cause the other faults.
    faults = marks[:_MAX_FAULTS] or scanner.faults
    return Scan(tuple(faults), tuple(scanner.records), tuple(scanner.record.comments))


def decoded(data: bytes) -> str | PoFault:
    """The text of a file, or the fault where it isn't UTF-8."""
    start = data.find(b"\0")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        wrong = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        start = wrong if start < 0 else min(start, wrong)
    if start < 0:
        return text
    template = N_("The byte {byte} is not UTF-8 text. Save the file as UTF-8.")
    line = data[:start].count(b"\n") + 1
    return PoFault(line, Message(template, {"byte": f"0x{data[start]:02X}"}), "not-utf8")


def _wrong_forms(records: Sequence[Record]) -> list[PoFault]:
    """Translated plurals with more or fewer forms than the header says."""
    header = next((record for record in records if record.key == (None, "")), Record())
    match = _FORMS.search(header.texts.get("msgstr", ""))
    if match is None:
        return []
    expected = int(match[1])
    faults = []
    for record in records:
        forms = [text for name, text in record.texts.items() if name.startswith("msgstr[")]
        if any(forms) and len(forms) != expected and not record.obsolete:
            text = N_(
                "This entry has {found} plural forms, but the header says {expected}. Write as "
                "many msgstr lines as there are forms."
            )
            values: dict[str, str | int] = {"found": len(forms), "expected": expected}
            faults.append(PoFault(record.line, Message(text, values)))
    return faults[:_MAX_FAULTS]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that aren't blank, and their numbers."""
    for number, raw in enumerate(text.removeprefix("\ufeff").split("\n"), start=1):
        line = raw.strip(" \t\r")
        if line:
            yield number, line

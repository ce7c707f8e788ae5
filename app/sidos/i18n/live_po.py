"""A PO file that somebody is editing: read anew after each save, entry by entry.

An entry whose lines are as they were is not parsed again, so that a save costs what was changed in
it. A file with a fault changes nothing: what was read before stays until the file is whole again.
"""

from collections.abc import Callable, Iterable, Mapping
from gettext import NullTranslations, c2py
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from sidos.i18n.catalogue import MISSING, OUTDATED, PLURAL_FORMS, Catalogue
from sidos.i18n.locale_info import is_plural_rule
from sidos.i18n.po.record import is_optional
from sidos.i18n.po.syntax import Key, PoFault, Record, decoded, scan
from sidos.model.message import N_, Message

_BETWEEN = "\n\n"
_HEADER: Key = (None, "")
_DEFAULT_PLURAL = "nplurals=2; plural=(n != 1);"


class LiveEntry(Struct, frozen=True, kw_only=True):
    """An entry as it stands in the file. `forms`: the translation, a plural's in order; `comment`:
    what is told to translators; `files`: where the source stands; `line`: where its msgid is."""

    context: str | None
    text: str
    plural: str | None = None
    forms: tuple[str, ...] = ()
    comment: str = ""
    files: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    line: int = 1

    @property
    def key(self) -> Key:
        """Its context and source text."""
        return self.context, self.text

    @property
    def translated(self) -> bool:
        """Whether every form says something."""
        return bool(self.forms) and all(self.forms)

    @property
    def outdated(self) -> bool:
        """Whether it is marked as a translation of another source."""
        return "fuzzy" in self.flags


class _Block(NamedTuple):
    """Lines without an empty one between, mostly an entry: `line`s count from its own first."""

    faults: tuple[PoFault, ...]
    entries: tuple[LiveEntry, ...]


_Blocks = dict[str, _Block]


class LivePo:
    """The file at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: Mapping[Key, LiveEntry] = {}
        self._blocks: _Blocks = {}

    def read(self) -> PoFault | None:
        """Read the file; what is wrong with it, if anything: then all is as it was before."""
        try:
            text = decoded(self.path.read_bytes())
        except OSError:
            return PoFault(1, Message(N_("The file can’t be read as UTF-8 text.")))
        if isinstance(text, PoFault):
            return text
        text = text.replace("\r\n", "\n")
        taken = self._taken(text.split(_BETWEEN))
        if isinstance(taken, PoFault):
            # An entry may have an empty line in it; read as a whole, it is seen for what it is.
            taken = self._taken([text])
        if isinstance(taken, PoFault):
            return taken
        entries, blocks = taken
        wrong = _wrong_header(entries) or _wrong_forms(entries)
        if wrong is None:
            self.entries, self._blocks = entries, blocks
        return wrong

    def _taken(self, pieces: Iterable[str]) -> "tuple[dict[Key, LiveEntry], _Blocks] | PoFault":
        """The entries of the file in pieces, and each piece as it was read."""
        entries: dict[Key, LiveEntry] = {}
        blocks: _Blocks = {}
        start = 0
        for piece in pieces:
            block = blocks[piece] = self._blocks.get(piece) or _read(piece)
            for fault in block.faults:
                return PoFault(start + fault.line, fault.message)
            for entry in block.entries:
                found = entries.setdefault(entry.key, replace(entry, line=start + entry.line))
                if found.line != start + entry.line:
                    said = N_("This entry is already on line {first}.")
                    return PoFault(start + entry.line, Message(said, {"first": found.line}))
            start += piece.count("\n") + len(_BETWEEN)
        return entries, blocks

    def catalogue(self) -> Catalogue:
        """The translations as they were last read well."""
        rule = PLURAL_FORMS.fullmatch(_plural_forms(self.entries[_HEADER]))
        texts = _Texts(self.entries, c2py(rule[2] if rule else "n != 1"))
        real = [entry for key, entry in self.entries.items() if key != _HEADER]
        current = sum(entry.translated and not entry.outdated for entry in real)
        spared = sum(is_optional(entry.comment) and not any(entry.forms) for entry in real)
        return Catalogue(texts, current, len(real) - spared)


class _Texts(NullTranslations):
    """The current translations, and a course's outdated ones as such; MISSING for all else."""

    def __init__(self, entries: Mapping[Key, LiveEntry], plural: Callable[[int], int]) -> None:
        super().__init__()
        self._entries = entries
        self._plural = plural

    def _found(self, key: Key, number: int | None = None) -> str:
        context, outdated = key[0], False
        if context is not None and context.startswith(OUTDATED):
            context, outdated = context.removeprefix(OUTDATED), True
        entry = self._entries.get((context, key[1]))
        if entry is None or not entry.translated or entry.outdated != outdated or key == _HEADER:
            return MISSING
        if number is None:
            return entry.forms[0]
        form = self._plural(number)
        return entry.forms[form] if form < len(entry.forms) else MISSING

    def gettext(self, message: str) -> str:
        return self._found((None, message))

    def pgettext(self, context: str, message: str) -> str:
        return self._found((context, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - gettext's
        return self._found((None, msgid1), n)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002
        return self._found((context, msgid1), n)


def _read(lines: str) -> _Block:
    """What a block holds; an obsolete entry is none."""
    looked = scan(lines)
    entries = (_entry(record) for record in looked.records if not record.obsolete)
    return _Block(looked.faults, tuple(entries))


def _entry(record: Record) -> LiveEntry:
    told: dict[str, list[str]] = {".": [], ":": [], ",": []}
    for sign, text in record.comments:
        told.setdefault(sign, []).append(text)
    return LiveEntry(
        context=record.texts.get("msgctxt"),
        text=record.texts.get("msgid", ""),
        plural=record.texts.get("msgid_plural"),
        forms=tuple(said for name, said in record.texts.items() if name.startswith("msgstr")),
        comment="\n".join(told["."]),
        files=tuple(file for line in told[":"] for file in line.split()),
        flags=frozenset(flag.strip() for line in told[","] for flag in line.split(",")),
        line=record.line,
    )


def _wrong_header(entries: Mapping[Key, LiveEntry]) -> PoFault | None:
    """What is wrong with the header; a file that is being written may have none yet."""
    header = entries.get(_HEADER)
    if header is None:
        return PoFault(1, Message(N_("The file has no header.")))
    rule = PLURAL_FORMS.fullmatch(_plural_forms(header))
    if rule is None or not is_plural_rule(rule[2], int(rule[1])):
        return PoFault(header.line, Message(N_("The header has no valid plural rule.")))
    return None


def _wrong_forms(entries: Mapping[Key, LiveEntry]) -> PoFault | None:
    """A plural with more or fewer forms than the header says, as of one being written."""
    rule = PLURAL_FORMS.fullmatch(_plural_forms(entries[_HEADER]))
    wanted = int(rule[1]) if rule else 0
    for entry in entries.values():
        if entry.plural is not None and any(entry.forms) and len(entry.forms) != wanted:
            said = N_(
                "This entry has {found} plural forms, but the header says {expected}. Write as "
                "many msgstr lines as there are forms."
            )
            values: dict[str, str | int] = {"found": len(entry.forms), "expected": wanted}
            return PoFault(entry.line, Message(said, values))
    return None


def _plural_forms(header: LiveEntry) -> str:
    for line in "".join(header.forms).split("\n"):
        name, _, value = line.partition(":")
        if name.strip().casefold() == "plural-forms":
            return value
    return _DEFAULT_PLURAL

"""One PO file, ready for look-ups. What is missing is not found, and a translation equal
to its source is. A course's outdated (fuzzy) translations are found only when asked for as such.

Parsed with polib once, then kept as MO in the cache folder, keyed on path, size, time and format
version; read with the standard gettext.
"""

import re
import struct
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sidos.i18n.cache_file import cache_name, read_cache, write_cache
from sidos.i18n.locale_info import is_plural_rule
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from polib import POEntry, POFile

_FORMAT = 3
PLURAL_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
"""A header's Plural-Forms: how many, and the rule."""

OUTDATED = "~"
"""Goes before the context of an outdated translation; no context of a course begins with it."""

_DEFAULT_PLURAL = "nplurals=2; plural=(n != 1);"


class _Missing(str):
    """Stands for "not found": told from a translation by identity."""

    __slots__ = ()


MISSING = _Missing()


class _Nothing(NullTranslations):
    """The end of every look-up: says MISSING where gettext would say the source."""

    def _missing(self, *_: object, **__: object) -> str:
        return MISSING

    gettext = ngettext = pgettext = npgettext = _missing


class Catalogue(Struct, frozen=True):
    """`texts` answers MISSING for what is not translated. Entries counted: `translated` of
    `total`, without optional ones that the language does without. `problem`: why the file is
    not used."""

    texts: NullTranslations
    translated: int = 0
    total: int = 0
    problem: Message | None = None

    def find(self, context: str, text: str) -> str | None:
        """The current translation of `text` in `context`; None where there is none."""
        found = self.texts.pgettext(context, text) if text else MISSING
        return None if found is MISSING else found

    def find_outdated(self, context: str, text: str) -> str | None:
        """The translation in `context` of what `text` was before it was changed to this."""
        return self.find(f"{OUTDATED}{context}", text)


def load(path: Path, cache: Path | None) -> Catalogue:
    """The catalogue of the PO file at `path`: empty where there is no file or it is faulty."""
    try:
        stat = path.stat()
    except OSError:
        return Catalogue(_Nothing())
    key = f"{_FORMAT} {stat.st_size} {stat.st_mtime_ns} {str(path.absolute())!r}"
    kept = cache / f"{cache_name(path.stem, path)}.mo" if cache else None
    data = read_cache(kept) if kept else None
    known = _catalogue(data, key) if data else None
    if known is not None:
        return known
    try:
        data = _compiled(path, key)
    except _FaultyError as faulty:
        return Catalogue(_Nothing(), problem=faulty.message)
    if kept:
        write_cache(kept, data)
    return _catalogue(data, key) or Catalogue(_Nothing())


class _FaultyError(Exception):
    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def _catalogue(data: bytes, key: str) -> Catalogue | None:
    """The catalogue in an MO file made for `key`; None where it is another's or damaged."""
    try:
        texts = GNUTranslations(BytesIO(data))
    except (OSError, ValueError, IndexError, struct.error):  # UnicodeDecodeError is a ValueError
        return None
    info = texts.info()
    if info.get("x-sidos-key") != key:
        return None
    translated, total = map(int, info["x-sidos-share"].split())
    texts.add_fallback(_Nothing())
    return Catalogue(texts, translated, total)


def _compiled(path: Path, key: str) -> bytes:
    """The PO file at `path` as MO; _FaultyError where it can't be used."""
    from sidos.i18n.po.record import po_file
    from sidos.i18n.po.syntax import scan_file

    values: dict[str, str | int] = {"file": str(path)}
    try:
        found = scan_file(path.read_bytes())
    except OSError as error:
        text = N_("The translations in {file} are not used, because it can’t be read.")
        raise _FaultyError(Message(text, values)) from error
    if found.faults:
        values["line"] = found.faults[0].line
        text = N_("The translations in {file} are not used, because line {line} is faulty.")
        if found.faults[0].rule == "not-utf8":
            text = N_(
                "The translations in {file} are not used, because line {line} is not UTF-8 text. "
                "Save the file as UTF-8."
            )
        raise _FaultyError(Message(text, values))
    source = po_file(found)
    rule = PLURAL_FORMS.fullmatch(source.metadata.get("Plural-Forms", _DEFAULT_PLURAL))
    if rule is None or not is_plural_rule(rule[2], int(rule[1])):
        text = N_(
            "The translations in {file} are not used, because its header has no valid plural rule."
        )
        raise _FaultyError(Message(text, values))
    return _binary(source, rule[0], key)


def _binary(source: "POFile", plural_forms: str, key: str) -> bytes:
    import polib

    from sidos.i18n.po.record import is_optional

    current = source.translated_entries()
    optional = (entry for entry in source.untranslated_entries() if is_optional(entry.comment))
    total = sum(not entry.obsolete for entry in source) - sum(1 for _ in optional)
    kept = polib.POFile()
    kept.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": plural_forms,
        "X-Sidos-Key": key,
        "X-Sidos-Share": f"{len(current)} {total}",
    }
    kept.extend(current)
    kept.extend(_outdated(source))
    return kept.to_binary()


def _outdated(source: "POFile") -> "Iterator[POEntry]":
    import polib

    for entry in source.fuzzy_entries():
        if entry.msgctxt and entry.msgstr and not entry.obsolete:
            context = f"{OUTDATED}{entry.msgctxt}"
            yield polib.POEntry(msgctxt=context, msgid=entry.msgid, msgstr=entry.msgstr)

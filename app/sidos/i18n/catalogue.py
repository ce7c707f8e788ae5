"""One PO file, ready for look-ups. What is missing is not found, and a translation equal
to its source is. A course's outdated (fuzzy) translations are found only when asked for as such.

Parsed with polib once, by the build or at the first use, and then kept as MO: in the cache folder
keyed on path, size, time and format version.
"""

import re
from gettext import NullTranslations
from mmap import mmap
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from sidos.i18n.cache_file import cache_name, write_cache
from sidos.i18n.locale_info import is_plural_rule
from sidos.i18n.mo_texts import MISSING, MoTexts, mapped
from sidos.model.message import N_, Message
from sidos.model.translation import is_translated
from sidos.prepared import Prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from polib import POEntry, POFile

_FORMAT = 4
_PREPARED = f"{_FORMAT} prepared"
PLURAL_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
"""A header's Plural-Forms: how many, and the rule."""

OUTDATED = "~"
"""Goes before the context of an outdated translation; no context of a course begins with it."""

_DEFAULT_PLURAL = "nplurals=2; plural=(n != 1);"


class _Nothing(NullTranslations):
    """Says MISSING where gettext would say the source."""

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


def load(path: Path, cache: Path | None, prepared: Prepared | None = None) -> Catalogue:
    """The catalogue of the PO file at `path`: empty where there is no file or it is faulty."""
    if prepared and prepared.covers(path):
        made = _catalogue(mapped(prepared.folder / _prepared_name(path)), _PREPARED)
        if made is not None:
            return made
    try:
        stat = path.stat()
    except OSError:
        return Catalogue(_Nothing())
    key = f"{_FORMAT} {stat.st_size} {stat.st_mtime_ns} {str(path.absolute())!r}"
    kept = cache / f"{cache_name(path.stem, path)}.mo" if cache else None
    known = _catalogue(mapped(kept), key) if kept else None
    if known is not None:
        return known
    compiled = _compiled(path, key)
    if isinstance(compiled, Message):
        return Catalogue(_Nothing(), problem=compiled)
    if kept:
        write_cache(kept, compiled)
    return _catalogue(compiled, key) or Catalogue(_Nothing())


def prepare_catalogue(prepared: Prepared, path: Path) -> None:
    """Keep the PO file at `path` as MO for wherever it will be, where it is without faults."""
    compiled = _compiled(path, _PREPARED)
    if not isinstance(compiled, Message):
        write_cache(prepared.folder / _prepared_name(path), compiled)


def _prepared_name(path: Path) -> str:
    """tag/LC_MESSAGES/domain.po as tag.domain.mo."""
    return f"{path.parent.parent.name}.{path.stem}.mo"


def _catalogue(data: bytes | mmap | None, key: str) -> Catalogue | None:
    """The catalogue in an MO file made for `key`; None where it is another's or damaged."""
    try:
        texts = MoTexts(data or b"")
    except ValueError:
        return None
    info = texts.info()
    if info.get("x-sidos-key") != key:
        return None
    translated, total = map(int, info["x-sidos-share"].split())
    return Catalogue(texts, translated, total)


def catalogue_of(source: "POFile") -> Catalogue:
    """The catalogue of entries that were just read; its `problem` where the header has no valid
    plural rule."""
    rule = _plural_forms(source)
    if rule is None:
        return Catalogue(
            _Nothing(),
            problem=Message(
                N_("The header has no valid plural rule. Run “sidos locale update” to restore it.")
            ),
        )
    return _catalogue(_binary(source, rule, ""), "") or Catalogue(_Nothing())


def _compiled(path: Path, key: str) -> bytes | Message:
    """The PO file at `path` as MO, or why it can't be used."""
    from sidos.i18n.po.record import po_file
    from sidos.i18n.po.syntax import scan_file

    values: dict[str, str | int] = {"file": str(path)}
    try:
        found = scan_file(path.read_bytes())
    except OSError:
        text = N_(
            "The translations in {file} are not used, because it can’t be read. Check its "
            "permissions."
        )
        return Message(text, values)
    if found.faults:
        values["line"] = found.faults[0].line
        text = N_(
            "The translations in {file} are not used, because line {line} is faulty. Run "
            "“sidos locale check” to see what is wrong."
        )
        if found.faults[0].rule == "not-utf8":
            text = N_(
                "The translations in {file} are not used, because line {line} is not UTF-8 text. "
                "Save the file as UTF-8."
            )
        return Message(text, values)
    source = po_file(found)
    rule = _plural_forms(source)
    if rule is None:
        text = N_(
            "The translations in {file} are not used, because its header has no valid plural "
            "rule. Run “sidos locale update” to restore it."
        )
        return Message(text, values)
    return _binary(source, rule, key)


def _plural_forms(source: "POFile") -> str | None:
    """The header's Plural-Forms, or what goes for a header without; None where it is invalid."""
    rule = PLURAL_FORMS.fullmatch(source.metadata.get("Plural-Forms", _DEFAULT_PLURAL))
    return rule[0] if rule and is_plural_rule(rule[2], int(rule[1])) else None


def _binary(source: "POFile", plural_forms: str, key: str) -> bytes:
    import polib

    from sidos.i18n.po.record import forms_of, is_optional

    in_use = [entry for entry in source if not entry.obsolete]
    translated = [entry for entry in in_use if is_translated(forms_of(entry))]
    current = [entry for entry in translated if not entry.fuzzy]
    done = {id(entry) for entry in translated}
    spared = sum(is_optional(entry.comment) and id(entry) not in done for entry in in_use)
    kept = polib.POFile()
    kept.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": plural_forms,
        "X-Sidos-Key": key,
        "X-Sidos-Share": f"{len(current)} {len(in_use) - spared}",
    }
    kept.extend(current)
    kept.extend(_outdated(entry for entry in translated if entry.fuzzy))
    return kept.to_binary()


def _outdated(entries: "Iterable[POEntry]") -> "Iterator[POEntry]":
    import polib

    for entry in entries:
        if entry.msgctxt and entry.msgstr:
            context = f"{OUTDATED}{entry.msgctxt}"
            yield polib.POEntry(msgctxt=context, msgid=entry.msgid, msgstr=entry.msgstr)

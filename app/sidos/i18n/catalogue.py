"""One PO file, ready for look-ups. A course's outdated (fuzzy) translations have a look-up of their
own.

Parsed with polib once, by the build or at the first use, and then cached as MO,
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
"""A header's Plural-Forms: the number of forms, and the rule."""

OUTDATED = "~"
"""Prefix of an outdated translation's context; no context of a course begins with it."""

_DEFAULT_PLURAL = "nplurals=2; plural=(n != 1);"


class _NoTexts(NullTranslations):
    """Returns MISSING where gettext would return the source."""

    def _missing(self, *_: object, **__: object) -> str:
        return MISSING

    gettext = ngettext = pgettext = npgettext = _missing


class Catalogue(Struct, frozen=True):
    """`texts` returns MISSING for what is not translated. `translated` and `total` count entries,
    without optional untranslated ones. `problem`: why the file is not used."""

    texts: NullTranslations
    translated: int = 0
    total: int = 0
    problem: Message | None = None

    def find(self, context: str, text: str) -> str | None:
        """The current translation of `text` in `context`; None where there is none."""
        translation = self.texts.pgettext(context, text) if text else MISSING
        return None if translation is MISSING else translation

    def find_outdated(self, context: str, text: str) -> str | None:
        """The translation of an earlier version of `text` in `context`; None where there is
        none."""
        return self.find(f"{OUTDATED}{context}", text)


def load(path: Path, cache: Path | None, prepared: Prepared | None = None) -> Catalogue:
    """The catalogue of the PO file at `path`: empty where there is no file or it is faulty."""
    if prepared and prepared.covers(path):
        prepared_catalogue = _catalogue(mapped(prepared.folder / _prepared_name(path)), _PREPARED)
        if prepared_catalogue is not None:
            return prepared_catalogue
    try:
        stat = path.stat()
    except OSError:
        return Catalogue(_NoTexts())
    key = f"{_FORMAT} {stat.st_size} {stat.st_mtime_ns} {str(path.absolute())!r}"
    cache_path = cache / f"{cache_name(path.stem, path)}.mo" if cache else None
    cached = _catalogue(mapped(cache_path), key) if cache_path else None
    if cached is not None:
        return cached
    compiled = _compiled(path, key)
    if isinstance(compiled, Message):
        return Catalogue(_NoTexts(), problem=compiled)
    if cache_path:
        write_cache(cache_path, compiled)
    return _catalogue(compiled, key) or Catalogue(_NoTexts())


def prepare_catalogue(prepared: Prepared, path: Path) -> None:
    """Write the PO file at `path` as MO into the prepared folder; a faulty file is left out."""
    compiled = _compiled(path, _PREPARED)
    if not isinstance(compiled, Message):
        write_cache(prepared.folder / _prepared_name(path), compiled)


def _prepared_name(path: Path) -> str:
    """tag/LC_MESSAGES/domain.po as tag.domain.mo."""
    return f"{path.parent.parent.name}.{path.stem}.mo"


def _catalogue(data: bytes | mmap | None, key: str) -> Catalogue | None:
    """The catalogue in an MO file made for `key`; None where it has another key or is damaged."""
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
    """The catalogue of parsed entries; its `problem` where the header has no valid plural rule."""
    rule = _plural_forms(source)
    if rule is None:
        return Catalogue(
            _NoTexts(),
            problem=Message(
                N_("The header has no valid plural rule. Run “sidos locale update” to restore it.")
            ),
        )
    return _catalogue(_binary(source, rule, ""), "") or Catalogue(_NoTexts())


def _compiled(path: Path, key: str) -> bytes | Message:
    """The PO file at `path` as MO, or why it can't be used."""
    from sidos.i18n.po.record import po_file
    from sidos.i18n.po.syntax import scan_file

    values: dict[str, str | int] = {"file": str(path)}
    try:
        scan = scan_file(path.read_bytes())
    except OSError:
        text = N_(
            "The translations in {file} are not used, because it can’t be read. Check its "
            "permissions."
        )
        return Message(text, values)
    if scan.faults:
        values["line"] = scan.faults[0].line
        text = N_(
            "The translations in {file} are not used, because line {line} is faulty. Run "
            "“sidos locale check” to see what is wrong."
        )
        if scan.faults[0].rule == "not-utf8":
            text = N_(
                "The translations in {file} are not used, because line {line} is not UTF-8 text. "
                "Save the file as UTF-8."
            )
        return Message(text, values)
    source = po_file(scan)
    rule = _plural_forms(source)
    if rule is None:
        text = N_(
            "The translations in {file} are not used, because its header has no valid plural "
            "rule. Run “sidos locale update” to restore it."
        )
        return Message(text, values)
    return _binary(source, rule, key)


def _plural_forms(source: "POFile") -> str | None:
    """The header's Plural-Forms, the default where it has none; None where it is invalid."""
    rule = PLURAL_FORMS.fullmatch(source.metadata.get("Plural-Forms", _DEFAULT_PLURAL))
    return rule[0] if rule and is_plural_rule(rule[2], int(rule[1])) else None


def _binary(source: "POFile", plural_forms: str, key: str) -> bytes:
    import polib

    from sidos.i18n.po.record import forms_of, is_optional

    in_use = [entry for entry in source if not entry.obsolete]
    translated = [entry for entry in in_use if is_translated(forms_of(entry))]
    current = [entry for entry in translated if not entry.fuzzy]
    done = {id(entry) for entry in translated}
    skipped = sum(is_optional(entry.comment) and id(entry) not in done for entry in in_use)
    compiled = polib.POFile()
    compiled.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": plural_forms,
        "X-Sidos-Key": key,
        "X-Sidos-Share": f"{len(current)} {len(in_use) - skipped}",
    }
    compiled.extend(current)
    compiled.extend(_outdated(entry for entry in translated if entry.fuzzy))
    return compiled.to_binary()


def _outdated(entries: "Iterable[POEntry]") -> "Iterator[POEntry]":
    import polib

    for entry in entries:
        if entry.msgctxt and entry.msgstr:
            context = f"{OUTDATED}{entry.msgctxt}"
            yield polib.POEntry(msgctxt=context, msgid=entry.msgid, msgstr=entry.msgstr)

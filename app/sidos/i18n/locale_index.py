"""Which locales there are. The index in the cache holds as long as every locale.yaml keeps its
path, size and time; with it nothing is parsed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from sidos.i18n.cache_file import cache_name, read_cache, write_cache
from sidos.i18n.error import LocaleError
from sidos.i18n.format import Formats
from sidos.i18n.locale_info import LocaleInfo, read_locale
from sidos.model.attempt import Writing
from sidos.model.message import Message
from sidos.prepared import Prepared

_FORMAT = 2
_PREPARED = "locales.msgpack"


class LocaleIndex(Struct, frozen=True, kw_only=True):
    """The locales found, in the order of their tags, how each writes numbers, and what was wrong
    with others."""

    format: int
    stamps: tuple[tuple[str, int, int], ...]
    locales: tuple[LocaleInfo, ...]
    writings: tuple[Writing, ...]
    problems: tuple[Message, ...] = ()


def locale_index(
    roots: Sequence[Path], cache: Path | None, prepared: Prepared | None = None
) -> LocaleIndex:
    """The locales under `roots`; a tag in an earlier root hides the same tag in a later one."""
    stamps = tuple(_stamps(roots))
    kept = cache / f"{cache_name('locales', *roots)}.msgpack" if cache else None
    known = _known(read_cache(kept)) if kept else None
    if known is not None and known.format == _FORMAT and known.stamps == stamps:
        return known
    index = _read(stamps, prepared)
    if kept:
        write_cache(kept, msgspec.msgpack.encode(index))
    return index


def prepare_locales(prepared: Prepared, roots: Sequence[Path]) -> None:
    """Keep the index of the locales under `roots` for wherever they will be."""
    data = msgspec.msgpack.encode(locale_index(roots, None))
    write_cache(prepared.folder / _PREPARED, data)


def _known(data: bytes | None) -> LocaleIndex | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=LocaleIndex)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _stamps(roots: Sequence[Path]) -> list[tuple[str, int, int]]:
    found: dict[str, tuple[str, int, int]] = {}
    for root in roots:
        try:
            folders = sorted(entry.name for entry in root.iterdir())
        except OSError:
            continue
        for folder in folders:
            path = root / folder / "locale.yaml"
            try:
                stat = path.stat()
            except OSError:
                continue  # a course's own locales/ may hold translations only
            found.setdefault(folder, (str(path), stat.st_size, stat.st_mtime_ns))
    return [found[folder] for folder in sorted(found)]


def _read(stamps: tuple[tuple[str, int, int], ...], prepared: Prepared | None) -> LocaleIndex:
    locales: list[LocaleInfo] = []
    writings: list[Writing] = []
    problems: list[Message] = []
    known = _prepared(prepared) if prepared else {}
    for name, _, _ in stamps:
        path = Path(name)
        if prepared and path.parent.name in known and prepared.covers(path):
            info, writing = known[path.parent.name]
        else:
            try:
                info = read_locale(path)
            except LocaleError as fault:
                problems.append(fault.message)
                continue
            # Kept, because Babel takes 40 ms and 5 MB to say these few signs.
            writing = Formats(info.cldr).writing(info.tag)
        locales.append(info)
        writings.append(writing)
    return LocaleIndex(
        format=_FORMAT,
        stamps=stamps,
        locales=tuple(locales),
        writings=tuple(writings),
        problems=tuple(problems),
    )


def _prepared(prepared: Prepared) -> dict[str, tuple[LocaleInfo, Writing]]:
    index = _known(read_cache(prepared.folder / _PREPARED))
    if index is None or index.format != _FORMAT:
        return {}
    pairs = zip(index.locales, index.writings, strict=True)
    return {info.tag: (info, writing) for info, writing in pairs}

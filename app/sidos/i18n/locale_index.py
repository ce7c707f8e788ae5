"""Which locales there are. The cached index is valid as long as every locale.yaml keeps its
path, size and time; then nothing is parsed."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sidos.i18n.cache_file import cache_name, read_cache, write_cache
from sidos.i18n.error import LocaleError
from sidos.i18n.format import Formats
from sidos.i18n.locale_info import LocaleInfo, read_locale
from sidos.model.attempt import Writing
from sidos.model.message import Message
from sidos.prepared import Prepared

_FORMAT = 4
_PREPARED = "locales.msgpack"


class LocaleIndex(Struct, frozen=True, kw_only=True):
    """The locales in the order of their tags, the number formats of some, and the problems of
    others."""

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
    cached = _decoded(read_cache(_cached(roots, cache))) if cache else None
    if cached is not None and cached.format == _FORMAT and cached.stamps == stamps:
        return cached
    index = _read(stamps, prepared)
    store_index(index, roots, cache)
    return index


def store_index(index: LocaleIndex, roots: Sequence[Path], cache: Path | None) -> None:
    """Write the index of the locales under `roots` to the cache, if there is one."""
    if cache:
        write_cache(_cached(roots, cache), msgspec.msgpack.encode(index))


def with_writing(index: LocaleIndex, info: LocaleInfo) -> LocaleIndex:
    """`index` with the locale's number format. It is cached because Babel takes 40 ms and 5 MB for
    these few characters, and added late because no list of lessons needs it."""
    writing = Formats(info.cldr).writing(info.tag)
    return replace(index, writings=(*index.writings, writing))


def prepare_locales(prepared: Prepared, roots: Sequence[Path]) -> None:
    """Write the index of the locales under `roots` into the prepared folder."""
    index = locale_index(roots, None)
    for info in index.locales:
        index = with_writing(index, info)
    write_cache(prepared.folder / _PREPARED, msgspec.msgpack.encode(index))


def _cached(roots: Sequence[Path], cache: Path) -> Path:
    return cache / f"{cache_name('locales', *roots)}.msgpack"


def _decoded(data: bytes | None) -> LocaleIndex | None:
    if data is None:
        return None
    try:
        return msgspec.msgpack.decode(data, type=LocaleIndex)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _stamps(roots: Sequence[Path]) -> list[tuple[str, int, int]]:
    stamps: dict[str, tuple[str, int, int]] = {}
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
            stamps.setdefault(folder, (str(path), stat.st_size, stat.st_mtime_ns))
    return [stamps[folder] for folder in sorted(stamps)]


def _read(stamps: tuple[tuple[str, int, int], ...], prepared: Prepared | None) -> LocaleIndex:
    locales: list[LocaleInfo] = []
    writings: list[Writing] = []
    problems: list[Message] = []
    prepared_index = _decoded(read_cache(prepared.folder / _PREPARED)) if prepared else None
    built = prepared_index if prepared_index and prepared_index.format == _FORMAT else None
    by_tag = {info.tag: info for info in built.locales} if built else {}
    for name, _, _ in stamps:
        path = Path(name)
        tag = path.parent.name
        if built and prepared and tag in by_tag and prepared.covers(path):
            locales.append(by_tag[tag])
            writings += [writing for writing in built.writings if writing.tag == tag]
            continue
        try:
            locales.append(read_locale(path))
        except LocaleError as error:
            problems.append(error.message)
    return LocaleIndex(
        format=_FORMAT,
        stamps=stamps,
        locales=tuple(locales),
        writings=tuple(writings),
        problems=tuple(problems),
    )

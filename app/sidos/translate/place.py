"""Where the interface shows each of its messages, and how many cells there are for it.

The widths are measured on the real screens by `python3 -m tests.places` and stored beside this
file, because the translator's tools load no screens. An update writes them into the comments; plain
`pybabel extract` doesn't.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct, json
from msgspec.structs import replace

from sidos.translate.message_unit import KIND, MessageUnit

FILE = Path(__file__).with_name("interface_places.json")

_BY_FOLDER = {
    "cli": "command line",
    "plain": "plain mode",
    "translate": "command line",
    "content": "what is wrong with a lesson or course",
    "store": "what is wrong with a file",
    "i18n": "what is wrong with a locale",
    "study": "plain mode, handout",
    "workshop": "workshop",
    "tui": "seldom on screen",
}
"""What a message is outside the screens, by the folder of its file."""
_ON_SCREEN = {"tui", "study"}


class MessagePlace(Struct, frozen=True, omit_defaults=True):
    """`kind`: what the message is, for a translator. `width`: the most cells it may take, without
    the placeholders in braces; None where it wraps or may be cut.
    `stops`: the tour's stops that show it."""

    kind: str
    width: int | None = None
    stops: tuple[str, ...] = ()


def places(path: Path = FILE) -> Mapping[str, MessagePlace]:
    """Every message that the screens show, by its text, or `context\\u0004text`."""
    return json.decode(path.read_bytes(), type=dict[str, MessagePlace])


def place_key(context: str | None, text: str) -> str:
    """The key of a message in `places`; a plural's is its first form."""
    return text if context is None else f"{context}\u0004{text}"


def placed(
    units: Iterable[MessageUnit], by_key: Mapping[str, MessagePlace]
) -> tuple[MessageUnit, ...]:
    """The interface's messages, with their places added to the comments."""
    return tuple(_placed(unit, by_key.get(place_key(unit.context, unit.text))) for unit in units)


def _placed(unit: MessageUnit, place: MessagePlace | None) -> MessageUnit:
    folders = {part for file in unit.files for part in PurePosixPath(file).parts[2:3]}
    if place is not None:
        folders -= _ON_SCREEN
    kinds = [place.kind] if place else []
    kinds += [_BY_FOLDER[name] for name in sorted(folders) if name in _BY_FOLDER]
    lines = [unit.comment] if unit.comment else []
    if kinds:
        lines.append(f"{KIND}{', '.join(dict.fromkeys(kinds))}")
    if place is not None and place.width is not None:
        lines.append(f"width: {place.width}")
    if place is not None and place.stops:
        lines.append(f"shown: {', '.join(place.stops)}")
    return replace(unit, comment="\n".join(lines))

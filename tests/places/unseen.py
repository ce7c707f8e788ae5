"""Messages of the screens' own files that no stop of the tour shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sidos.translate.extractor import extract
from sidos.translate.layout import domains
from sidos.translate.place import MessagePlace, place_key

ROOT = Path(__file__).parents[2]
_SCREENS = "app/sidos/tui/"


def messages() -> dict[str, tuple[str, ...]]:
    """All messages of the interface by their keys, with the files that they stand in."""
    interface, *_ = domains(ROOT)
    units = extract(interface).units["en"]
    return {place_key(unit.context, unit.text): unit.files for unit in units}


def unseen(known: Mapping[str, MessagePlace], there: Mapping[str, Sequence[str]]) -> list[str]:
    """The keys of the screens' messages that have no place, in the order of their texts."""
    return sorted(
        key
        for key, files in there.items()
        if key not in known and any(file.startswith(_SCREENS) for file in files)
    )

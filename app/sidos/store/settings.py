"""The learner's settings, a JSON file: read with forgiveness, written whole or not at all.

What a later version or a hand has added to the file stays in it; a broken file is kept aside.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from sidos.model.attempt import Flow
from sidos.model.message import N_, Message
from sidos.store.atomic_file import replaced_file

_BROKEN = N_(
    "Your settings in {path} can’t be read, so sidos is using the defaults. If you change a "
    "setting, the old file is saved as {broken}."
)


class Settings(Struct, frozen=True, kw_only=True):
    """`language`: a tag, None for the system's; `theme`: a theme's name; `certainty`: ask how
    sure the learner is in quizzes; `flow`: of quizzes; `parallel`: both languages side by side;
    `keys`: command id to keys, where they differ from the usual."""

    language: str | None = None
    theme: str = "sidos-dark"
    certainty: bool = False
    flow: Flow = Flow.INSTANT
    parallel: bool = False
    animations: bool = False
    keys: dict[str, str] = {}


def load_settings(path: Path) -> tuple[Settings, Message | None]:
    """The settings in `path`, the usual ones where there is no such file, and a sentence where it
    can't be read; every single setting that can be is used all the same. Never raises."""
    settings, _, broken = _read(path)
    if not broken:
        return settings, None
    return settings, Message(_BROKEN, {"path": str(path), "broken": next(_names(path)).name})


def save_settings(path: Path, settings: Settings) -> None:
    """Replace the file in `path`, on disk when this returns. Raises OSError; the file is then as
    it was."""
    path = path.resolve()  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    _, unknown, broken = _read(path)
    content = {**unknown, **msgspec.to_builtins(settings)}
    if path.exists() and not path.is_file():
        path.replace(next(_names(path)))
        broken = False
    with replaced_file(path) as file:
        file.write(msgspec.json.format(msgspec.json.encode(content)).decode() + "\n")
        file.flush()
        if broken:
            path.replace(next(_names(path)))


def _read(path: Path) -> tuple[Settings, dict[str, Any], bool]:
    """The settings, the fields that we don't know, and whether the file is broken."""
    try:
        if path.exists() and not path.is_file():
            return Settings(), {}, True  # a pipe would never end
        content = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except FileNotFoundError:
        return Settings(), {}, False
    except (OSError, msgspec.DecodeError, ValueError, RecursionError):
        return Settings(), {}, True
    known: dict[str, Any] = {}
    broken = False
    for field in msgspec.structs.fields(Settings):
        if field.name in content:
            try:
                known[field.name] = msgspec.convert(content.pop(field.name), field.type)
            except (msgspec.ValidationError, RecursionError):
                broken = True
    return Settings(**known), content, broken


def _names(path: Path) -> Iterator[Path]:
    """Free names for a broken file, `settings.json.broken` first."""
    number = 1
    while True:
        ending = ".broken" if number == 1 else f".broken-{number}"
        name = path.with_name(path.name + ending)
        if not os.path.lexists(name):  # False where it may not be looked at
            yield name
        number += 1

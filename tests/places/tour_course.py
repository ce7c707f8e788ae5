"""The files of the tour's course with other texts in some of their fields."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sidos.content.text import TEXTS
from sidos.model.lesson import Lesson


class Field(NamedTuple):
    """Where a field's texts stand: `way` goes down through maps and, by `*`, into each entry of a
    list, in the files that `files` matches."""

    files: str
    way: tuple[str, ...]


TITLES = Field("[a-fh-z]*.yaml", ("title",))
"""The lessons' titles, the course's and the source's."""
LONGEST_TITLE = TEXTS[Lesson]["title"].width or 0


def rewrite(folder: Path, field: Field, change: Callable[[str], str]) -> None:
    """Change a field's texts in a tour's folder, but not in the lesson that can't be read."""
    for path in sorted(folder.glob(f"courses/**/{field.files}")):
        if path.stem != "torn":
            held = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
            _change(held, field.way, change)
            path.write_text(yaml.safe_dump(held, allow_unicode=True), "utf-8")


def _change(held: Any, way: tuple[str, ...], change: Callable[[str], str]) -> None:
    step, *rest = way
    if step == "*":
        for each in held if isinstance(held, list) else ():
            _change(each, tuple(rest), change)
    elif isinstance(held, dict) and step in held:
        if rest:
            _change(held[step], tuple(rest), change)
        else:
            held[step] = change(held[step])

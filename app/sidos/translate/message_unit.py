"""A text to translate, from extraction to merging."""

import re
from collections.abc import Sequence

from msgspec import Struct

from sidos.i18n.po.record import OPTIONAL
from sidos.i18n.po.syntax import Key

BRACE_FORMAT = "python-brace-format"
"""gettext's flag of a text with `{name}` placeholders."""

_WIDTH = re.compile(r"^width: (\d+)$", re.MULTILINE)

KIND = "kind: "
"""Prefix of the comment line that names a text's kind."""


class MessageUnit(Struct, frozen=True, kw_only=True):
    """`context` is a stable id in a course's domain, and None for most interface texts.
    `comment`: lines for the translator; `files`: where it is, without line numbers."""

    text: str
    context: str | None = None
    plural: str | None = None
    comment: str = ""
    files: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Its context and text."""
        return self.context, self.text


def describe(note: str, kind: str, width: int | None, title: str, *, optional: bool = False) -> str:
    """The comment of a course's text: the author's note, its kind, whether a language may do
    without it, its budget in cells, and the lesson it is in."""
    lines = [line.strip() for line in note.split("\n") if line.strip()]
    lines.append(f"{KIND}{kind}")
    if optional:
        lines.append(OPTIONAL)
    if width is not None:
        lines.append(f"width: {width}")
    if title:
        lines.append(f"in: {' '.join(title.split())}")
    return "\n".join(lines)


def kind_of(comment: str) -> str:
    """The kind that a comment made by `describe` names; "" where it names none."""
    kinds = [line.removeprefix(KIND) for line in comment.split("\n") if line.startswith(KIND)]
    return kinds[-1] if kinds else ""


def width_of(comment: str) -> int | None:
    """The smallest budget in cells that a comment names; None where it names none."""
    return min(map(int, _WIDTH.findall(comment)), default=None)


def combined(units: Sequence[MessageUnit]) -> tuple[MessageUnit, ...]:
    """One unit for each key, in the order of first occurrence, with all files and comments."""
    by_key: dict[Key, MessageUnit] = {}
    for unit in units:
        seen = by_key.get(unit.key)
        if seen is None:
            by_key[unit.key] = unit
            continue
        comments = [*seen.comment.split("\n"), *unit.comment.split("\n")]
        by_key[unit.key] = MessageUnit(
            text=unit.text,
            context=unit.context,
            plural=seen.plural or unit.plural,
            comment="\n".join(dict.fromkeys(line for line in comments if line)),
            files=tuple(dict.fromkeys((*seen.files, *unit.files))),
            flags=tuple(dict.fromkeys((*seen.flags, *unit.flags))),
        )
    return tuple(by_key.values())

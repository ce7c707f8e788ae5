"""The keys that work on a screen, as lines: keys on the left, what they do on the right."""

from collections.abc import Callable, Iterator, Mapping

from textual.binding import ActiveBinding, Binding
from textual.content import Content

from sidos.i18n.translator import Translator
from sidos.tui.command import COMMANDS
from sidos.tui.text import content

_RANK = {name: place for place, name in enumerate(COMMANDS)}
_COLUMN = 16  # cells of the keys


def key_lines(
    active: Mapping[str, ActiveBinding],
    display: Callable[[Binding], str],
    text: Translator,
    width: int,
) -> Iterator[Content]:
    """A row for each command of `active`, in the order of their declaration; commands with the
    same help share a row. `display`: the name of a key."""
    bound = [each.binding for each in active.values() if each.binding.id in COMMANDS]
    keys: dict[str, list[str]] = {}
    for binding in sorted(bound, key=lambda binding: _RANK[str(binding.id)]):
        keys.setdefault(binding.tooltip, []).append(display(binding))
    for help_text, names in keys.items():
        yield from _row(_together(names), text.gettext(help_text), width)


def _row(keys: str, help_text: str, width: int) -> list[Content]:
    column = content(keys, "bold $mark")
    column = column.pad_right(max(1, _COLUMN - column.cell_length))
    body = content(help_text).wrap(max(10, width - column.cell_length))
    indent = Content(" " * column.cell_length)
    return [Content.assemble(indent if n else column, line) for n, line in enumerate(body)]


def _together(names: list[str]) -> str:
    """Names of keys; consecutive digits as a range."""
    if names[2:] and all(name.isdigit() for name in names):
        return f"{names[0]}–{names[-1]}"
    return "  ".join(names)

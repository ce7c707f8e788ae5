"""A question's prompt where it stands without its field: a gap is never shown by its id."""

import re
from collections.abc import Callable

from sidos.model.item import AnyItem, Cloze


def prompt_of(item: AnyItem, gap: Callable[[int], str]) -> str:
    """The prompt in Markdown, with `gap` of a gap's number, counted from 1, in the gap's place."""
    if not isinstance(item, Cloze):
        return item.prompt
    numbers = {each.id: number for number, each in enumerate(item.gaps, 1)}
    names = "|".join(map(re.escape, numbers))
    return re.sub(rf"\{{({names})\}}", lambda found: gap(numbers[found[1]]), item.prompt)

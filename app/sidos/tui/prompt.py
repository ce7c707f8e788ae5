"""A question's prompt where it stands without its field."""

import re

from sidos.model.item import AnyItem, Cloze


def prompt_of(item: AnyItem) -> str:
    """The prompt in Markdown; a gap is the number that its line has."""
    if not isinstance(item, Cloze):
        return item.prompt
    numbers = {gap.id: number for number, gap in enumerate(item.gaps, 1)}
    gaps = "|".join(map(re.escape, numbers))
    return re.sub(rf"\{{({gaps})\}}", lambda found: f"[{numbers[found[1]]}]", item.prompt)

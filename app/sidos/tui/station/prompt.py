"""A question's prompt as the full screen shows it without its field."""

from sidos.model.item import AnyItem
from sidos.study import prompt


def prompt_of(item: AnyItem) -> str:
    """The prompt in Markdown; a gap is the number that its line has."""
    return prompt.prompt_of(item, lambda number: f"[{number}]")

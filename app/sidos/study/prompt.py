"""The gaps of a question's prompt: a gap is never shown by its id."""

from sidos.content.markdown_parser import rename_gaps
from sidos.model.item import AnyItem, Cloze


def gap_ids(item: AnyItem) -> tuple[str, ...]:
    """The ids of the gaps, in the order in which they are numbered."""
    return tuple(gap.id for gap in item.gaps) if isinstance(item, Cloze) else ()


def numbered_prompt(item: AnyItem) -> str:
    """The prompt as it is written, with each gap's number for its id."""
    names = {name: str(number) for number, name in enumerate(gap_ids(item), 1)}
    return rename_gaps(item.prompt, names) if names else item.prompt

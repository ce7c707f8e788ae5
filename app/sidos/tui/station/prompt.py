"""A page or a question's prompt as lines, where a question is shown without its field."""

from textual.content import Content

from sidos.engine.session import Station
from sidos.model.item import AnyItem
from sidos.model.lesson import Page
from sidos.study.prompt import gap_ids
from sidos.tui.markdown_lines import page_lines, text_lines


def prompt_lines(item: AnyItem, width: int) -> list[Content]:
    """The prompt; a gap is the number that its line has."""
    return text_lines(item.prompt, width, gap_ids(item))


def station_lines(station: Station, width: int) -> list[Content]:
    """The page's text, or the prompt."""
    if isinstance(station, Page):
        return page_lines(station.markdown, width)
    return prompt_lines(station, width)

"""A lesson's last page: its idea, whose idea it is, and where it may fail."""

from sidos.content.markdown_parser import parse_text
from sidos.content.markdown_writer import write_blocks
from sidos.i18n.translator import Translator
from sidos.model.lesson import GIST, Gist, Page
from sidos.model.message import N_, Message
from sidos.model.rich_text import Paragraph

_PARTS = {
    "idea": Message(N_("The idea")),
    "whose": Message(N_("Whose it is")),
    "limits": Message(N_("Where it may fail")),
}


def gist_page(gist: Gist, text: Translator) -> Page:
    """The gist as a page, its labels in the language of `text`."""
    parts = (_part(text.say(label), getattr(gist, name)) for name, label in _PARTS.items())
    return Page(id=GIST, heading=text.gettext("In short"), text="\n\n".join(parts))


def _part(label: str, text: str) -> str:
    """A text behind its label; one that begins with a list, a quote or code is below it."""
    blocks = parse_text(text)
    is_prose = bool(blocks) and isinstance(blocks[0], Paragraph)
    # Written again, because a page would read a line that begins like a list as one.
    return f"**{label}.**{' ' if is_prose else chr(10) * 2}{write_blocks(blocks)}"

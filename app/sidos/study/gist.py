"""A lesson's last page: its idea, whose idea it is, and where it may fail."""

from sidos.i18n.translator import Translator
from sidos.model.lesson import GIST, Gist, Page
from sidos.model.message import N_, Message

_PARTS = {
    "idea": Message(N_("The idea")),
    "whose": Message(N_("Whose it is")),
    "limits": Message(N_("Where it may fail")),
}


def gist_page(gist: Gist, text: Translator) -> Page:
    """The gist as a page, its labels in the language of `text`."""
    parts = (f"**{text.say(label)}.** {getattr(gist, name)}" for name, label in _PARTS.items())
    return Page(id=GIST, heading=text.gettext("In short"), text="\n\n".join(parts))

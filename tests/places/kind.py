"""What a message is, in a translator's words: by the widget that shows it, and by its own form."""

from tests.places.sight import Sighting

from sidos.tui.command import COMMANDS
from sidos.tui.key_name import NAMES

_LABELS = {command.label for command in COMMANDS.values()}
_HELPS = {command.help for command in COMMANDS.values()}
_LISTED = [command for command in COMMANDS.values() if command.in_key_bar]
COLUMNS = ({command.label for command in _LISTED}, {command.help for command in _LISTED})
"""What stands in the palette's columns, as commands come and go with what can be done."""
_BY_WIDGET = {
    "TitleBar": "title of a screen",
    "QueryLine": "shown in an empty line",
    "Input": "shown in an empty line",
    "Toast": "notice",
    "SettingList": "name or value of a setting",
    "AnswerLine": "below a question",
}
_SENTENCE = (".", "!", "?")


def kind_of(seen: Sighting) -> str:
    """What the message is at this place."""
    widget = seen.widget.partition("#")[0]
    return _BY_WIDGET.get(widget) or form_of(seen.key)


def form_of(key: str) -> str:
    """What a message is, as far as its own words tell."""
    text = key.rpartition("\u0004")[2]
    if text in _LABELS:
        return "label of a key"
    if text in NAMES.values():
        return "name of a key"
    if text in _HELPS:
        return "what a key does"
    if text.endswith(_SENTENCE):
        return "sentence"
    if text.endswith(":"):
        return "heading"
    return "heading or label" if text[:1].isupper() else "part of a row"

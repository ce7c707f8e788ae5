"""Names of keys on screen, in the learner's language."""

from textual.keys import format_key

from sidos.i18n.translator import Translator
from sidos.model.message import N_

NAMES = {
    "enter": N_("Enter"),
    "escape": N_("Esc"),
    "space": N_("Space"),
    "tab": N_("Tab"),
    "backspace": N_("Backspace"),
    "delete": N_("Delete"),
    "home": N_("Home"),
    "end": N_("End"),
    "pageup": N_("Page Up"),
    "pagedown": N_("Page Down"),
    "shift": N_("Shift"),
}
_CTRL = "Ctrl+"
_SYMBOLS = {"ctrl": "Ctrl", "up": "↑", "down": "↓", "left": "←", "right": "→"}


def key_name(key: str, text: Translator) -> str:
    """The name of a key: `shift+up` is Shift+↑, `question_mark` is ?, `ctrl+q` is Ctrl+Q."""
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if "ctrl" in modifiers and len(last) == 1:
        last = last.upper()
    return "+".join(_named(each, text) for each in (*modifiers, last))


def short_key_name(name: str) -> str:
    """`name`, as `key_name` gives it, for narrow places: Ctrl+Q is ^q."""
    return f"^{name.removeprefix(_CTRL).lower()}" if name.startswith(_CTRL) else name


def _named(key: str, text: Translator) -> str:
    if key in NAMES:
        return text.gettext(NAMES[key])
    return _SYMBOLS.get(key) or (key.upper() if key[1:].isdigit() else format_key(key))

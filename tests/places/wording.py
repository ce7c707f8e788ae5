"""An interface whose every message can be told from all others on screen.

Each has a sign of its own in place of one of its letters, so that nothing is wider or narrower than
in English, or is replaced altogether.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from rich.cells import cell_len

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.locales import Locales
from sidos.i18n.translator import Translator, fill
from sidos.translate.place import place_key

_FIRST = 0xF0000  # private use: one sign a message
_LETTER = re.compile(r"\{\w*\}|(\S)")
_NAME = re.compile(r"\{(\w+)\}")


class Wording:
    """What each message says. `instead`: messages that are replaced, by their keys; `cells`: what
    the values of each message took when it was last filled in."""

    def __init__(self) -> None:
        self.instead: dict[str, str] = {}
        self.cells: dict[str, dict[str, int]] = {}
        self._signs: dict[str, str] = {}

    def keys(self, text: str) -> set[str]:
        """The messages whose signs are in `text`."""
        signs = {sign: key for key, sign in self._signs.items()}
        return {signs[letter] for letter in text if letter in signs}

    def word(self, key: str, text: str, values: dict[str, str | int]) -> str:
        """`text`, which is a form of the message `key`, with its sign or replaced."""
        taken = self.cells.setdefault(key, {})
        for name in _NAME.findall(text):
            if name in values:
                taken[name] = cell_len(str(values[name]))
        return fill(self.instead.get(key, self._signed(key, text)), values)

    def _signed(self, key: str, text: str) -> str:
        sign = self._signs.setdefault(key, chr(_FIRST + len(self._signs)))
        for found in _LETTER.finditer(text):
            if found[1] is not None:
                return text[: found.start()] + sign + text[found.end() :]
        return sign + text


class WordedTranslator(Translator):
    """English as `wording` has it."""

    def __init__(self, info: LocaleInfo, wording: Wording) -> None:
        super().__init__(info, ())
        self._wording = wording

    def gettext(self, message: str, /, **values: str | int) -> str:
        """The message, marked or replaced."""
        return self._wording.word(message, message, values) if message else ""

    def ngettext(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """The form for `number`, marked or replaced."""
        return self._wording.word(one, one if number == 1 else many, values)

    def pgettext(self, context: str, message: str, /, **values: str | int) -> str:
        """The message as meant in `context`, marked or replaced."""
        return self._wording.word(place_key(context, message), message, values)

    def npgettext(
        self, context: str, one: str, many: str, number: int, /, **values: str | int
    ) -> str:
        """The form for `number` as meant in `context`, marked or replaced."""
        form = one if number == 1 else many
        return self._wording.word(place_key(context, one), form, values)


class WordedLocales(Locales):
    """The locales in `roots`, their interface worded by `wording`."""

    def __init__(self, roots: Sequence[Path], wording: Wording) -> None:
        super().__init__(roots, None)
        self._wording = wording

    def translator(self, tag: str) -> Translator:
        """English as `wording` has it."""
        return WordedTranslator(self.info(tag), self._wording)

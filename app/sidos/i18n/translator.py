"""The interface's texts in one language. A text without a current translation is in the locale's
fallback language, or else as in the source; a look-up never fails."""

import re
from collections.abc import Mapping, Sequence

from sidos.i18n.catalogue import Catalogue
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.mo_texts import MISSING
from sidos.model.message import Message

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(\w+)\}")


class Translator:
    """Look-ups in the interface's domain; cheap to make, safe to use from any thread."""

    def __init__(self, info: LocaleInfo, chain: Sequence[Catalogue]) -> None:
        self.tag = info.tag
        self.direction = info.direction
        self._chain = tuple(catalogue.texts for catalogue in chain)

    def gettext(self, message: str, /, **values: str | int) -> str:
        """`message` in this language, its placeholders filled in."""
        for texts in self._chain if message else ():
            if (translation := texts.gettext(message)) is not MISSING:
                return fill(translation, values)
        return fill(message, values)

    def ngettext(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """The form of the text that goes with `number`, its placeholders filled in."""
        for texts in self._chain:
            if (translation := texts.ngettext(one, many, number)) is not MISSING:
                return fill(translation, values)
        return fill(one if number == 1 else many, values)

    def pgettext(self, context: str, message: str, /, **values: str | int) -> str:
        """`message` in this language, as it is meant in `context`."""
        for texts in self._chain:
            if (translation := texts.pgettext(context, message)) is not MISSING:
                return fill(translation, values)
        return fill(message, values)

    def npgettext(
        self, context: str, one: str, many: str, number: int, /, **values: str | int
    ) -> str:
        """The form of the text that goes with `number`, as it is meant in `context`."""
        for texts in self._chain:
            if (translation := texts.npgettext(context, one, many, number)) is not MISSING:
                return fill(translation, values)
        return fill(one if number == 1 else many, values)

    def say(self, message: Message) -> str:
        """A message in this language, its values filled in."""
        return self.gettext(message.text, **message.values)


def fill(template: str, values: Mapping[str, str | int]) -> str:
    """`template` with its `{name}` placeholders filled in.

    Not str.format: a translation comes from outside and may only name a value. A name without a
    value stays as it is, so that no translation can raise.
    """

    def value(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[0][0]
        return str(values.get(match[1], match[0]))

    return _PLACEHOLDER.sub(value, template)

"""The interface's texts in one language. A text that has no current translation comes in the
locale's fallback language, and at last as it stands in the source; a look-up never fails."""

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
            if (found := texts.gettext(message)) is not MISSING:
                return fill(found, values)
        return fill(message, values)

    def ngettext(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """The form of the text that goes with `number`, its placeholders filled in."""
        for texts in self._chain:
            if (found := texts.ngettext(one, many, number)) is not MISSING:
                return fill(found, values)
        return fill(one if number == 1 else many, values)

    def pgettext(self, context: str, message: str, /, **values: str | int) -> str:
        """`message` in this language, as it is meant in `context`."""
        for texts in self._chain:
            if (found := texts.pgettext(context, message)) is not MISSING:
                return fill(found, values)
        return fill(message, values)

    def npgettext(
        self, context: str, one: str, many: str, number: int, /, **values: str | int
    ) -> str:
        """The form of the text that goes with `number`, as it is meant in `context`."""
        for texts in self._chain:
            if (found := texts.npgettext(context, one, many, number)) is not MISSING:
                return fill(found, values)
        return fill(one if number == 1 else many, values)

    def say(self, message: Message) -> str:
        """A message in this language, its values filled in."""
        return self.gettext(message.text, **message.values)


def fill(template: str, values: Mapping[str, str | int]) -> str:
    """`template` with its `{name}` placeholders filled in.

    Not str.format: a translation comes from outside and may do no more than name a value; a name
    that has no value stays as it is, and so nothing in a translation can raise.
    """

    def value(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        return str(values.get(found[1], found[0]))

    return _PLACEHOLDER.sub(value, template)

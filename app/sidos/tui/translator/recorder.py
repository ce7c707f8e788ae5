"""A translator that remembers what it was asked and what it said."""

from sidos.i18n.po.syntax import Key
from sidos.i18n.translator import Translator


class Recorder(Translator):
    """Says what `inner` says; the latest wording of each message stands last in `said`."""

    def __init__(self, inner: Translator, said: dict[Key, str]) -> None:
        self.tag = inner.tag
        self.direction = inner.direction
        self._inner = inner
        self._said = said

    def _noted(self, key: Key, wording: str) -> str:
        self._said.pop(key, None)
        self._said[key] = wording
        return wording

    def gettext(self, message: str, /, **values: str | int) -> str:
        """As Translator.gettext."""
        return self._noted((None, message), self._inner.gettext(message, **values))

    def ngettext(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """As Translator.ngettext."""
        return self._noted((None, one), self._inner.ngettext(one, many, number, **values))

    def pgettext(self, context: str, message: str, /, **values: str | int) -> str:
        """As Translator.pgettext."""
        return self._noted((context, message), self._inner.pgettext(context, message, **values))

    def npgettext(
        self, context: str, one: str, many: str, number: int, /, **values: str | int
    ) -> str:
        """As Translator.npgettext."""
        said = self._inner.npgettext(context, one, many, number, **values)
        return self._noted((context, one), said)

"""A translator that records the messages it translates and their wordings."""

from sidos.i18n.po.syntax import Key
from sidos.i18n.translator import Translator


class Recorder(Translator):
    """Translates as `inner` does; the latest wording of each message is last in `wordings`."""

    def __init__(self, inner: Translator, wordings: dict[Key, str]) -> None:
        self.tag = inner.tag
        self.direction = inner.direction
        self._inner = inner
        self._wordings = wordings

    def _recorded(self, key: Key, wording: str) -> str:
        self._wordings.pop(key, None)
        self._wordings[key] = wording
        return wording

    def gettext(self, message: str, /, **values: str | int) -> str:
        """As Translator.gettext."""
        return self._recorded((None, message), self._inner.gettext(message, **values))

    def ngettext(self, one: str, many: str, number: int, /, **values: str | int) -> str:
        """As Translator.ngettext."""
        return self._recorded((None, one), self._inner.ngettext(one, many, number, **values))

    def pgettext(self, context: str, message: str, /, **values: str | int) -> str:
        """As Translator.pgettext."""
        return self._recorded((context, message), self._inner.pgettext(context, message, **values))

    def npgettext(
        self, context: str, one: str, many: str, number: int, /, **values: str | int
    ) -> str:
        """As Translator.npgettext."""
        wording = self._inner.npgettext(context, one, many, number, **values)
        return self._recorded((context, one), wording)

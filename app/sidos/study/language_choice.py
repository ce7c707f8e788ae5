"""The language on screen and the settings it is saved with."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from sidos.i18n.format import Formats
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.locales import Locales
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.message import N_, Message
from sidos.store.settings import Settings, save_settings

_UNSAVED = N_(
    "Your settings can’t be saved in {path}, so your changes last only until you quit. "
    "Allow writing there."
)


class LanguageChoice:
    """`tag` is the language on screen, `wording` gives the words of the interface in a language;
    `settings_trouble`: why the settings can't be kept, if they can't."""

    def __init__(
        self,
        locales: Locales,
        settings: Settings,
        settings_path: Path,
        tag: str,
    ) -> None:
        self.locales = locales
        self.settings = settings
        self.settings_trouble: Message | None = None
        self._settings_path = settings_path
        self._before: str | None = None
        self.tag = tag
        self.wording: Callable[[str], Translator] = locales.translator
        self.translator: Translator = locales.translator(tag)

    @property
    def writing(self) -> Writing:
        """How the language on screen writes numbers."""
        return self.locales.writing(self.tag)

    @property
    def formats(self) -> Formats:
        """How the language on screen writes numbers, dates, lists."""
        return Formats(self.locales.info(self.tag).cldr)

    def languages(self) -> tuple[LocaleInfo, ...]:
        """The languages there are, in the order of their tags."""
        return self.locales.available()

    def next_language(self) -> str:
        """The tag of the language to switch to."""
        return language_after(self.locales, self.tag, self._before)

    def language_name(self, tag: str) -> str:
        """A language's own name for itself, or else what the one on screen calls it."""
        names = {info.tag: info.name for info in self.languages()}
        return names.get(tag) or self.formats.language(tag)

    def switch(self, tag: str) -> None:
        """Show everything in `tag` from now on, and remember it."""
        if tag != self.tag:
            self._before = self.tag
        self.tag = tag
        self.translator = self.wording(tag)
        self.change_settings(replace(self.settings, language=tag))

    def change_settings(self, settings: Settings) -> None:
        """Use `settings` from now on; where the disk doesn't let them be kept, `settings_trouble`
        says so."""
        self.settings = settings
        try:
            save_settings(self._settings_path, settings)
        except OSError:
            self.settings_trouble = Message(_UNSAVED, {"path": str(self._settings_path)})
        else:
            self.settings_trouble = None


def language_after(locales: Locales, tag: str, before: str | None) -> str:
    """The tag of the language to switch to from `tag`: the one shown `before`, otherwise its
    fallback language, otherwise the next one that is complete.

    Switching twice leads back, however many languages there are.
    """
    tags = [info.tag for info in locales.available()]
    place = tags.index(tag) if tag in tags else -1
    following = [*tags[place + 1 :], *tags[: max(0, place)]]
    whole = [info.tag for info in locales.available() if info.complete]
    likely = (before or "", *locales.stand_ins(tag))
    ranked = [*likely, *(other for other in following if other in whole), *following]
    return next((other for other in ranked if other in following), tag)

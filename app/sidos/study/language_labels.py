"""The list of languages: each by its own name, one that is not complete with how much of it is
translated, and one that is written from right to left as experimental."""

from math import floor

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.sorting import sort_key
from sidos.study.study import Study


def listed_languages(study: Study) -> tuple[LocaleInfo, ...]:
    """Every language, by name as the one on screen sorts."""
    key = sort_key(study.locales.info(study.tag).cldr)
    return tuple(sorted(study.languages(), key=lambda info: key(info.name)))


def language_label(study: Study, info: LocaleInfo) -> str:
    """A language's name and what is to be known before choosing it."""
    text, name = study.translator, info.name
    if info.direction == "rtl":
        # Which way lines run is up to the terminal: some turn such text, and most don't.
        name = text.gettext("{name} (experimental)", name=name)
    if info.complete:
        return name
    # Rounded down: what lacks a single text is not said to be whole.
    share = study.formats.percent(floor(study.texts.share(info.tag) * 100) / 100)
    return text.gettext("{name}, {share} translated", name=name, share=share)

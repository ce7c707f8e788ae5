"""Numbers, dates and lists as a locale writes them, by Babel's CLDR.

Babel and a locale's data are loaded at the first use, not when a Formats is made.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from sidos.model.attempt import Writing

if TYPE_CHECKING:
    from babel import Locale


class Formats:
    """Formats of a CLDR locale; English ones where CLDR doesn't know it."""

    def __init__(self, cldr: str) -> None:
        self._cldr = cldr

    def number(self, value: float) -> str:
        """1234.5 as "1 234,5", or "1,234.5"."""
        from babel.numbers import format_decimal

        return format_decimal(value, locale=self._locale)

    def percent(self, share: float) -> str:
        """0.72 as "72 %", or "72%"."""
        from babel.numbers import format_percent

        return format_percent(share, locale=self._locale)

    def date(self, day: date) -> str:
        """A day in words and figures: "21.11.2025", or "21 Nov 2025"."""
        from babel.dates import format_date

        return format_date(day, format="medium", locale=self._locale)

    def month_or_day(self, text: str) -> str:
        """An ISO 8601 day or month in words: "2011-01" as "January 2011". Any other text as it
        is."""
        from babel.dates import format_date, format_skeleton

        month = len(text) == len("2011-01")
        try:
            day = date.fromisoformat(f"{text}-01" if month else text)
        except ValueError:
            return text
        if month:
            return format_skeleton("yMMMM", day, locale=self._locale)
        return format_date(day, format="long", locale=self._locale)

    def language(self, tag: str) -> str:
        """The name of a language: "fi" as "Finnish", or "suomi". The tag where it has none."""
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (UnknownLocaleError, ValueError):
            return tag

    def datetime(self, moment: datetime) -> str:
        """A day and a time, in the moment's own time zone."""
        from babel.dates import format_datetime

        zone = moment.tzinfo
        return format_datetime(moment, format="short", tzinfo=zone, locale=self._locale)

    def list(self, parts: Sequence[str]) -> str:
        """ "a, b ja c", or "a, b and c"."""
        from babel.lists import format_list

        return format_list(list(parts), locale=self._locale) if parts else ""

    def writing(self, tag: str) -> Writing:
        """The characters for decimals and thousands, for reading and writing numbers."""
        from babel.numbers import get_decimal_symbol, get_group_symbol

        return Writing(
            tag=tag,
            decimal=get_decimal_symbol(self._locale),
            group=get_group_symbol(self._locale),
        )

    @cached_property
    def _locale(self) -> "Locale":
        from babel import Locale, UnknownLocaleError

        try:
            return Locale.parse(self._cldr.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            return Locale("en")

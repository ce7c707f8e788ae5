"""A locale as CLDR describes it, as far as it does: a proposal for its locale.yaml.

A language that CLDR doesn't know gets the values of a neighbour; `guessed` names the fields that a
speaker has to check.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.plural_rule import plural_rule

if TYPE_CHECKING:
    from babel import Locale

_NEIGHBOURS = {"fit": "fi", "fkv": "fi", "krl": "fi", "olo": "fi", "vep": "fi"}
_NEIGHBOURS |= {"liv": "et", "sgs": "lt", "vot": "et", "vro": "et"}
"""Languages without CLDR data, and the ones with the most similar number formats."""

_RTL = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}


class Proposal(Struct, frozen=True):
    """`guessed`: the fields of `info` that CLDR says nothing about."""

    info: LocaleInfo
    guessed: frozenset[str] = frozenset()


def proposal(tag: str) -> Proposal:
    """What a locale.yaml for `tag` would say; its name is the tag where CLDR has none."""
    locale = cldr_locale(tag)
    if locale is None:
        return _guessed(tag)
    rule = plural_rule(locale)
    nplurals, plural = rule or (2, "n != 1")
    info = LocaleInfo(
        tag=tag,
        name=_name(locale, tag),
        direction="rtl" if locale.text_direction == "rtl" else "ltr",
        nplurals=nplurals,
        plural=plural,
        cldr=str(locale),
    )
    return Proposal(info, frozenset() if rule else frozenset({"nplurals", "plural"}))


def neighbour(tag: str) -> str | None:
    """The CLDR language closest to `tag`, where CLDR doesn't have its own; otherwise None."""
    return _NEIGHBOURS.get(tag.partition("-")[0])


def cldr_locale(tag: str) -> "Locale | None":
    """CLDR's locale for `tag`, or for its language where the region adds nothing to CLDR."""
    from babel import Locale, UnknownLocaleError

    parts = tag.split("-")
    for size in range(len(parts), 0, -1):
        try:
            return Locale.parse("_".join(parts[:size]))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _guessed(tag: str) -> Proposal:
    near = proposal(neighbour(tag) or "en").info
    script = next((part for part in tag.split("-")[1:] if len(part) == len("Latn")), "")
    info = LocaleInfo(
        tag=tag,
        name=tag,
        direction="rtl" if script in _RTL else "ltr",
        nplurals=near.nplurals,
        plural=near.plural,
        cldr=near.cldr,
    )
    return Proposal(info, frozenset({"name", "direction", "nplurals", "plural", "cldr"}))


def _name(locale: "Locale", tag: str) -> str:
    """The language's own name for itself, with the region where CLDR has no locale for it."""
    name = locale.get_display_name(locale) or tag
    region = next((part for part in tag.split("-")[1:] if part in locale.territories), "")
    if region and locale.territory is None:
        return f"{name} ({locale.territories[region]})"
    return name

"""A locale as CLDR describes it, as far as it does: a proposal for its locale.yaml.

A language that CLDR doesn't know gets a neighbour's ways; `guessed` names the fields that somebody
who knows the language has to look at.
"""

from typing import TYPE_CHECKING

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.translate.plural_rule import plural_rule

if TYPE_CHECKING:
    from babel import Locale

_NEIGHBOURS = {"fit": "fi", "fkv": "fi", "krl": "fi", "olo": "fi", "vep": "fi"}
_NEIGHBOURS |= {"liv": "et", "sgs": "lt", "vot": "et", "vro": "et"}
"""Languages of which CLDR has nothing, and whose ways with numbers are most alike."""

_RTL = {"Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}


class Proposal(Struct, frozen=True):
    """`guessed`: the fields of `info` that CLDR says nothing about."""

    info: LocaleInfo
    guessed: frozenset[str] = frozenset()


def proposal(tag: str) -> Proposal:
    """What a locale.yaml for `tag` would say; its name is the tag where CLDR has none."""
    known = cldr_locale(tag)
    if known is None:
        return _guessed(tag)
    rule = plural_rule(known)
    nplurals, plural = rule or (2, "n != 1")
    info = LocaleInfo(
        tag=tag,
        name=_name(known, tag),
        direction="rtl" if known.text_direction == "rtl" else "ltr",
        nplurals=nplurals,
        plural=plural,
        cldr=str(known),
    )
    return Proposal(info, frozenset() if rule else frozenset({"nplurals", "plural"}))


def neighbour(tag: str) -> str | None:
    """The language that the readers of `tag` know best, where CLDR doesn't know theirs."""
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


def _name(known: "Locale", tag: str) -> str:
    """The language's own name for itself, with the region where CLDR has no locale for it."""
    name = known.get_display_name(known) or tag
    region = next((part for part in tag.split("-")[1:] if part in known.territories), "")
    if region and known.territory is None:
        return f"{name} ({known.territories[region]})"
    return name

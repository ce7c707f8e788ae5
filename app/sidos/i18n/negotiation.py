"""Which locale to use: the first of the requested languages that has a locale.

Likely subtags (zh_TW is zh-Hant) come from CLDR; Babel is imported only for a request that no
plain match settles.
"""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.model.message import N_, Message

_NONE = {"", "c", "posix"}
_SHAPE = re.compile(
    r"(?P<language>[a-z]{2,8})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<rest>(?:-[a-z0-9]{1,8})*)"
)
_SCRIPTS = {"latin": "latn", "cyrillic": "cyrl", "devanagari": "deva", "arabic": "arab"}
_SAME = {"nb": "no"}
"""Two names of one language: written Norwegian is Bokmål unless it says otherwise."""

_LONGEST = 40


class Negotiated(Struct, frozen=True):
    """The locale chosen, and why, for `sidos doctor`."""

    tag: str
    reason: Message


class _Name(Struct, frozen=True):
    """A locale's name in lower case, with Norwegian as `no`."""

    language: str
    script: str = ""
    region: str = ""


def wanted(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The requested languages, best first, in gettext's order of variables.

    As with gettext, LANGUAGE is ignored where the locale is C. It does count where none is set, and
    in C.UTF-8, which on servers and in containers is chosen for its encoding.
    """
    values = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    current = next((value for value in values if value), "")
    listed = [part for part in environ.get("LANGUAGE", "").split(":") if part]
    if listed and current not in {"C", "POSIX"}:
        return tuple(listed)
    return (current,) if current else ()


def negotiate(
    wishes: Sequence[str], available: Sequence[LocaleInfo], default: str = "en"
) -> Negotiated:
    """The locale for the first of `wishes` that has one, otherwise `default`."""
    named = {_parsed(info.tag) or _Name(info.tag): info.tag for info in available}
    unserved: list[str] = []
    for wish in wishes:
        name = _parsed(wish)
        if _bare(wish) in _NONE:
            # C ends the list: what follows it was not asked for.
            text = N_("{tag}, because “{wish}” is not a language tag.")
            return _chosen(default, text, wish) if not unserved else _unserved(default, unserved)
        if name is not None:
            tag = _plain(name, named) or _likely(name, named)
            if tag is not None:
                return _chosen(tag, N_("{tag}, because the language is set to “{wish}”."), wish)
        unserved.append(wish)
    if unserved:
        return _unserved(default, unserved)
    return _chosen(default, N_("{tag}, because no language is set."), "")


def _chosen(tag: str, text: str, wish: str) -> Negotiated:
    return Negotiated(tag, Message(text, {"tag": tag, "wish": _printable(wish)}))


def _unserved(tag: str, wishes: Sequence[str]) -> Negotiated:
    return _chosen(
        tag, N_("{tag}, because there is no translation into “{wish}”."), ", ".join(wishes)
    )


def _printable(wish: str) -> str:
    """A wish without control characters, cut to a maximum length: it comes from outside."""
    printable = "".join(character if character.isprintable() else "�" for character in wish)
    return printable if len(printable) <= _LONGEST else printable[:_LONGEST] + "…"


def _bare(wish: str) -> str:
    return wish.partition(".")[0].partition("@")[0].strip().lower()


def _parsed(wish: str) -> _Name | None:
    """fi_FI.UTF-8@euro, fi-FI, sr@latin: the parts that matter; None where it is not a name."""
    match = _SHAPE.fullmatch(_bare(wish).replace("_", "-"))
    if match is None:
        return None
    script = match["script"] or _SCRIPTS.get(wish.lower().partition("@")[2], "")
    language = _SAME.get(match["language"], match["language"])
    return _Name(language, script, match["region"] or "")


def _plain(name: _Name, named: Mapping[_Name, str]) -> str | None:
    """The same name, or the same language where only one locale has it, without script or
    region."""
    if name in named:
        return named[name]
    kin = [other for other in named if other.language == name.language]
    if len(kin) == 1 and kin[0] == _Name(name.language) and not name.script:
        return named[kin[0]]
    return None


def _likely(name: _Name, named: Mapping[_Name, str]) -> str | None:
    """The locale of the same language and script after both are completed by likely subtags."""
    from sidos.i18n.likely_subtag import full

    target = full(name.language, name.script, name.region)
    fitting: dict[bool, str] = {}
    for other, tag in named.items():
        candidate = full(other.language, other.script, other.region)
        if candidate[:2] == target[:2]:
            fitting.setdefault(candidate == target, tag)
    return fitting.get(True) or fitting.get(False)

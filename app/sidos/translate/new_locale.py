"""`sidos locale new`: a folder with a locale.yaml and PO files to translate.

On any error the folders created so far are deleted again.
"""

import re
import shutil
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.finding import Finding
from sidos.i18n.catalogue import PLURAL_FORMS
from sidos.i18n.error import LocaleError
from sidos.i18n.locale_info import LocaleInfo, is_plural_rule
from sidos.model.message import N_, Message
from sidos.translate.cells import cells
from sidos.translate.cldr_locale import Proposal, cldr_locale, neighbour, proposal
from sidos.translate.layout import PSEUDO, domains
from sidos.translate.po_file import write_text
from sidos.translate.update import update

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")
_ALMOST = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|\d{3}))?", re.IGNORECASE)
_NOTES = {
    "name": "the language's own name for itself",
    "direction": "ltr, or rtl (experimental)",
    "nplurals": "how many plural forms there are",
    "plural": "gettext's rule: which form goes with the number n",
    "cldr": "the CLDR locale that numbers, dates and lists are written by",
    "fallback": "the language that stands in where a translation is missing",
    "complete": "if true, `sidos locale check` takes a missing translation for an error",
}
_COLUMN, _LONG = 25, 44
"""The column of comments, and the longest line that has one beside it."""


class LocaleWishes(Struct, frozen=True, kw_only=True):
    """The translator's own values; "" for CLDR's."""

    name: str = ""
    cldr: str = ""
    plural: str = ""


class NewLocale(Struct, frozen=True, kw_only=True):
    """What was created; nothing where there are `findings`."""

    info: LocaleInfo
    folder: Path
    files: tuple[Path, ...] = ()
    guessed: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


def new_locale(root: Path, tag: str, wishes: LocaleWishes = LocaleWishes()) -> NewLocale:  # noqa: B008 - frozen
    """Create the locale `tag` in the project at `root`. LocaleError where the tag or a wish is
    invalid or the locale exists; OSError where the folder can't be written."""
    check_tag(tag)
    homes = tuple(dict.fromkeys(domain.locales for domain in domains(root)))
    for home in homes:
        if (home / tag).exists():
            raise _exists(tag, home / tag)
    suggestion = _with_wishes(proposal(tag), wishes)
    others = {path.parent.name for home in homes for path in home.glob("*/locale.yaml")}
    info = replace(suggestion.info, fallback=_fallback(tag, others))
    created: list[Path] = []
    complete = False
    try:
        for home in homes:
            created += _create(home / tag)
            write_text(home / tag / "locale.yaml", locale_text(info, suggestion.guessed))
        done = update(root, [tag])
        complete = not done.findings
    finally:
        for folder in () if complete else created:
            shutil.rmtree(folder, ignore_errors=True)
    return NewLocale(
        info=info,
        folder=homes[0] / tag,
        files=tuple(change.path for change in done.changed),
        guessed=suggestion.guessed,
        findings=done.findings,
    )


def check_tag(tag: str) -> None:
    """LocaleError, with a suggestion, where `tag` is not a language tag or is the pseudo-locale."""
    if tag == PSEUDO:
        text = N_("“{tag}” is generated. Run “sidos locale pseudo” to make it.")
        raise LocaleError(Message(text, {"tag": tag}))
    shorter = _shorter(tag)
    if _TAG.fullmatch(tag) and not shorter:
        return
    values: dict[str, str | int] = {"tag": tag}
    nearest = shorter or _tidied(tag) or _by_name(tag)
    if nearest:
        text = N_("“{tag}” is not a language tag. You may have meant: {nearest}.")
        raise LocaleError(Message(text, {**values, "nearest": nearest}))
    text = N_("“{tag}” is not a language tag. Use one such as sv, pt-BR or zh-Hant.")
    raise LocaleError(Message(text, values))


def locale_text(info: LocaleInfo, guessed: Collection[str] = ()) -> str:
    """The locale.yaml, each field with an explaining comment."""
    fields: dict[str, str] = {
        "name": info.name,
        "direction": info.direction,
        "nplurals": str(info.nplurals),
        "plural": info.plural,
        "cldr": info.cldr,
        "fallback": info.fallback or "",
        "complete": "true" if info.complete else "false",
    }
    lines = ["# A locale: the folder's name is its language tag."]
    for name, value in fields.items():
        if value:
            note = f"TO CHECK: {_NOTES[name]}" if name in guessed else _NOTES[name]
            lines += _line(f"{name}: {_scalar(value)}", note)
    return "\n".join([*lines, ""])


def _line(field: str, note: str) -> Iterator[str]:
    if len(field) > _LONG:
        yield f"# {note}"
        yield field
    else:
        yield f"{field}{' ' * max(1, _COLUMN - cells(field))}# {note}"


def _scalar(value: str) -> str:
    """`value` as YAML, in quotes where it needs them."""
    import json

    import yaml

    from sidos.yaml_loader import yaml_loader

    try:
        plain = yaml.load(f"x: {value} # y", Loader=yaml_loader()) == {"x": value}  # noqa: S506 - texts only
    except yaml.YAMLError:
        plain = False
    return value if plain else json.dumps(value, ensure_ascii=False)


def _with_wishes(suggestion: Proposal, wishes: LocaleWishes) -> Proposal:
    info, guessed = suggestion.info, set(suggestion.guessed)
    if wishes.cldr:
        locale = cldr_locale(wishes.cldr.replace("_", "-"))
        if locale is None:
            text = N_("CLDR has no locale “{cldr}”. Use one that it has, such as fi or pt_BR.")
            raise LocaleError(Message(text, {"cldr": wishes.cldr}))
        near = proposal(str(locale).replace("_", "-")).info
        info = replace(info, cldr=near.cldr)
        if "plural" in guessed:
            info = replace(info, nplurals=near.nplurals, plural=near.plural)
        guessed.discard("cldr")
    if wishes.plural:
        nplurals, plural = _plural(wishes.plural)
        info = replace(info, nplurals=nplurals, plural=plural)
        guessed -= {"nplurals", "plural"}
    if name := " ".join(wishes.name.split()):
        info = replace(info, name=name)
        guessed.discard("name")
    return Proposal(info, frozenset(guessed))


def _plural(wish: str) -> tuple[int, str]:
    """The number of forms and the rule; `wish` is a rule, or a PO header's whole Plural-Forms."""
    from gettext import c2py

    whole = PLURAL_FORMS.fullmatch(wish.strip())
    rule = (whole[2] if whole else wish).strip().rstrip(";")
    try:
        forms = int(whole[1]) if whole else max(map(c2py(rule), range(200))) + 1
    except (ValueError, ZeroDivisionError):
        forms = 0
    if not is_plural_rule(rule, forms):
        text = N_("“{rule}” is not a plural rule. Write it as in a PO header, such as “n != 1”.")
        raise LocaleError(Message(text, {"rule": wish}))
    return forms, rule


def _fallback(tag: str, others: Collection[str]) -> str | None:
    """The first of `others` that fits: the tag without its region, its neighbour, English."""
    parts = tag.split("-")
    wider = ["-".join(parts[:size]) for size in range(len(parts) - 1, 0, -1)]
    # Another script can't be read instead: zh means zh-Hans, not zh-Hant.
    near = [one for one in wider if one != parts[0] or len(parts[1]) != len("Latn")]
    return next((one for one in (*near, neighbour(tag) or "", "en") if one in others), "en")


def _create(folder: Path) -> list[Path]:
    """Create `folder` and its missing parents; returns the topmost created one."""
    missing = [folder, *(above for above in folder.parents if not above.exists())]
    folder.mkdir(parents=True)
    return missing[-1:]


def _exists(tag: str, folder: Path) -> LocaleError:
    text = N_(
        "There is a language “{tag}” already, in {folder}. Run “sidos locale update {tag}” to "
        "bring it up to date."
    )
    return LocaleError(Message(text, {"tag": tag, "folder": str(folder)}))


def _tidied(tag: str) -> str | None:
    """pt_br as pt-BR; None where it can't be corrected."""
    match = _ALMOST.fullmatch(tag.strip().partition(".")[0].replace("_", "-"))
    if match is None:
        return None
    language, script, region = match.groups(default="")
    parts = (language.lower(), script.title(), region.upper())
    return "-".join(part for part in parts if part)


def _shorter(tag: str) -> str | None:
    """est as et: a language that has a code of two letters goes by that."""
    from babel.core import get_global

    language, *rest = tag.split("-")
    code = str(get_global("language_aliases").get(language, ""))
    return "-".join([code, *rest]) if len(language) > len(code) == len("et") else None


def _by_name(name: str) -> str | None:
    """The tag of a language called `name`, in English or by itself."""
    from babel import Locale

    names: Mapping[str, str] = {
        language.casefold(): tag
        for tag, language in Locale("en").languages.items()
        if _TAG.fullmatch(tag)
    }
    close = get_close_matches(name.casefold(), names, 1, 0.8)
    return names[close[0]] if close else None

"""A locale as its locale.yaml describes it; the folder's name is its tag.

Every field is checked here, once; `LocaleInfo` is right by construction.
"""

import re
from pathlib import Path
from typing import Literal

from msgspec import Struct

from sidos.model.message import N_, Message

TAG = re.compile(r"[a-z]{2,8}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
"""How a locale's folder is named: fi, zh-Hant, pt-BR."""


class LocaleInfo(Struct, frozen=True, kw_only=True):
    """`name` is the language's own name for itself, `plural` a gettext expression in n, `cldr` the
    CLDR locale to format with. `complete`: its translations are held to be without gaps."""

    tag: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    plural: str = "n != 1"
    nplurals: int = 2
    cldr: str = "en"
    fallback: str | None = None
    complete: bool = False

    @property
    def plural_forms(self) -> str:
        """The PO header's Plural-Forms."""
        return f"nplurals={self.nplurals}; plural=({self.plural});"


class LocaleError(Exception):
    """A locale.yaml that can't be used; `message` says what is wrong with it."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def read_locale(path: Path) -> LocaleInfo:
    """The locale that the locale.yaml at `path` describes; LocaleError where it can't be used."""
    import msgspec
    import yaml

    # The base loader takes every scalar as text: `no` is Norwegian here, not False.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    tag = path.parent.name
    if not TAG.fullmatch(tag):
        text = N_("{file}: the folder’s name {tag} is not a language tag such as fi or pt-BR.")
        raise LocaleError(Message(text, {"file": str(path), "tag": tag}))
    try:
        fields = yaml.load(path.read_text("utf-8-sig"), Loader=loader)  # noqa: S506 - texts only
        info = msgspec.convert({**fields, "tag": tag}, LocaleInfo, strict=False)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError) as error:
        raise LocaleError(_unreadable(error, path)) from error
    except msgspec.ValidationError as error:
        raise LocaleError(_mistaken(str(error), path)) from error
    _check_plural(info, path)
    return info


def _unreadable(error: Exception, path: Path) -> Message:
    values: dict[str, str | int] = {"file": str(path)}
    if isinstance(error, OSError | UnicodeDecodeError):
        return Message(N_("{file} can’t be read as UTF-8 text."), values)
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        text = N_("{file} must have fields, each written “key: value”, such as “name: suomi”.")
        return Message(text, values)
    text = N_(
        "{file} can’t be read as YAML from line {line} on. Each line must be “key: value”; "
        "put a value that has a colon in quotes."
    )
    return Message(text, {**values, "line": mark.line + 1})


def _mistaken(reason: str, path: Path) -> Message:
    """`reason`: msgspec's, which names the field."""
    missing = re.search("missing required field `(.+?)`", reason)
    if missing:
        text = N_("{file}: the field “{field}” is missing. Add it.")
        return Message(text, {"file": str(path), "field": missing[1]})
    field = reason.rpartition("$.")[2].strip("`")
    text = N_(
        "{file}: the field “{field}” has a value that can’t be used here. Write it as in the "
        "locale.yaml of another language."
    )
    return Message(text, {"file": str(path), "field": field})


def is_plural_rule(rule: str, nplurals: int) -> bool:
    """Whether `rule` is a gettext expression that gives one of `nplurals` forms."""
    from gettext import c2py

    try:
        form = c2py(rule)
        return all(0 <= form(number) < nplurals for number in range(200))
    except (ValueError, ZeroDivisionError):
        return False


def _check_plural(info: LocaleInfo, path: Path) -> None:
    if not is_plural_rule(info.plural, info.nplurals):
        text = N_("{file}: the plural rule {rule} must always give a number below {forms}.")
        values: dict[str, str | int] = {
            "file": str(path),
            "rule": info.plural,
            "forms": info.nplurals,
        }
        raise LocaleError(Message(text, values))

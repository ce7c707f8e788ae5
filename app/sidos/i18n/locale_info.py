"""A locale as its locale.yaml describes it; the folder's name is its tag.

Every field is checked here, once; `LocaleInfo` is valid by construction.
"""

import re
from pathlib import Path
from typing import Literal

from msgspec import Struct

from sidos.i18n.error import LocaleError
from sidos.model.message import N_, Message

TAG = re.compile(r"[a-z]{2,8}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
"""The name of a locale's folder: fi, zh-Hant, pt-BR."""


class LocaleInfo(Struct, frozen=True, kw_only=True):
    """`name` is the language's own name for itself, `plural` a gettext expression in n, `cldr` the
    CLDR locale to format with. `complete`: a missing translation is an error. `determiners`: words
    to ignore before a typed answer; `units`: the spellings of a unit, by a name that is the same in
    all locales."""

    tag: str
    name: str
    direction: Literal["ltr", "rtl"] = "ltr"
    plural: str = "n != 1"
    nplurals: int = 2
    cldr: str = "en"
    fallback: str | None = None
    complete: bool = False
    determiners: tuple[str, ...] = ()
    units: dict[str, tuple[str, ...]] = {}

    @property
    def plural_forms(self) -> str:
        """The PO header's Plural-Forms."""
        return f"nplurals={self.nplurals}; plural=({self.plural});"


def read_locale(path: Path) -> LocaleInfo:
    """The locale that the locale.yaml at `path` describes; LocaleError where it can't be used."""
    import msgspec
    import yaml

    from sidos.yaml_loader import yaml_loader

    tag, text = path.parent.name, ""
    if not TAG.fullmatch(tag):
        whole = N_(
            "{file}: the folder’s name {tag} is not a language tag. Rename it, for "
            "example to fi or pt-BR."
        )
        here = N_(
            "The folder’s name {tag} is not a language tag. Rename it, for example to fi or pt-BR."
        )
        raise _error(path, whole, here, tag=tag)
    try:
        text = path.read_text("utf-8-sig")
        fields = yaml.load(text, Loader=yaml_loader())  # noqa: S506 - texts only
        info = msgspec.convert({**fields, "tag": tag}, LocaleInfo, strict=False)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError) as error:
        raise _unreadable(error, path) from error
    except msgspec.ValidationError as error:
        raise _mistaken(str(error), path, text) from error
    _check_plural(info, path, text)
    return info


def _error(path: Path, whole: str, here: str, line: int = 1, **values: str | int) -> LocaleError:
    return LocaleError(
        Message(whole, {"file": str(path), "line": line, **values}), Message(here, values), line
    )


def _unreadable(error: Exception, path: Path) -> LocaleError:
    if isinstance(error, OSError | UnicodeDecodeError):
        whole = N_("{file} can’t be read as UTF-8 text. Save it as UTF-8.")
        if isinstance(error, OSError):
            return _error(path, whole, N_("The file can’t be read. Check its permissions."))
        here = N_("The byte {byte} is not UTF-8 text. Save the file as UTF-8.")
        line = error.object[: error.start].count(b"\n") + 1
        return _error(path, whole, here, line, byte=f"0x{error.object[error.start]:02X}")
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        whole = N_("{file} must have fields, each written “key: value”, such as “name: suomi”.")
        here = N_("There must be fields here, each written “key: value”, such as “name: suomi”.")
        return _error(path, whole, here)
    whole = N_(
        "{file} can’t be read as YAML from line {line} on. Each line must be “key: value”; "
        "put a value that has a colon in quotes."
    )
    here = N_(
        "This can’t be read as YAML. Each line must be “key: value”; put a value that has a colon "
        "in quotes."
    )
    return _error(path, whole, here, mark.line + 1)


def _mistaken(reason: str, path: Path, text: str) -> LocaleError:
    """`reason`: msgspec's, which names the field."""
    missing = re.search("missing required field `(.+?)`", reason)
    if missing:
        whole = N_("{file}: the field “{field}” is missing. Add it.")
        here = N_("The field “{field}” is missing. Add it.")
        return _error(path, whole, here, field=missing[1])
    field = reason.rpartition("$.")[2].strip("`")
    whole = N_(
        "{file}: the field “{field}” has a value that can’t be used here. Write it as in the "
        "locale.yaml of another language."
    )
    here = N_(
        "The field “{field}” has a value that can’t be used. Write it as in the locale.yaml of "
        "another language."
    )
    return _error(path, whole, here, line_of_field(text, field), field=field)


def is_plural_rule(rule: str, nplurals: int) -> bool:
    """Whether `rule` is a gettext expression that gives one of `nplurals` forms."""
    from gettext import c2py

    try:
        form = c2py(rule)
        return all(0 <= form(number) < nplurals for number in range(200))
    except (ValueError, ZeroDivisionError):
        return False


def _check_plural(info: LocaleInfo, path: Path, text: str) -> None:
    if not is_plural_rule(info.plural, info.nplurals):
        whole = N_(
            "{file}: the plural rule {rule} doesn’t always give a number below {forms}. "
            "Correct the rule or the number of forms."
        )
        here = N_(
            "The plural rule {rule} doesn’t always give a number below {forms}. Correct "
            "the rule or the number of forms."
        )
        line = line_of_field(text, "plural")
        raise _error(path, whole, here, line, rule=info.plural, forms=info.nplurals)


def line_of_field(text: str, field: str) -> int:
    """The line of the field; 1 where it isn't found."""
    match = re.search(rf"^{re.escape(field)}\s*:", text, re.MULTILINE)
    return text[: match.start()].count("\n") + 1 if match else 1

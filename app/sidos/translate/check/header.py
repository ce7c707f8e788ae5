"""A PO file's header, against locale.yaml. `i18n.po.syntax` checks the number of plural forms of
each entry."""

from collections.abc import Iterator, Mapping
from gettext import c2py

from sidos.i18n.locale_info import LocaleInfo
from sidos.model.message import N_
from sidos.translate.check.entry import Issue, error

_RULE = "po-header"
_NUMBERS = 1000


def header(fields: Mapping[str, str], info: LocaleInfo) -> Iterator[Issue]:
    """The fields that matter for reading the file."""
    for name, expected, same in (
        ("Language", info.tag.replace("-", "_"), _same_tag),
        ("Content-Type", "text/plain; charset=UTF-8", _same_charset),
        ("Plural-Forms", info.plural_forms, _same_plural),
    ):
        value = fields.get(name, "")
        if not same(value, expected):
            template = N_("The header says “{field}: {found}”, but it must say “{expected}”.")
            yield error(_RULE, template, field=name, found=value, expected=expected)


def _same_tag(value: str, expected: str) -> bool:
    return value.replace("-", "_").casefold() == expected.casefold()


def _same_charset(value: str, expected: str) -> bool:
    return "".join(value.split()).casefold() == "".join(expected.split()).casefold()


def _same_plural(value: str, expected: str) -> bool:
    """The same count, and the same form for every number; how the rule is written is free."""
    forms = _forms(value)
    return forms is not None and forms == _forms(expected)


def _forms(text: str) -> tuple[str, list[int]] | None:
    """The number of forms in a Plural-Forms, and the form of each number; None where it is
    invalid."""
    pairs = (part.partition("=")[::2] for part in text.split(";"))
    parts = {name.strip(): value.strip() for name, value in pairs}
    try:
        rule = c2py(parts.get("plural", ""))
        return parts.get("nplurals", ""), [rule(number) for number in range(_NUMBERS)]
    except (ValueError, ZeroDivisionError):
        return None

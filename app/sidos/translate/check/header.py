"""A PO file's header, against locale.yaml. That each entry has as many plural forms as the header
says is the grammar's to see (`i18n.po_syntax`)."""

from collections.abc import Iterator, Mapping
from gettext import c2py

from sidos.i18n.locale_info import LocaleInfo
from sidos.model.message import N_, Message
from sidos.translate.check.entry import Issue

_RULE = "po-header"
_NUMBERS = 1000


def header(fields: Mapping[str, str], info: LocaleInfo) -> Iterator[Issue]:
    """The fields that matter for reading the file."""
    for name, expected, same in (
        ("Language", info.tag.replace("-", "_"), _same_tag),
        ("Content-Type", "text/plain; charset=UTF-8", _same_charset),
        ("Plural-Forms", info.plural_forms, _same_plural),
    ):
        found = fields.get(name, "")
        if not same(found, expected):
            said = N_("The header says “{field}: {found}”, but it must say “{expected}”.")
            values = {"field": name, "found": found, "expected": expected}
            yield Issue(_RULE, Message(said, values))


def _same_tag(found: str, expected: str) -> bool:
    return found.replace("-", "_").casefold() == expected.casefold()


def _same_charset(found: str, expected: str) -> bool:
    return "".join(found.split()).casefold() == "".join(expected.split()).casefold()


def _same_plural(found: str, expected: str) -> bool:
    """The same count, and the same form for every number; how the rule is written is free."""
    given = _forms(found)
    return given is not None and given == _forms(expected)


def _forms(text: str) -> tuple[str, list[int]] | None:
    """The count that a Plural-Forms gives, and the form of each of many numbers."""
    pairs = (part.partition("=")[::2] for part in text.split(";"))
    parts = {name.strip(): value.strip() for name, value in pairs}
    try:
        rule = c2py(parts.get("plural", ""))
        return parts.get("nplurals", ""), [rule(number) for number in range(_NUMBERS)]
    except (ValueError, ZeroDivisionError):
        return None

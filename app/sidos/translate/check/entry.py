"""What a rule checks: an entry of a PO file."""

from collections.abc import Iterator
from gettext import c2py
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.po.record import is_optional
from sidos.model.message import Message
from sidos.model.translation import is_translated
from sidos.translate.message_unit import kind_of, width_of

if TYPE_CHECKING:
    from polib import POEntry

Severity = Literal["error", "warning"]

ACCEPT = "accepted answers"
"""Prefix of the kind of a list that every question must have."""

UNSPACED = {"th", "lo", "km", "my", "bo", "dz"}
"""Languages that put spaces between sentences, not between words."""

_LISTS = (
    ACCEPT,
    "refused answers",
    "answers that feedback names",
    "ways to write the unit",
    "inflected forms",
)
_NUMBERS = 1000  # enough to see which form is for one number only
_STATION = 3  # a context of so many steps is inside a lesson's page or question


class Issue(Struct, frozen=True):
    """What a rule reports; the caller knows the entry."""

    rule: str
    message: Message
    severity: Severity = "error"


def error(rule: str, template: str, /, **values: str | int) -> Issue:
    """An issue that fails the check."""
    return Issue(rule, Message(template, values))


def warning(rule: str, template: str, /, **values: str | int) -> Issue:
    """An issue that is only reported."""
    return Issue(rule, Message(template, values), "warning")


class TextPair(Struct, frozen=True):
    """A translation and the source to compare it with. `lone`: a plural's form for one number
    only, which its words may say instead of a figure."""

    source: str
    text: str
    lone: bool = False


class CheckedEntry(Struct, frozen=True, kw_only=True):
    """An entry in use. `kind` and `width` are its comment's; `wordings`: one, or one a plural
    form; `group`: the page or question that falls back as a whole, "" outside any."""

    context: str | None
    source: str
    plural: str = ""
    kind: str = ""
    width: int | None = None
    wordings: tuple[TextPair, ...] = ()
    files: tuple[str, ...] = ()
    optional: bool = False
    fuzzy: bool = False
    group: str = ""

    @property
    def is_list(self) -> bool:
        """Whether it is a list, with an answer or a form on each line."""
        return self.kind.startswith(_LISTS)

    @property
    def is_filled(self) -> bool:
        """Whether every form is translated."""
        return is_translated(wording.text for wording in self.wordings)

    @property
    def is_current(self) -> bool:
        """Whether it is translated, and its source hasn't changed since."""
        return self.is_filled and not self.fuzzy


def entry_of(entry: "POEntry", lone: frozenset[int], *, interface: bool) -> CheckedEntry:
    """An entry as the rules see it; `lone`: the plural forms for one number only."""
    context = entry.msgctxt or ""
    steps = context.split("/")
    inside = not interface and len(steps) >= _STATION and not context.startswith("@")
    return CheckedEntry(
        context=entry.msgctxt,
        source=entry.msgid,
        plural=entry.msgid_plural,
        kind=kind_of(entry.comment),
        width=width_of(entry.comment),
        wordings=tuple(_wordings(entry, lone)),
        files=tuple(file for file, _ in entry.occurrences),
        optional=is_optional(entry.comment),
        fuzzy=entry.fuzzy,
        group="/".join(steps[:2]) if inside else "",
    )


def lone_forms(info: LocaleInfo) -> frozenset[int]:
    """The plural forms for one number only, as English's first is for 1."""
    rule = c2py(info.plural)
    forms = [rule(number) for number in range(_NUMBERS)]
    return frozenset(form for form in forms if forms.count(form) == 1)


def _wordings(entry: "POEntry", lone: frozenset[int]) -> Iterator[TextPair]:
    if not entry.msgid_plural:
        yield TextPair(entry.msgid, entry.msgstr)
    for form, text in sorted(entry.msgstr_plural.items()):
        source = entry.msgid if form in lone else entry.msgid_plural
        yield TextPair(source, text, form in lone)

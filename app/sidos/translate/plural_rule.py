"""A language's plural rule as gettext writes it, by CLDR.

Forms are in CLDR's order (zero, one, two, few, many, other), which translators' tools show them
in, and there are only those that some whole number below 1,000 takes. Babel's own table is not
enough: its forms for Arabic are in another order, and it has one form for Turkish.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

_ORDER = ("zero", "one", "two", "few", "many", "other")
_NUMBERS = range(1000)
_WELL_KNOWN = {
    "n == 1 ? 0 : 1": "n != 1",
    "n <= 1 ? 0 : 1": "n > 1",
    "n == 0 || n == 1 ? 0 : 1": "n > 1",
}

Condition = str | bool
"""A C expression, or a constant where it is the same for every whole number."""


def plural_rule(locale: "Locale") -> tuple[int, str] | None:
    """The number of forms and the rule; None where CLDR says nothing about the language."""
    from babel import Locale

    form_of = locale.plural_form
    if form_of is Locale.parse("aa").plural_form:  # the default where there are no data
        return None
    taken = {form_of(number) for number in _NUMBERS}
    forms = [name for name in _ORDER if name in taken]
    conditions = {name: _condition(rule) for name, rule in form_of.abstract}
    rule = str(len(forms) - 1)
    for form, name in reversed([*enumerate(forms[:-1])]):
        rule = f"{conditions[name]} ? {form} : {rule}"
    return len(forms), _WELL_KNOWN.get(rule, rule)


def _condition(node: tuple[str, Any]) -> Condition:
    """A rule of CLDR's for whole numbers, without fractions and exponents."""
    kind, parts = node
    if kind == "relation":
        return _relation(*parts)
    if kind == "not":
        return _denied(parts[0])
    one, other = map(_condition, parts)
    absorbing = kind == "or"
    if absorbing in (one, other):
        return absorbing
    if isinstance(one, bool) or isinstance(other, bool):
        return other if isinstance(one, bool) else one
    if absorbing:
        return f"{one} || {other}"
    return f"{_grouped(one)} && {_grouped(other)}"


def _denied(node: tuple[str, Any]) -> Condition:
    condition = _condition(node)
    if isinstance(condition, bool):
        return not condition
    if " == " in condition and "||" not in condition and "&&" not in condition:
        return condition.replace(" == ", " != ")
    return f"!({condition})"


def _relation(_: str, left: tuple[str, Any], right: tuple[str, Any]) -> Condition:
    """Whether a number, or its remainder, is in one of some ranges."""
    operand, modulus = left, 0
    if left[0] == "mod":
        operand, modulus = left[1][0], left[1][1][1][0]
    ranges = [(low[1][0], high[1][0]) for low, high in right[1]]
    if operand[0] not in {"n", "i"}:
        return any(low <= 0 <= high for low, high in ranges)
    name = f"n % {modulus}" if modulus else "n"
    return " || ".join(_range(name, low, high) for low, high in ranges)


def _range(name: str, low: int, high: int) -> str:
    if low == high:
        return f"{name} == {low}"
    return f"{name} <= {high}" if low == 0 else f"{name} >= {low} && {name} <= {high}"


def _grouped(condition: str) -> str:
    return f"({condition})" if "||" in condition else condition

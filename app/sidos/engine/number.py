"""Numbers as people type them: decimal comma or point, thousands as the locale writes them, and
the unit in words, as a symbol or in short."""

import math
import re
import unicodedata
from collections.abc import Collection, Iterator

from msgspec import Struct

from sidos.model.attempt import Writing

_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_TYPED = re.compile(
    r"(?P<before>[^\d.,+-]*)(?P<number>[+-]?[\d.,]*\d[\d.,]*|[+-]?(?=[½⅓⅔¼¾]))"
    r"\s*(?P<fraction>[½⅓⅔¼¾]?)(?P<after>\D*)"
)
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?|[+-]?\.\d+")
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}[.,](?P<last>\d{3})")
_LONGEST = 40  # characters; a longer one is no number a person would type
_COUNTS = ("pieces", "times")
"""Names of units that may follow any count."""


class NumberReading(Struct, frozen=True, kw_only=True):
    """A typed number. `other`: a second way to read it ("1,500" in Finnish); `unit_fits`: its unit
    is the item's, or it has none."""

    value: float
    other: float | None = None
    unit_fits: bool = True


def read_number(text: str, writing: Writing, units: Collection[str] = ()) -> NumberReading | None:
    """The number in `text` by the rules of `writing`; None where it is no number.

    "1,500" is 1500 where the comma groups thousands and 1.5 where it is the decimal character;
    "60.000" is sixty thousand everywhere. `units`: the ways to write the item's unit.
    """
    if len(text) > _LONGEST:
        return None
    line = text.replace("−", "-").strip().rstrip(" .!?").removeprefix("=")
    match = _TYPED.fullmatch(_SPACES.sub("", line.strip()))
    if match is None:
        return None
    part = unicodedata.numeric(match["fraction"]) if match["fraction"] else 0.0
    number = match["number"] if match["number"].strip("+-") else f"{match['number']}0"
    unit = f"{match['before'].strip()} {match['after'].strip()}".strip()
    values = [_value(each) for each in _readings(number, writing)]
    value, *others = values
    if value is None or (part and not value.is_integer()):
        return None
    signed = -part if number.startswith("-") else part
    return NumberReading(
        value=value + signed,
        other=others[0] if others and others[0] != value else None,
        unit_fits=_fits(unit, writing, units),
    )


def parse_number(text: str, writing: Writing, units: Collection[str] = ()) -> float | None:
    """The likeliest number in `text`; None where it is no number or has another unit."""
    reading = read_number(text, writing, units)
    return reading.value if reading is not None and reading.unit_fits else None


def _value(number: str) -> float | None:
    if not _PLAIN.fullmatch(number):
        return None
    value = float(number)
    return value if math.isfinite(value) else None


def _readings(number: str, writing: Writing) -> Iterator[str]:
    """`number` with a decimal point at most, read in the locale's way first."""
    yield _decimal_point(number, writing)
    match = _THOUSANDS.fullmatch(number)
    if match and match["last"] != "000" and writing.group not in number:
        yield re.sub("[.,]", "", number)


def _decimal_point(number: str, writing: Writing) -> str:
    """`number` with a decimal point at most, its thousands separators taken away."""
    separators = {separator for separator in ".," if separator in number}
    if len(separators) > 1:
        decimal = max(".,", key=number.rindex)
        group = "," if decimal == "." else "."
        if not re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(group)}\d{{3}})+[.,]\d+", number):
            return number
        return number.replace(group, "").replace(decimal, ".")
    for separator in separators:
        grouped = re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(separator)}\d{{3}})+", number)
        whole = _THOUSANDS.fullmatch(number)
        # Nobody writes three zeros after a decimal character.
        if grouped and (
            writing.group == separator
            or number.count(separator) > 1
            or (whole and whole["last"] == "000")
        ):
            return number.replace(separator, "")
    return number.replace(",", ".")


def _fits(typed: str, writing: Writing, units: Collection[str]) -> bool:
    """Whether the unit typed is one of the item's, or another way to write it."""
    unit = _folded(typed)
    own = {_folded(each) for each in units if each.strip()}
    if not unit or unit in own:
        return True
    ways = {
        name: {_folded(each) for each in spellings} for name, spellings in writing.units.items()
    }
    names = {name for name, spellings in ways.items() if own & spellings} or set(_COUNTS)
    return any(unit in ways.get(name, ()) for name in names)


def _folded(unit: str) -> str:
    return " ".join(unit.casefold().split()).strip("-.")


def format_number(value: float, writing: Writing) -> str:
    """`value` as the locale writes it, without needless decimals."""
    whole = f"{value:,.6f}".rstrip("0").rstrip(".")
    characters = {",": writing.group, ".": writing.decimal}
    return "".join(characters.get(character, character) for character in whole)

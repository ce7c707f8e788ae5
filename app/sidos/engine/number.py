"""Numbers as people type them: decimal comma or point, thousands as the locale writes them."""

import math
import re

from sidos.model.attempt import Writing

_SPACES = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")
_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?|[+-]?\.\d+")
_CURRENCIES = " \u00a0€$£"
_LONGEST = 40  # signs; a longer one is no number a person would type


def parse_number(text: str, writing: Writing, unit: str = "") -> float | None:
    """The number that `text` says, in the way of `writing`; None where it says none.

    "1,500" is 1500 where the comma groups thousands and 1.5 where it is the decimal sign.
    The item's own unit, a percent sign, a currency sign or a full stop may stand beside it.
    """
    kept = text.replace("−", "-").rstrip(" .!?").strip(_CURRENCIES)
    for ending in (unit.strip(), "%"):
        if ending and kept.casefold().endswith(ending.casefold()):
            kept = kept[: -len(ending)].rstrip()
    if len(kept) > _LONGEST:
        return None
    kept = _SPACES.sub("", kept)
    kept = _decimal_point(kept, writing)
    if not _PLAIN.fullmatch(kept):
        return None
    value = float(kept)
    return value if math.isfinite(value) else None


def _decimal_point(kept: str, writing: Writing) -> str:
    """`kept` with a decimal point at most, its thousands signs taken away."""
    signs = {sign for sign in ".," if sign in kept}
    if len(signs) > 1:
        decimal = max(".,", key=kept.rindex)
        group = "," if decimal == "." else "."
        if not re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(group)}\d{{3}})+[.,]\d+", kept):
            return kept
        return kept.replace(group, "").replace(decimal, ".")
    for sign in signs:
        grouped = re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+", kept)
        if grouped and (writing.group == sign or kept.count(sign) > 1):
            return kept.replace(sign, "")
    return kept.replace(",", ".")


def format_number(value: float, writing: Writing) -> str:
    """`value` as the locale writes it, without needless decimals."""
    whole = f"{value:,.6f}".rstrip("0").rstrip(".")
    signs = {",": writing.group, ".": writing.decimal}
    return "".join(signs.get(sign, sign) for sign in whole)

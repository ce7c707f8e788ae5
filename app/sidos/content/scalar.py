"""Text to plain values by a type: numbers, true and false, ids, one of a few words."""

import math
import re
from typing import Final

from msgspec import inspect

from sidos.content.node import ListNode, MapNode, Node, ScalarNode
from sidos.model.message import N_, Message

TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What a language tag looks like."""


_EXCERPT = 40  # characters of a value in a finding
_LONGEST = 40  # characters of a number


class Failed:
    """A value that couldn't be made; the finding is reported."""


FAILED: Final = Failed()


def excerpt(node: Node | None) -> str:
    """A value of a file in at most 40 characters, in no language."""
    if isinstance(node, ListNode):
        return "[…]"
    if isinstance(node, MapNode):
        return "{…}"
    text = node.text if isinstance(node, ScalarNode) else ""
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1]}…"


def convert(spec: inspect.Type, node: Node) -> object | Message:
    """The value of `node` by `spec`, or what was found and expected."""
    values = {"found": excerpt(node)}
    if not isinstance(node, ScalarNode):
        return Message(N_("Found “{found}”, but this must be a single value."), values)
    match spec:
        case inspect.IntType():
            return _whole(spec, node.text, values)
        case inspect.FloatType():
            return _number(spec, node.text, values)
        case inspect.BoolType():
            if node.text in {"true", "false"}:
                return node.text == "true"
            return Message(N_("Found “{found}”, but it must be true or false."), values)
        case inspect.LiteralType():
            if node.text in spec.values:
                return node.text
            expected = ", ".join(str(value) for value in spec.values)
            return Message(
                N_("Found “{found}”, but it must be one of: {expected}."),
                {**values, "expected": expected},
            )
    pattern = getattr(spec, "pattern", None)
    if pattern and not re.fullmatch(pattern.removeprefix("^").removesuffix("$"), node.text):
        return Message(
            N_("“{found}” can’t be used as an id. Use 1 to 64 of the characters a–z, 0–9 and -."),
            values,
        )
    if not node.text.strip():
        return Message(N_("This is empty. Write some text here."))
    return node.text


def check_head(name: str, value: object, newest: int) -> object | Message:
    """`format` and `lang` mean something more than their types say."""
    if name == "format" and value != newest:
        return Message(
            N_(
                "Unknown format {found}. This version of sidos reads format {expected}. Write "
                "that, or update sidos."
            ),
            {"found": str(value), "expected": newest},
        )
    if name == "lang" and not TAG.fullmatch(str(value)):
        return Message(
            N_("“{found}” is not a language tag. Use one such as en, fi or pt-BR."),
            {"found": str(value)[:40]},
        )
    return value


def _whole(spec: inspect.IntType, text: str, values: dict[str, str]) -> object | Message:
    value = int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else None
    least, most = spec.ge, spec.le
    if value is not None and (least is None or value >= least) and (most is None or value <= most):
        return value
    if least is not None and most is not None:
        return Message(
            N_("Found “{found}”, but it must be a whole number from {least} to {most}."),
            {**values, "least": least, "most": most},
        )
    if least is not None:
        return Message(
            N_("Found “{found}”, but it must be a whole number of at least {least}."),
            {**values, "least": least},
        )
    return Message(N_("Found “{found}”, but it must be a whole number."), values)


def _number(spec: inspect.FloatType, text: str, values: dict[str, str]) -> object | Message:
    plain = re.fullmatch(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?", text)
    value = float(text) if plain and len(text) < _LONGEST else math.nan
    if not math.isfinite(value):
        return Message(
            N_("Found “{found}”, but it must be a number, with a point for decimals."), values
        )
    if spec.ge is not None and value < spec.ge:
        return Message(N_("Found “{found}”, but it must not be negative."), values)
    return value

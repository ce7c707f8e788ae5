"""PROTOCOL.md's tables and the JSON Schema, made from the types of the frames, so that they say
what is true.

`python -m sidos.workshop.protocol_doc` rewrites both.
"""

import inspect
import re
import sys
import types
import typing
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
from msgspec import Struct

from sidos.engine.feedback import Feedback, FeedbackRow
from sidos.model import rich_text
from sidos.workshop import frame, view

DOCUMENT = Path(__file__).resolve().parent / "PROTOCOL.md"
SCHEMA = DOCUMENT.with_name("protocol.schema.json")
BEGIN, END = "<!-- tables: made from the types -->", "<!-- end of the tables -->"

_SECTIONS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("From a client", get_args(frame.FromClient)),
    ("Commands", get_args(frame.AnyDo)),
    ("From the hub", get_args(frame.FromHub)),
    (
        "Inside frames",
        (
            view.Snapshot,
            view.Live,
            view.Asked,
            view.Choosable,
            view.Revealed,
            Feedback,
            FeedbackRow,
            view.AnswerTally,
            view.Bar,
            view.Planned,
            view.Own,
            view.GivenAnswer,
            view.Person,
            view.FloorQuestion,
        ),
    ),
    (
        "Texts, parsed: a text is a list of blocks, a line a list of spans",
        (rich_text.Span, *get_args(rich_text.Block), view.FeedbackSpans, view.RowSpans),
    ),
    (
        "Words",
        (
            frame.Role,
            frame.Result,
            frame.ErrorCode,
            view.Mode,
            view.Phase,
            view.Status,
        ),
    ),
)


def tables() -> str:
    """The tables of all frames, as Markdown."""
    parts: list[str] = []
    for title, kinds in _SECTIONS:
        parts.append(f"## {title}\n")
        parts += [_words(kind) if issubclass(kind, Enum) else _table(kind) for kind in kinds]
    return "\n".join(parts)


def renewed(document: str) -> str:
    """`document` with the tables as they are now."""
    before, _, rest = document.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def schema() -> str:
    """The JSON Schema of every frame."""
    frames = msgspec.json.schema(frame.FromClient | frame.FromHub)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **frames}
    text = msgspec.json.format(msgspec.json.encode(schema), indent=1).decode() + "\n"
    # Docstrings are indented in Python's memory up to 3.12.
    return re.sub(r"\\n +", r"\\n", text)


def _table(kind: type[Struct]) -> str:
    fields = msgspec.structs.fields(kind)
    lines = [f"### {_title(kind)}\n", f"{_told(kind)}\n"]
    if fields:
        lines += ["| field | type | if left out |", "|---|---|---|"]
        hints = typing.get_type_hints(kind)
        for field in fields:
            lines.append(
                f"| `{field.encode_name}` | {_type(hints[field.name])} | {_default(field)} |"
            )
        lines.append("")
    return "\n".join(lines)


def _words(kind: type[Enum]) -> str:
    words = ", ".join(f"`{one.value}`" for one in kind)
    return f"### {kind.__name__}\n\n{_told(kind)}\n\n{words}\n"


def _title(kind: type[Struct]) -> str:
    """A frame goes by its tag, what is inside by its type."""
    tag = kind.__struct_config__.tag
    return f"`{tag}`" if tag else kind.__name__


def _told(kind: type[Any]) -> str:
    return " ".join((inspect.getdoc(kind) or "").split())


def _type(hint: Any) -> str:
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        if set(inner) == set(get_args(frame.AnyDo)):
            return "a command"
        if set(inner) == set(get_args(rich_text.Block)):
            return "block"
        return " or ".join("null" if one is type(None) else _type(one) for one in inner)
    if origin is tuple:
        return f"list of {_type(inner[0])}".replace("list of list of", "list of lists of")
    if origin is not None:  # a mapping
        return f"object, {_type(inner[0])} to {_type(inner[1])}"
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return plain.get(hint) or hint.__name__


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "required"
    value = field.default
    if value is msgspec.NODEFAULT:
        value = field.default_factory() if callable(field.default_factory) else None
    return f"`{msgspec.json.encode(value).decode()}`"


def main() -> int:
    """Rewrite both."""
    SCHEMA.write_text(schema(), "utf-8")
    DOCUMENT.write_text(renewed(DOCUMENT.read_text("utf-8")), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

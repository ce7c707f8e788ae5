"""The JSON Schema of lesson files, made from the model's types, so that editors complete and check.

It says what the loader says: texts may be drafts in several languages, an `ask` has no id of its
own, and nothing that localisation fills is a field.
"""

import json
import re
from inspect import cleandoc
from typing import Any, get_args

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from sidos.content.conversion import FORMAT, NOT_IN_FILES, STEPS
from sidos.content.scalar import TAG
from sidos.content.text import Form, text_fields
from sidos.model.item import AnyItem
from sidos.model.lesson import Gist, Lesson, OwnWork, Page, Retired

Schema = dict[str, Any]

_TEXT = {"type": ["string", "number"], "minLength": 1}
_DRAFTABLE: dict[Form, Schema] = {
    form: {"$ref": f"#/$defs/{name}"}
    for form, name in (
        (Form.PROSE, "prose"),
        (Form.PAGE, "prose"),
        (Form.EACH, "proseList"),
        (Form.LINES, "proseList"),
    )
}


def lesson_schema() -> Schema:
    """The schema (draft 2020-12) of a lesson file."""
    types = _all_structs()
    _, components = msgspec.json.schema_components(
        list(types.values()), ref_template="#/$defs/{name}"
    )
    components = {name: components[name] for name in types}
    for name, cls in types.items():
        _open_to_drafts(components[name], cls)
    definitions: Schema = {
        "prose": _text(),
        "proseList": _text_list(),
        "reasons": _reasons(),
        **components,
    }
    items = [cls.__name__ for cls in get_args(AnyItem)]
    for name in items:
        definitions[f"Ask{name}"] = _without_id(components[name])
    for name in ("Choice", "Multi"):
        definitions[name]["properties"]["recall"] = _any_of("Ask", ["Text", "Cloze"])
        definitions[f"Ask{name}"]["properties"]["recall"] = _any_of("Ask", ["Text", "Cloze"])
    for field, kind in STEPS.items():
        one_of = ["Reflect"] if kind is OwnWork else items
        definitions[kind.__name__] = {
            "title": kind.__name__,
            "description": cleandoc(kind.__doc__ or ""),
            "type": "object",
            "properties": {
                "id": components["Page"]["properties"]["id"],
                field: _any_of("Ask", one_of),
            },
            "required": ["id", field],
            "additionalProperties": False,
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": definitions,
        **_lesson(items),
    }


def schema_text() -> str:
    """The schema as the file lessons/lesson.schema.json holds it."""
    text = json.dumps(lesson_schema(), ensure_ascii=False, indent=2) + "\n"
    # Docstrings are indented in Python's memory up to 3.12.
    return re.sub(r"\\n +", r"\\n", text)


def _lesson(items: list[str]) -> Schema:
    """The root; built without `steps`, whose union msgspec has no schema for."""
    plain = [field for field in fields(Lesson) if field.name != "steps"]
    struct = msgspec.defstruct(
        "Lesson",
        [
            (field.name, field.type, field.default)
            if not field.required
            else (field.name, field.type)
            for field in plain
            if field.name not in {"quiz", "gist", "retired"}
        ],
        kw_only=True,
        forbid_unknown_fields=True,
    )
    (reference,), components = msgspec.json.schema_components([struct])
    schema: Schema = components[reference["$ref"].rpartition("/")[2]]
    schema["description"] = cleandoc(Lesson.__doc__ or "")
    properties = schema["properties"]
    properties["format"] = {"const": FORMAT}
    properties["lang"] = {"type": "string", "pattern": f"^{TAG.pattern}$"}
    kinds = ["Page", *(kind.__name__ for kind in STEPS.values())]
    steps = {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in kinds]}
    properties["steps"] = {"type": "array", "items": steps}
    properties["quiz"] = {"type": "array", "items": _any_of("", items)}
    properties["gist"] = {"$ref": "#/$defs/Gist"}
    properties["retired"] = {"type": "array", "items": {"$ref": "#/$defs/Retired"}}
    schema["required"] = [field.name for field in fields(Lesson) if field.required]
    filled = {"minItems": 1}
    schema["anyOf"] = [
        {"required": [name], "properties": {name: filled}} for name in ("steps", "quiz")
    ]
    _open_to_drafts(schema, Lesson)
    return schema


def _all_structs() -> dict[str, type[Struct]]:
    """Every struct of a lesson but the lesson and its asks, by name."""
    structs: dict[str, type[Struct]] = {}
    waiting: list[Any] = [Page, Gist, Retired, *get_args(AnyItem)]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, Struct):
            if annotation.__name__ not in structs:
                structs[annotation.__name__] = annotation
                waiting += [
                    field.type for field in fields(annotation) if field.name not in NOT_IN_FILES
                ]
        else:
            waiting += [part for part in get_args(annotation) if part is not annotation]
    return dict(sorted(structs.items()))


def _open_to_drafts(schema: Schema, cls: type[Struct]) -> None:
    properties = schema["properties"]
    for name in NOT_IN_FILES & set(properties):
        del properties[name]
    for name, field in text_fields(cls).items():
        least = properties[name].get("minItems")
        properties[name] = dict(_DRAFTABLE[field.form])
        if field.reasons:
            properties[name] = {"$ref": "#/$defs/reasons"}
        if least:
            properties[name]["minItems"] = least
    schema["additionalProperties"] = False


def _without_id(item: Schema) -> Schema:
    properties = {name: value for name, value in item["properties"].items() if name != "id"}
    required = [name for name in item["required"] if name != "id"]
    return {**item, "properties": properties, "required": required}


def _any_of(prefix: str, items: list[str]) -> Schema:
    return {"anyOf": [{"$ref": f"#/$defs/{prefix}{name}"} for name in items]}


def _by_language(value: Schema) -> Schema:
    return {
        "type": "object",
        "description": "A draft: the same text in several languages, by language tag.",
        "patternProperties": {f"^{TAG.pattern}$": value},
        "additionalProperties": False,
        "minProperties": 1,
    }


def _text() -> Schema:
    return {"anyOf": [_TEXT, _by_language({"type": ["string", "number"]})]}


def _text_list() -> Schema:
    drafts: Schema = {"type": "array", "items": {"$ref": "#/$defs/prose"}}
    plain: Schema = {"type": "array", "items": {"type": ["string", "number"]}}
    return {"anyOf": [drafts, _by_language(plain)]}


def _reasons() -> Schema:
    """A list of answers, or a mapping of answers to reasons, which may be empty."""
    reasons: Schema = {"type": "object", "additionalProperties": {"type": ["string", "null"]}}
    return {"anyOf": [{"$ref": "#/$defs/proseList"}, reasons, _by_language(reasons)]}

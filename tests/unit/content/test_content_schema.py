"""The schema in lessons/ is the one that the types make, and agrees with the loader."""

import json
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it has none of its own
import pytest
import yaml

from sidos.content.schema import lesson_schema, schema_text

STORED = Path(__file__).parents[3] / "lessons" / "lesson.schema.json"


def test_the_stored_schema_is_current() -> None:
    assert STORED.read_text(encoding="utf-8") == schema_text(), (
        "make it anew: python -c 'from sidos.content.schema import schema_text; "
        'print(schema_text(), end="")\' > lessons/lesson.schema.json'
    )


def test_it_is_a_schema_and_takes_a_sound_lesson(lesson_file: Path) -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(yaml.safe_load(lesson_file.read_text(encoding="utf-8")), schema)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: cloze", "type: clozed"),
        ("minutes: 5", "minutes: 500"),
        ("minutes: 5\n", ""),
        ("terms: [tie]", "terms: [tie]\nlevel: 1"),
        ("      type: choice", "      id: own\n      type: choice"),
    ],
)
def test_it_refuses_what_the_loader_refuses(lesson_file: Path, old: str, new: str) -> None:
    text = lesson_file.read_text(encoding="utf-8").replace(old, new)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text), lesson_schema())


def test_a_lesson_may_be_steps_or_a_quiz_alone_but_not_neither(lesson_file: Path) -> None:
    lesson = yaml.safe_load(lesson_file.read_text(encoding="utf-8"))
    for name in ("steps", "quiz"):
        jsonschema.validate({key: lesson[key] for key in lesson if key != name}, lesson_schema())
    lesson.pop("steps")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**lesson, "quiz": []}, lesson_schema())

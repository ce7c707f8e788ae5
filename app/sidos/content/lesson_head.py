"""What a list shows of a lesson, from the first lines of its file: a tenth of the work of reading
it, for a first screen that is to be there at once. Nothing is checked here."""

import re
from pathlib import Path

from sidos.content.finding import Finding
from sidos.content.index import LessonEntry
from sidos.content.reading import read_text

_BODY = re.compile(r"^(?:steps|quiz):$", re.MULTILINE)
_QUIZ = re.compile(r"^quiz:$", re.MULTILINE)
_LINE = re.compile(
    r'(?P<key>[a-z]+): (?:"(?P<quoted>[^"\\]+)"|(?P<plain>[a-z0-9-]+)|'
    r"\[(?P<list>[a-z0-9-]+(?:, [a-z0-9-]+)*)\])"
)


def lesson_head(path: Path) -> LessonEntry | None:
    """The lesson as a list shows it; None where its first lines are written in another way than
    lessons usually are, or anything in them is missing."""
    text = read_text(path)
    if isinstance(text, Finding):
        return None
    body = _BODY.search(text)
    lines = [_LINE.fullmatch(line) for line in text[: body.start() if body else 0].splitlines()]
    fields: dict[str, str] = {}
    for line in lines:
        if line is None:
            return None
        fields[line["key"]] = line["quoted"] or line["plain"] or line["list"]
    try:
        return LessonEntry(
            fields["id"],
            fields["title"],
            fields.get("summary", ""),
            int(fields["minutes"]),
            _items(text),
            tuple(fields["concepts"].split(", ")),
            fields["lang"],
            str(path),
            broken=False,
        )
    except (KeyError, ValueError):
        return None


def _items(text: str) -> int:
    steps, *quiz = _QUIZ.split(text, maxsplit=1)
    asked = len(re.findall(r"^    ask:$", steps, re.MULTILINE))
    return asked + sum(len(re.findall(r"^  - id: ", part, re.MULTILINE)) for part in quiz)

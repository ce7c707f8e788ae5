"""A new lesson to fill in: block-style YAML, so that no comma or colon in a text breaks it."""

from collections.abc import Callable, Sequence

from sidos.model.message import N_

Word = Callable[[str, str], str]
"""(language tag, English text) to the text in that language, for the placeholders."""

_TITLE = N_("Title of the lesson")
_SUMMARY = N_("One short sentence that makes the reader curious")
_PAGE = N_("The first page, 60 to 120 words. Leave an empty line between paragraphs.")
_PROMPT = N_("A question about a new case")
_RIGHT = N_("The right option")
_WRONG = N_("A mistake that somebody might make")
_WHY_RIGHT = N_("What makes it right")
_WHY_WRONG = N_("What is wrong with it")
_EXPLAIN = N_("Why this is the answer, and where the source says so")


def new_lesson(name: str, tags: Sequence[str], word: Word) -> str:
    """The text of a lesson file with the id `name`, drafted in `tags`; the first is its `lang`."""

    def text(indent: int, key: str, english: str) -> list[str]:
        space = " " * indent
        return [f"{space}{key}:", *(f'{space}  {tag}: "{word(tag, english)}"' for tag in tags)]

    def page(indent: int, english: str) -> list[str]:
        space = " " * indent
        lines = [f"{space}text:"]
        for tag in tags:
            lines += [f"{space}  {tag}: |", f"{space}    {word(tag, english)}"]
        return lines

    lines = [
        "# yaml-language-server: $schema=../lesson.schema.json",
        "format: 1",
        f"id: {name}",
        f"lang: {tags[0]}",
        *text(0, "title", _TITLE),
        *text(0, "summary", _SUMMARY),
        "minutes: 5",
        "concepts:",
        "  - concept-id",
        "terms: []",
        "steps:",
        "  - id: first-page",
        *page(4, _PAGE),
        "quiz:",
        "  - id: first-question",
        "    type: choice",
        *text(4, "prompt", _PROMPT),
        "    options:",
        "      - id: right",
        "        correct: true",
        *text(8, "text", _RIGHT),
        *text(8, "why", _WHY_RIGHT),
        "      - id: wrong",
        *text(8, "text", _WRONG),
        *text(8, "why", _WHY_WRONG),
        *text(4, "explain", _EXPLAIN),
    ]
    return "\n".join(lines) + "\n"

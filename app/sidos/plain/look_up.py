"""Looking words up, line by line: in the glossary, and in all that can be searched. What is found
in a lesson has the lesson's number in the list."""

from collections.abc import Sequence

from sidos.model.message import N_
from sidos.plain.teller import Teller
from sidos.store.search_index import Passage
from sidos.study.glossary import TermRow, all_terms, glossary_pages, look_up
from sidos.study.outline import Outline
from sidos.study.snippet import snippet

_INDENT = "    "
_MOST = 10  # of a kind; whoever wants others types another word


def show_terms(teller: Teller, outline: Outline, wanted: str) -> None:
    """The terms that `wanted` leads to, with their definitions and lessons; "" for all, after the
    glossary's own page."""
    study = teller.study
    for page in () if wanted.strip() else glossary_pages(study):
        teller.line(page.title)
        teller.line()
        teller.page(page.text)
        teller.line()
    matches = look_up(all_terms(study), wanted, study.tag)
    numbers = _numbers(outline)
    if matches.near:
        teller.say(N_("There is no term “{query}”. These are similar:"), query=wanted)
    elif not (matches.named or matches.in_definition):
        teller.say(N_("There is no term “{query}”."), query=wanted)
    for row in (*matches.named, *matches.near, *matches.in_definition):
        teller.course_text(row.definition, f"{row.term}: ", _INDENT)
        for tag, other in row.others.items():
            teller.line(other, f"{_INDENT}{teller.formats.language(tag)}: ")
        for number, title in _lessons(row, numbers):
            teller.course_line(title, f"{_INDENT}{number}. ")
    teller.line()


def show_places(teller: Teller, outline: Outline, wanted: str) -> None:
    """Where the words of `wanted` are."""
    study = teller.study
    study.search.update()
    results = study.search.find(wanted, study.tag)
    numbers = _numbers(outline)
    if not results.words:
        teller.say(N_("Type a slash and a word or its beginning, such as “/ network”."))
    elif results.near:
        other = " ".join(results.words)
        text = N_("Nothing was found for “{query}”. These match “{other}”:")
        teller.say(text, query=wanted, other=other)
    elif results.empty:
        teller.say(N_("Nothing was found for “{query}”."), query=wanted)
    for heading, passages in (
        (N_("In lessons"), results.lessons),
        (N_("In the glossary"), results.terms),
        (N_("In the sources"), results.sources),
    ):
        if passages:
            teller.say(heading)
            for passage in passages[:_MOST]:
                _show_passage(teller, passage, numbers.get(passage.key), results.words)
    teller.line()


def _show_passage(
    teller: Teller, passage: Passage, number: int | None, words: Sequence[str]
) -> None:
    first = f"  {number}. " if number else "  "
    teller.line(passage.title, first)
    pieces = snippet(passage.text, words, teller.width)
    line = "".join(piece for piece, _ in pieces)
    if len(line) > teller.width:
        line = f"{line[: teller.width].rpartition(' ')[0]}…"
    teller.line(line, _INDENT)


def _numbers(outline: Outline) -> dict[str, int]:
    return {row.key: number for number, row in enumerate(outline.lessons(), 1)}


def _lessons(row: TermRow, numbers: dict[str, int]) -> list[tuple[int, str]]:
    return [(numbers[link.key], link.title) for link in row.lessons if link.key in numbers]

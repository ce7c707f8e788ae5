"""No sentence of the source texts stands in the course, in either language.

The texts are not in this repository; where they lie beside it, everything is compared with them.
"""

import re
from collections.abc import Iterator

import polib
import pytest
from tests.content.real_course import COURSE, ROOT, RealCourse, po_file

from sidos.content.text import text_units

SOURCES = ROOT.parent / "shared" / "sources"
RUN = 8

Run = tuple[str, ...]


def runs(text: str) -> Iterator[Run]:
    words = re.findall(r"\w+", text.casefold())
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def own_texts(course: RealCourse) -> Iterator[tuple[str, str]]:
    """Where, and the text: everything that the course says in English and in Finnish."""
    units = [*text_units(course.entry.course), *text_units(course.library.glossary(COURSE))]
    for source in course.library.sources(COURSE):
        units += text_units(source)
    for shown in course.lessons["en"].values():
        units += text_units(shown.lesson)
    yield from ((unit.context, unit.text) for unit in units)
    for domain in (COURSE, "sidos"):
        for entry in polib.pofile(str(po_file(domain))):
            yield entry.msgctxt or entry.msgid, entry.msgstr
    yield "seeds/README.md", (ROOT / "seeds" / "README.md").read_text("utf-8")


def test_a_run_of_eight_words_is_found_and_one_of_seven_is_not() -> None:
    eight = "One, two three: four *five* six seven eight"

    assert list(runs(eight)) == [("one", "two", "three", "four", "five", "six", "seven", "eight")]
    assert list(runs("one two three four five six seven")) == []


@pytest.mark.skipif(not SOURCES.is_dir(), reason=f"the source texts are not in {SOURCES}")
def test_no_run_of_eight_words_is_a_source_texts(course: RealCourse) -> None:
    texts = [path.read_text("utf-8") for path in SOURCES.glob("*.txt")]
    theirs = {run for text in texts for run in runs(text)}
    taken = [
        f"{where}: {' '.join(run)}"
        for where, text in own_texts(course)
        for run in runs(text)
        if run in theirs
    ]

    assert len(theirs) > 500
    assert taken == []

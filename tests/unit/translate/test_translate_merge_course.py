"""A course of 1,776 texts, edited in 150 places, then merged: what must become of each translation
is known from the edits, not from how merging works."""

import re
from copy import deepcopy
from itertools import product
from pathlib import Path
from shutil import copytree

import pytest
from tests.unit.translate.gettext_tool import msgcat, msgfmt_complaint, needs_gettext
from tests.unit.translate.made_course import MadeCourse, Text

from sidos.translate.extractor import extract
from sidos.translate.layout import domains
from sidos.translate.po_file import read_po, write_text
from sidos.translate.po_source import po_text
from sidos.translate.update import update

ROOT = Path(__file__).parents[3]
LESSONS = 24
State = tuple[str, str, str, str | None]
"""An entry's source, its translation, its state, and the source that was translated."""


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The real course's plain sentences, and pairs of them: none twice."""
    (course,) = (one for one in domains(ROOT) if one.course)
    units = (unit.text for of_lang in extract(course).units.values() for unit in of_lang)
    plain = list(dict.fromkeys(text for text in units if re.fullmatch(r"[A-Z“][^\n{}]{9,}", text)))
    assert len(plain) > 1000
    pairs = (f"{first} {second}" for first, second in product(plain[:40], plain[-40:]))
    return [*plain, *pairs]


def po_of(root: Path) -> Path:
    return root / "locales" / "fi" / "LC_MESSAGES" / "made.po"


def states(path: Path) -> tuple[dict[str | None, State], dict[str | None, State]]:
    """Entries in use and obsolete ones, by context."""
    by_use: tuple[dict[str | None, State], dict[str | None, State]] = ({}, {})
    for entry in read_po(path)[0]:
        state = "outdated" if entry.fuzzy else "current" if entry.msgstr else "untranslated"
        by_place = by_use[bool(entry.obsolete)]
        assert entry.msgctxt not in by_place
        by_place[entry.msgctxt] = (entry.msgid, entry.msgstr, state, entry.previous_msgid)
    return by_use


def expected(
    before: dict[str, Text], after: dict[str, Text]
) -> tuple[dict[str, State], dict[str, State]]:
    used, carried = dict[str, State](), set[Text]()
    for place, text in after.items():
        same_place, same_text = before.get(place) is text, text.now == text.was
        if same_text:
            used[place] = (text.now, text.translation, "current", None)
        elif text.was and same_place:
            used[place] = (text.now, text.translation, "outdated", text.was)
        else:
            used[place] = (text.now, "", "untranslated", None)
            continue
        carried.add(text)
    gone: dict[str, State] = {
        place: (text.was, text.translation, "current", None)
        for place, text in before.items()
        if text not in carried
    }
    return used, gone


def blocks(path: Path) -> dict[str, str]:
    """The lines of each entry in use, by context."""
    blocks = {}
    for block in path.read_text("utf-8").removesuffix("\n").split("\n\n"):
        context = re.search(r'^msgctxt "(.+)"$', block, re.MULTILINE)
        if context:
            blocks[context[1]] = block
    return blocks


def translate(course: MadeCourse, path: Path) -> None:
    course.translated()
    places = course.places()
    po, _ = read_po(path)
    for entry in po:
        text = places.get(entry.msgctxt or "")
        entry.msgstr = text.translation if text else "Koko kurssin teksti"
    write_text(path, po_text(po))


@pytest.fixture(scope="module")
def translated(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[MadeCourse, Path]:
    """The course with all its translations, for each test to copy."""
    root = tmp_path_factory.mktemp("made")
    course = MadeCourse(texts, LESSONS)
    (root / "locales" / "fi").mkdir(parents=True)
    course.write(root)
    assert update(root).findings == ()
    translate(course, po_of(root))
    return course, root


@pytest.fixture
def course(translated: tuple[MadeCourse, Path], tmp_path: Path) -> MadeCourse:
    course, root = translated
    copytree(root, tmp_path, dirs_exist_ok=True)
    return deepcopy(course)


def test_a_course_edited_all_over_keeps_every_translation_where_it_belongs(
    course: MadeCourse, tmp_path: Path
) -> None:
    path = po_of(tmp_path)
    before, lines = course.places(), blocks(path)
    assert len(before) >= 1700
    course.edit()
    assert course.edits >= 135
    course.write(tmp_path)
    done = update(tmp_path)

    after = course.places()
    used, gone = expected(before, after)
    in_use, obsolete = states(path)
    assert {place: state for place, state in in_use.items() if place in after} == used
    assert obsolete == gone
    whole = {text.translation for text in before.values()}
    assert {state[1] for state in (*in_use.values(), *obsolete.values())} >= whole
    # What was not touched has the very lines that it had.
    now = blocks(path)
    untouched = [
        place for place, text in after.items() if before.get(place) is text and text.now == text.was
    ]
    assert len(untouched) > 1200
    assert [now[place] for place in untouched] == [lines[place] for place in untouched]

    (change,) = done.changed
    kinds = [state[2] for state in used.values()]
    assert change.counts.outdated == kinds.count("outdated") > 40
    assert change.counts.added == kinds.count("untranslated") > 80
    assert change.counts.obsolete == len(gone) > 90
    assert change.counts.moved > 150

    data = path.read_bytes()
    assert update(tmp_path).current
    assert path.read_bytes() == data


@needs_gettext
def test_the_merged_file_is_as_gettext_writes_it(course: MadeCourse, tmp_path: Path) -> None:
    path = po_of(tmp_path)
    course.edit()
    course.write(tmp_path)
    update(tmp_path)
    assert msgcat(path) == path.read_bytes()
    assert msgfmt_complaint(path) == ""


def test_typos_on_a_page_outdate_nothing_else_does(course: MadeCourse, tmp_path: Path) -> None:
    path = po_of(tmp_path)
    typo, other = course.typo(), course.typo()
    course.write(tmp_path)
    update(tmp_path, typo=typo)
    places = course.places()
    for place, (source, translation, state, previous) in states(path)[0].items():
        text = places.get(place or "")
        if text is None:
            continue
        assert (source, translation) == (text.now, text.translation)
        changed = text.now != text.was and place is not None and place.startswith(f"{other}/")
        assert (state, previous) == (("outdated", text.was) if changed else ("current", None))
    update(tmp_path, typo=other)
    assert {state[2] for state in states(path)[0].values()} == {"current"}


def test_what_was_deleted_and_comes_back_is_as_it_was(course: MadeCourse, tmp_path: Path) -> None:
    path = po_of(tmp_path)
    data = path.read_bytes()
    lesson = course.lessons.pop(7)
    course.write(tmp_path)
    update(tmp_path)
    assert len(states(path)[1]) == 74
    course.lessons.insert(7, lesson)
    course.write(tmp_path)
    update(tmp_path)
    assert path.read_bytes() == data

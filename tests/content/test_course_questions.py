"""The real course's questions: enough of each type, and every key scores in both languages."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.content.real_course import COURSE, LANGUAGES, ROOT, RealCourse

from sidos.content.coverage import TYPES, coverage, coverage_findings
from sidos.content.loader import parse_source
from sidos.engine.grading import grade, key
from sidos.i18n.format import Formats
from sidos.model.attempt import Verdict
from sidos.model.item import AnyItem, Cloze, Gap, Match, Order, Reflect, Text
from sidos.study.paper import print_order


def questions(course: RealCourse, tag: str) -> Iterator[tuple[str, AnyItem]]:
    for name, shown in course.lessons[tag].items():
        yield from ((f"{name}/{item.id}", item) for item in shown.lesson.items())


def typed_parts(item: AnyItem) -> tuple[Text | Gap, ...]:
    if isinstance(item, Text):
        return (item,)
    return item.gaps if isinstance(item, Cloze) else ()


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_key_is_played_and_scores(course: RealCourse, tag: str) -> None:
    writing = Formats(tag).writing(tag)
    failed = []
    for name, item in questions(course, tag):
        given = grade(item, key(item), writing)
        right = given.score == 1 or (isinstance(item, Reflect) and given.verdict is Verdict.NOTED)
        if not right:
            failed.append(name)
    assert failed == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_typed_answers_score_as_their_lists_say(course: RealCourse, tag: str) -> None:
    writing = Formats(tag).writing(tag)
    failed = []
    for name, item in questions(course, tag):
        for gap in typed_parts(item):
            for typed in (*gap.accept, *gap.reject, "qwerty"):
                given = typed if isinstance(item, Text) else {gap.id: typed}
                if grade(item, given, writing).parts[gap.id] != (typed in gap.accept):
                    failed.append(f"{name}: {typed}")
    assert failed == []


def test_there_are_enough_questions_of_each_type(course: RealCourse) -> None:
    check = f"{course.entry.course.start_check}/"
    counts = Counter(
        item.__struct_config__.tag
        for name, item in questions(course, "en")
        if not name.startswith(check)
    )

    assert counts.total() >= 110
    assert [name for name in TYPES if counts[name] < 6] == []
    assert counts["text"] + counts["cloze"] >= 9


def test_every_lesson_has_pages_questions_between_and_a_quiz_of_six(course: RealCourse) -> None:
    for name, shown in course.lessons["en"].items():
        if name == course.entry.course.start_check:
            continue
        kinds = [type(step).__name__ for step in shown.lesson.steps]
        assert 3 <= kinds.count("Page") <= 5, name
        assert "Ask" in kinds, name
        assert 5 <= len(shown.lesson.quiz) <= 7, name
        assert 3 <= shown.lesson.minutes <= 6, name


def test_the_start_check_asks_eight_questions_on_every_unit(course: RealCourse) -> None:
    units = course.entry.course.units
    check = course.lessons["en"][course.entry.course.start_check].lesson
    asked = {concept for item in check.quiz for concept in item.concepts}

    assert len(check.quiz) == 8
    for unit in units:
        taught = {each for name in unit.lessons for each in course.entry.lessons[name].concepts}
        assert asked & taught, unit.id


def test_every_question_names_concepts_and_every_concept_is_covered(course: RealCourse) -> None:
    sources = course.library.sources(COURSE)
    found = coverage(course.entry.course, sources, course.lessons)
    cards = [parse_source(ROOT / "seeds" / f"{source.id}.yaml") for source in sources]

    assert list(coverage_findings(found, cards)) == []
    assert len(found.concepts) >= 28
    assert [name for name, item in questions(course, "en") if not item.concepts] == []


def test_no_printed_sheet_gives_an_order_or_a_pairing_away(course: RealCourse) -> None:
    told = []
    for name, item in questions(course, "en"):
        right = key(item)
        if isinstance(item, Order | Match) and print_order(item) == tuple(right):
            told.append(name)
    assert told == []

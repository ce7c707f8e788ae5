"""The real course's questions: enough of each type, and every key scores in both languages."""

from collections import Counter
from collections.abc import Iterator

import pytest
from tests.content.real_course import COURSE, LANGUAGES, ROOT, RealCourse

from sidos.content.coverage import TYPES, coverage, coverage_findings
from sidos.content.loader import parse_source
from sidos.content.text import TERM
from sidos.engine.grading import grade, key, typed_parts
from sidos.engine.matching import answer_of, refusal_of
from sidos.i18n.format import Formats
from sidos.model.attempt import Verdict, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Match,
    Multi,
    Number,
    Order,
    Reflect,
    Sort,
    Text,
)
from sidos.study.paper import print_order


def questions(course: RealCourse, tag: str) -> Iterator[tuple[str, AnyItem]]:
    for name, shown in course.lessons[tag].items():
        yield from ((f"{name}/{item.id}", item) for item in shown.lesson.items())


def with_twins(course: RealCourse, tag: str) -> Iterator[tuple[str, AnyItem]]:
    """Every question, and the typed twins of those that have one."""
    for name, item in questions(course, tag):
        yield name, item
        if isinstance(item, Choice | Multi) and item.recall is not None:
            yield f"{name}/recall", item.recall


def misjudged(item: AnyItem, writing: Writing) -> Iterator[str]:
    """Typed answers that aren't judged as their lists say."""
    if not isinstance(item, Text | Cloze):
        return
    for name, gap in typed_parts(item).items():
        right = [answer_of(line)[0] for line in gap.accept if not line.startswith(TERM)]
        wrong = [*(answer_of(refusal_of(line)[0])[0] for line in gap.reject), "qwerty"]
        for typed in (*right, *gap.term_forms, *wrong):
            given = typed if isinstance(item, Text) else {name: typed}
            if grade(item, given, writing).parts[name] != (typed not in wrong):
                yield typed


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_key_is_played_and_scores(course: RealCourse, tag: str) -> None:
    writing = Formats(tag).writing(tag)
    failed = []
    for name, item in with_twins(course, tag):
        given = grade(item, key(item), writing)
        right = given.score == 1 or (isinstance(item, Reflect) and given.verdict is Verdict.NOTED)
        if not right:
            failed.append(name)
    assert failed == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_typed_answers_score_as_their_lists_say(course: RealCourse, tag: str) -> None:
    writing = Formats(tag).writing(tag)
    failed = {name: list(misjudged(item, writing)) for name, item in with_twins(course, tag)}
    assert {name: typed for name, typed in failed.items() if typed} == {}


def test_there_are_enough_questions_of_each_type(course: RealCourse) -> None:
    check = f"{course.entry.course.start_check}/"
    counts = Counter(
        item.__struct_config__.tag
        for name, item in questions(course, "en")
        if not name.startswith(check)
    )

    assert counts.total() >= 150
    assert [name for name in TYPES if counts[name] < 8] == []


def test_at_least_thirty_questions_have_a_typed_twin(course: RealCourse) -> None:
    assert sum(name.endswith("/recall") for name, _ in with_twins(course, "en")) >= 30


def test_everything_that_is_typed_has_a_hint(course: RealCourse) -> None:
    typed = Text | Cloze | Number
    assert [n for n, i in with_twins(course, "en") if isinstance(i, typed) and not i.hints] == []


def test_every_part_of_a_match_an_order_and_a_sort_has_a_why(course: RealCourse) -> None:
    parts = [
        (f"{name}/{part.id}", part)
        for name, item in questions(course, "en")
        if isinstance(item, Match | Order | Sort)
        for part in (item.pairs if isinstance(item, Match) else item.items)
    ]
    assert [name for name, part in parts if not part.why] == []


def test_every_lesson_begins_with_a_guess_and_ends_with_own_work_a_gist_and_a_quiz(
    course: RealCourse,
) -> None:
    for name in (name for unit in course.entry.course.units for name in unit.lessons):
        lesson = course.lessons["en"][name].lesson
        kinds = [type(step).__name__ for step in lesson.steps]
        assert kinds[0] == "Guess", name
        assert 3 <= kinds.count("Page") <= 5, name
        assert "Ask" in kinds, name
        assert "OwnWork" in kinds, name
        assert lesson.gist, name
        assert len(lesson.quiz) == 6, name
        assert not any(isinstance(item, Reflect) for item in lesson.quiz), name
        assert 5 <= lesson.minutes <= 8, name


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

"""What a start check suggests."""

from hypothesis import given
from hypothesis import strategies as st

from sidos.engine.start_check import suggested

LESSONS = {"one": ("a", "b"), "two": ("b", "c"), "three": ("a", "c")}


def test_the_first_lesson_on_a_missed_concept_is_suggested_in_the_course_s_order() -> None:
    assert suggested(LESSONS, [("c",), ("b",)]) == ("one", "two")


def test_a_question_on_two_concepts_leads_to_the_lesson_on_both() -> None:
    assert suggested(LESSONS, [("a", "c")]) == ("three",)


def test_where_no_lesson_is_on_both_each_has_its_own() -> None:
    assert suggested({"one": ("a",), "two": ("b",)}, [("b", "a")]) == ("one", "two")


def test_nothing_missed_or_nothing_taught_suggests_nothing() -> None:
    assert suggested(LESSONS, []) == ()
    assert suggested(LESSONS, [("z",)]) == ()


_CONCEPTS = st.sets(st.sampled_from("abcdef"), min_size=1, max_size=3).map(
    lambda found: tuple(sorted(found))
)


@given(st.dictionaries(st.sampled_from(["l1", "l2", "l3", "l4"]), _CONCEPTS), st.lists(_CONCEPTS))
def test_whatever_was_missed_and_is_taught_is_in_a_lesson_suggested(
    lessons: dict[str, tuple[str, ...]], missed: list[tuple[str, ...]]
) -> None:
    chosen = suggested(lessons, missed)
    taught = {concept for concepts in lessons.values() for concept in concepts}
    wanted = {concept for concepts in missed for concept in concepts}
    assert {concept for lesson in chosen for concept in lessons[lesson]} >= wanted & taught
    assert list(chosen) == [lesson for lesson in lessons if lesson in chosen]
    assert all(set(lessons[lesson]) & wanted for lesson in chosen)

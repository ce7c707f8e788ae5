"""All questions of a lesson, those that don't count as well, and how to change them."""

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sidos.model.item import AnyItem
from sidos.model.lesson import Lesson, Page, Step


def all_items(lesson: Lesson) -> Iterator[AnyItem]:
    """Every question of a lesson, guesses too, those between pages first."""
    yield from (step.item for step in lesson.steps if not isinstance(step, Page))
    yield from lesson.quiz


def with_items(
    lesson: Lesson, change: Callable[[AnyItem], AnyItem], kind: type[Struct] | None = None
) -> Lesson:
    """`lesson` with every question changed, or those of one kind of step."""
    steps: list[Step] = []
    for step in lesson.steps:
        if isinstance(step, Page) or (kind is not None and not isinstance(step, kind)):
            steps.append(step)
        else:
            (field,) = (name for name in step.__struct_fields__ if name != "id")
            steps.append(replace(step, **{field: change(step.item)}))
    quiz = lesson.quiz if kind else tuple(change(item) for item in lesson.quiz)
    return replace(lesson, steps=tuple(steps), quiz=quiz)

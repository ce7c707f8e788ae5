"""What a start check suggests to read: for each question missed, a lesson on what it asks."""

from collections.abc import Collection, Iterable, Mapping


def suggested(
    lessons: Mapping[str, Collection[str]], missed: Iterable[Collection[str]]
) -> dict[str, tuple[str, ...]]:
    """Lessons to their concepts that were missed, in the order of `lessons`.

    `lessons`: ids to concepts; `missed`: the concepts of each question missed. The first lesson
    that teaches all of a question's concepts is suggested; where there is none, the first one
    for each.
    """
    found: dict[str, dict[str, None]] = {}
    for concepts in missed:
        whole = _first(lessons, concepts)
        parts = [concepts] if whole else [[concept] for concept in concepts]
        for part in parts:
            lesson = _first(lessons, part)
            if lesson is not None:
                found.setdefault(lesson, {}).update(dict.fromkeys(part))
    return {lesson: tuple(found[lesson]) for lesson in lessons if lesson in found}


def _first(lessons: Mapping[str, Collection[str]], concepts: Collection[str]) -> str | None:
    taught = (name for name, taught in lessons.items() if set(concepts) <= set(taught))
    return next(taught, None)

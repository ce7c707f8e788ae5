"""The lessons that a start check suggests: for each question missed, one on its concepts."""

from collections.abc import Collection, Iterable, Mapping


def suggested(
    lessons: Mapping[str, Collection[str]], missed: Iterable[Collection[str]]
) -> tuple[str, ...]:
    """Ids of lessons, in the order of `lessons`, which is ids to concepts.

    `missed`: the concepts of each question missed. The first lesson that teaches all of a
    question's concepts is suggested; where there is none, the first one for each.
    """
    chosen: set[str] = set()
    for concepts in missed:
        whole = _first(lessons, concepts)
        chosen |= whole or {name for part in concepts for name in _first(lessons, [part])}
    return tuple(lesson for lesson in lessons if lesson in chosen)


def _first(lessons: Mapping[str, Collection[str]], concepts: Collection[str]) -> set[str]:
    """The first lesson that teaches all `concepts`; empty where there is none."""
    taught = (name for name, taught in lessons.items() if set(concepts) <= set(taught))
    return set([*taught][:1])

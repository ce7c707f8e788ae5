"""The small course of the workshops, with one question of each type that matters to a hub. What
must not leave the hub before its time has SECRET in it."""

from pathlib import Path

from tests.small_courses import copy_course

READY, WORD, DEGREES = "bread/ready", "bread/word", "bread/degrees"
EVERY = (READY, WORD, DEGREES, "bread/joined", "bread/filled")


def write_course(folder: Path, *, more: bool = False) -> Path:
    """A folder with the course `baking` in it; with `more`, a second lesson has the rest of the
    types."""
    course = copy_course("secrets", folder)
    if not more:
        (course / "more.yaml").unlink()
        listed = (course / "course.yaml").read_text("utf-8").replace("[bread, more]", "[bread]")
        (course / "course.yaml").write_text(listed, "utf-8")
    return folder

"""Where courses lie on disk: which folders are courses, and which files belong to them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

COURSE, GLOSSARY = "course.yaml", "glossary.yaml"


def course_folders(roots: Sequence[Path]) -> Iterator[Path]:
    """The course folders in `roots`; a root may be a course folder itself."""
    for root in roots:
        if (root / COURSE).is_file():
            yield root
        else:
            for folder in sorted(_folders(root)):
                if (folder / COURSE).is_file():
                    yield folder


def lesson_files(course: Path) -> tuple[Path, ...]:
    """The lesson files of a course folder, by name."""
    names = (name for name, _ in stamped_files(course))
    return tuple(course / name for name in names if name not in {COURSE, GLOSSARY})


def stamped_files(course: Path) -> list[tuple[str, tuple[int, int]]]:
    """Name, size and time (ns) of every YAML file right in a course folder, by name."""
    stamps = []
    try:
        with os.scandir(course) as entries:
            for entry in entries:
                if entry.name.endswith(".yaml") and not entry.name.startswith("."):
                    status = entry.stat()
                    stamps.append((entry.name, (status.st_size, status.st_mtime_ns)))
    except OSError:
        return []
    return sorted(stamps)


def source_file(course: Path, source: str) -> Path | None:
    """The card of a source: in the course's own seeds/, or in the one beside all courses."""
    for folder in (course / "seeds", course.absolute().parent.parent / "seeds"):
        if (folder / f"{source}.yaml").is_file():
            return folder / f"{source}.yaml"
    return None


def _folders(root: Path) -> list[Path]:
    try:
        return [path for path in root.iterdir() if path.is_dir() and path.name[0] != "."]
    except OSError:
        return []

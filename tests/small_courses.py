"""The tests' small courses, each once, as files in tests/courses; copied where a test changes one.

`animals`: one sound lesson; `baking`: every type of question, in English and Finnish; `garden`: a
learner's course with a file that is torn; `secrets`: of what a hub must not send before its time;
`strange`: texts that look like markup; `weave`: partly in Swedish.
"""

import shutil
from pathlib import Path

_COURSES = Path(__file__).parent / "courses"

ANIMALS = _COURSES / "animals"
GARDEN = _COURSES / "garden"
STRANGE = _COURSES / "strange"


def copy_course(name: str, courses: Path) -> Path:
    """Copy the course into the folder `courses`; the copy."""
    return Path(shutil.copytree(_COURSES / name, courses / name))

"""The tour's own small course: every type of question, and what can go wrong with a lesson.

Its texts are Latin filler, short enough that the texts of the interface stay in view. Its files,
in `course_files/`, are marked as English; a copy is marked as being in the language on screen, so
that nothing counts as untranslated.
"""

from pathlib import Path

COURSE = "tour"
FIRST, FOREIGN, BARE, TORN, CHECK = (
    f"{COURSE}/{name}" for name in ("first", "foreign", "bare", "torn", "check")
)
"""Keys of lessons: with all there is; in another language; without a quiz; broken; the start
check."""
UNIT = f"{COURSE}/@prima"

COURSE_FILES = Path(__file__).with_name("course_files")
_LANG = "en"
_LINE = "\nlang: {}\n"


def write_course(folder: Path, lang: str) -> None:
    """Write the course, in the language `lang`, into `folder`."""
    for source in COURSE_FILES.rglob("*.*"):
        parts = source.relative_to(COURSE_FILES).parts
        path = folder.joinpath(*(lang if part == _LANG else part for part in parts))
        path.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        path.write_text(text.replace(_LINE.format(_LANG), _LINE.format(lang)), "utf-8")

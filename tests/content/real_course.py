"""The course that comes with sidos, in its two languages."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from sidos.content.library import CourseEntry, Library
from sidos.content.localize import Localized, localize
from sidos.i18n.locales import Locales

ROOT = Path(__file__).resolve().parents[2]
COURSE = "social-capital"
LANGUAGES = ("en", "fi")


class RealCourse(Struct, frozen=True, kw_only=True):
    """`lessons`: language tag to lesson id to the lesson, in the order of the units; after them
    the units' recaps, the final and the start check."""

    library: Library
    entry: CourseEntry
    lessons: Mapping[str, Mapping[str, Localized]]


def real_course() -> RealCourse:
    """The course as a learner gets it."""
    library = Library([ROOT / "lessons"], None)
    locales = Locales([ROOT / "locales"], None)
    [entry] = library.courses()
    course = entry.course
    names = [name for unit in course.units for name in unit.lessons]
    names += [*(unit.recap for unit in course.units), course.final, course.start_check]
    loaded = {name: library.lesson(COURSE, name) for name in names}
    lookups = {tag: locales.lookup(tag, COURSE) for tag in LANGUAGES}
    lessons = {
        tag: {name: localize(lesson, tag, lookups[tag], {}) for name, lesson in loaded.items()}
        for tag in LANGUAGES
    }
    return RealCourse(library=library, entry=entry, lessons=lessons)


def po_file(domain: str) -> Path:
    """A Finnish PO file."""
    return ROOT / "locales" / "fi" / "LC_MESSAGES" / f"{domain}.po"

"""A course's questions in every language there is, each wholly in one language.

Lessons are read when a question of theirs is first asked for, and kept.
"""

from collections.abc import Sequence

from sidos.content.error import BrokenLessonError, UnknownLessonError
from sidos.content.library import CourseEntry, Library
from sidos.content.plain_text import plain_line
from sidos.i18n.format import Formats
from sidos.i18n.locales import Locales
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.study.course_texts import CourseTexts
from sidos.workshop.question import Question, question


class Deck:
    """The questions of the course `course`, shuffled by `seed`. UnknownCourseError where
    there is no such course."""

    def __init__(self, library: Library, locales: Locales, course: str, seed: int = 0) -> None:
        self._texts = CourseTexts(library, locales)
        self._entry = library.course(course)
        self._seed = seed
        self._questions: dict[tuple[str, str], Question] = {}

    def names(self, lessons: Sequence[str] = (), units: Sequence[str] = ()) -> tuple[str, ...]:
        """The ids `lesson/item` of all questions in these lessons and units, or in the whole
        course, in the course's order. A broken lesson has none. UnknownLessonError."""
        chosen = [*lessons]
        for unit in self._entry.course.units:
            if unit.id in units or not (lessons or units):
                chosen += unit.lessons
        found: list[str] = []
        for lesson in dict.fromkeys(chosen):
            try:
                source = self._texts.library.lesson(self._entry.course.id, lesson).lesson
            except BrokenLessonError:
                continue
            found += [f"{lesson}/{item.id}" for item in source.items()]
        return tuple(found)

    def units(self) -> tuple[str, ...]:
        """The ids of the course's units."""
        return tuple(unit.id for unit in self._entry.course.units)

    def languages(self) -> dict[str, str]:
        """Tag to own name of every language that can be spoken."""
        return {info.tag: info.name for info in self._texts.locales.available()}

    def writing(self, tag: str) -> Writing:
        """How that language writes numbers."""
        return self._texts.locales.writing(tag)

    def formats(self, tag: str) -> Formats:
        """How that language writes figures and dates."""
        return Formats(self._texts.locales.info(tag).cldr)

    def translator(self, tag: str) -> Translator:
        """The interface's words in that language."""
        return self._texts.locales.translator(tag)

    def question(self, name: str, tag: str) -> Question:
        """The question `lesson/item` in that language, or wholly in the lesson's own where it
        isn't there. KeyError where it is no longer in the course."""
        if (name, tag) not in self._questions:
            lesson, _, wanted = name.partition("/")
            try:
                shown = self._texts.lesson(f"{self._entry.course.id}/{lesson}", tag)
            except (BrokenLessonError, UnknownLessonError) as gone:
                raise KeyError(name) from gone
            for item in shown.lesson.items():
                if item.id == wanted:
                    made = question(name, item, shown.languages[wanted], self._seed)
                    self._questions[name, tag] = made
        return self._questions[name, tag]

    def prepare(self, names: Sequence[str]) -> tuple[str, ...]:
        """Read these questions in all languages now; those that are there."""
        kept = tuple(name for name in names if self.has(name))
        for tag in self.languages():
            self.title(tag)
            for name in kept:
                self.question(name, tag)
        return kept

    def has(self, name: str) -> bool:
        """Whether the question is in the course (still: its files may have changed)."""
        try:
            self.question(name, self._entry.course.lang)
        except KeyError:
            return False
        return True

    def title(self, tag: str) -> str:
        """The course's title."""
        return plain_line(self._course(tag).course.title)

    def lesson_title(self, name: str, tag: str) -> str:
        """The title of the question's lesson; its id where it is no longer in the course."""
        lesson = name.partition("/")[0]
        entry = self._course(tag).lessons.get(lesson)
        return plain_line(entry.title) if entry else lesson

    def concept_names(self, tag: str) -> dict[str, str]:
        """Concept id to name, of the course's sources."""
        sources = self._texts.sources(self._entry, tag)
        return {one.id: plain_line(one.name) for source in sources for one in source.concepts}

    def lesson_on(self, concept: str, tag: str) -> str:
        """The title of the first lesson that teaches a concept; "" where none does."""
        entry = self._course(tag)
        for unit in entry.course.units:
            for name in unit.lessons:
                if name in entry.lessons and concept in entry.lessons[name].concepts:
                    return plain_line(entry.lessons[name].title)
        return ""

    def _course(self, tag: str) -> CourseEntry:
        return self._texts.course(self._entry, tag)

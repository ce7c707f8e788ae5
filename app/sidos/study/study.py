"""A learner's study: courses in the language chosen, sessions opened, moved and kept.

An answer is on disk before `apply` returns the session that shows its verdict.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.library import BrokenLesson, CourseEntry, Library, UnknownLesson
from sidos.content.localize import Localized, Lookup, localize, localize_course, localize_source
from sidos.engine.result import item_results
from sidos.engine.session import (
    Event,
    Kind,
    Script,
    Session,
    ShowAnswer,
    Submit,
    restore,
    saved,
    start,
    step,
)
from sidos.i18n.format import Formats
from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.locales import Locales
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.course import Concept, Source
from sidos.model.lesson import Ask, Lesson
from sidos.store.settings import Settings, save_settings
from sidos.store.store import Store, StoreError
from sidos.study.outline import CourseRow, Outline, next_lesson, outline_course

if TYPE_CHECKING:
    from sidos.study.materials import Materials
    from sidos.study.search import Search


class Reference(Struct, frozen=True, kw_only=True):
    """Where an idea stands: the concept, and the source text whose it is."""

    concept: Concept
    source: Source


class Opened(Struct, frozen=True, kw_only=True):
    """A session to go on with, the lesson's title, where its page was scrolled to (lines), and
    the language each station is shown in."""

    session: Session
    title: str
    scroll: int
    languages: Mapping[str, str]


class Study:
    """One learner at one terminal. `tag` is the language on screen."""

    def __init__(
        self,
        *,
        library: Library,
        locales: Locales,
        store: Store,
        settings: Settings,
        settings_path: Path,
        tag: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        random: Random | None = None,
    ) -> None:
        self.library = library
        self.locales = locales
        self.store = store
        self.settings = settings
        self._settings_path = settings_path
        self._clock = clock
        self._random = random or Random()  # noqa: S311 - ids and shuffles, no secrets
        self._localized: dict[tuple[str, str], Localized] = {}
        self.tag = tag
        self.translator: Translator = locales.translator(tag)

    # Languages and settings

    @property
    def writing(self) -> Writing:
        """How the language on screen writes numbers."""
        return self.locales.writing(self.tag)

    @property
    def formats(self) -> Formats:
        """How the language on screen writes numbers, dates, lists."""
        return Formats(self.locales.info(self.tag).cldr)

    def languages(self) -> tuple[LocaleInfo, ...]:
        """The languages there are, in the order in which switching goes through them."""
        return self.locales.available()

    def next_language(self) -> str:
        """The tag of the language after the one on screen."""
        tags = [info.tag for info in self.languages()]
        place = tags.index(self.tag) if self.tag in tags else -1
        return tags[(place + 1) % len(tags)]

    def switch(self, tag: str) -> None:
        """Show everything in `tag` from now on, and remember it."""
        self.tag = tag
        self.translator = self.locales.translator(tag)
        self.change_settings(replace(self.settings, language=tag))

    def change_settings(self, settings: Settings) -> None:
        """Use `settings` from now on; they are kept where the disk allows it."""
        self.settings = settings
        try:
            save_settings(self._settings_path, settings)
        except OSError:
            return  # this run still has them

    # Courses

    def outline(self) -> Outline:
        """All courses in the language on screen, with progress and what to do next."""
        states = self.store.lesson_states()
        courses: list[CourseRow] = []
        for entry in self.library.courses():
            shown = localize_course(entry, self.tag, self._lookup(entry, self.tag))
            courses.append(outline_course(shown, states))
        latest = self.store.latest_session()
        following = next_lesson(tuple(courses), latest[0].lesson if latest else None)
        return Outline(courses=tuple(courses), next=following)

    def refresh(self) -> bool:
        """Look whether lesson files have changed; True where the outline is to be drawn anew."""
        changed = self.library.refresh()
        if changed:
            self._localized.clear()
            self.materials.forget()
        return changed

    @cached_property
    def materials(self) -> "Materials":
        """The courses' glossaries and sources."""
        from sidos.study.materials import Materials

        return Materials(self.library, self.locales)

    @cached_property
    def search(self) -> "Search":
        """The search over lessons, glossaries and sources."""
        from sidos.study.search import Search

        return Search(self.library, self.locales, self.materials)

    def warm_up(self) -> None:
        """Load what opening a lesson and switching the language take longest with; may be called
        in a thread. The lesson to go on with is read, since it is the likeliest to be opened."""
        for info in self.languages():
            self.locales.translator(info.tag)
        with suppress(BrokenLesson, UnknownLesson, StoreError):
            following = self.outline().next
            if following is not None:
                self.localized(following.key)

    def localized(self, key: str, tag: str | None = None) -> Localized:
        """The lesson `course/lesson` in `tag`, by default the language on screen.

        Raises `content.library.UnknownLesson` or `BrokenLesson`.
        """
        tag = tag or self.tag
        if (key, tag) not in self._localized:
            course, _, lesson = key.partition("/")
            loaded = self.library.lesson(course, lesson)
            entry = self.entry(course)
            others = {
                info.tag: self._lookup(entry, info.tag)
                for info in self.languages()
                if info.tag not in {tag, loaded.lesson.lang}
            }
            self._localized[key, tag] = localize(loaded, tag, self._lookup(entry, tag), others)
        return self._localized[key, tag]

    def references(self, key: str, concepts: tuple[str, ...]) -> tuple[Reference, ...]:
        """Where the concepts of a lesson or item stand in the course's source texts."""
        entry = self.entry(key.partition("/")[0])
        lookup = self._lookup(entry, self.tag)
        found = {}
        for source in self.library.sources(entry.course.id):
            shown = localize_source(source, self.tag, lookup)
            for concept in shown.concepts:
                found[concept.id] = Reference(concept=concept, source=shown)
        return tuple(found[concept] for concept in concepts if concept in found)

    def entry(self, course: str) -> CourseEntry:
        """The course with that id; KeyError where there is none."""
        for entry in self.library.courses():
            if entry.course.id == course:
                return entry
        raise KeyError(course)

    def _lookup(self, entry: CourseEntry, tag: str) -> Lookup:
        return self.locales.lookup(tag, entry.course.id, Path(entry.root) / "locales")

    # Sessions

    def open(self, key: str, kind: Kind, *, fresh: bool = False) -> Opened:
        """Go on with the session left in the middle of lesson `key`, or begin a new one."""
        shown = self.localized(key)
        script = script_of(key, kind, shown.lesson)
        kept = None if fresh else self.store.session(key, kind)
        if kept is None:
            session, scroll = self._begin(script), 0
        else:
            session, scroll = restore(script, kept[0]), kept[1]
            if session.finished:
                session, scroll = self._begin(script), 0
        return Opened(
            session=session, title=shown.lesson.title, scroll=scroll, languages=shown.languages
        )

    def again(self, session: Session) -> Session:
        """A new quiz of what was missed in a finished one."""
        missed = {result.item.id for result in item_results(session) if result.missed}
        stations = tuple(s for s in session.script.stations if s.id in missed)
        return self._begin(replace(session.script, stations=stations))

    def translated(self, session: Session, tag: str | None = None) -> Session:
        """The same session in `tag`, by default the language on screen: nothing changes but the
        words."""
        lesson = self.localized(session.lesson, tag).lesson
        script = script_of(session.lesson, session.kind, lesson)
        kept = {station.id for station in session.script.stations}
        stations = tuple(station for station in script.stations if station.id in kept)
        return replace(session, script=replace(script, stations=stations))

    def apply(self, session: Session, event: Event, scroll: int = 0) -> Session:
        """The session after `event`; a graded answer is on disk when this returns.

        Raises `store.trouble.StoreError` where it could not be written; `event` may then be
        applied again.
        """
        after = step(session, event)
        if after is session or after == session:
            return session
        if isinstance(event, Submit) and not session.finished:
            given = after.visits[session.at].attempts[len(session.visit.attempts) :]
            self.store.record(given, saved(after), scroll, self._clock())
        elif after.finished:
            self.store.end_session(after.lesson, after.kind)
        return after

    def keep(self, session: Session, scroll: int = 0) -> None:
        """Remember where one is: drafts, place and scroll. Raises `StoreError`."""
        if session.finished:
            self.store.end_session(session.lesson, session.kind)
        else:
            self.store.save_session(saved(session), scroll, self._clock())

    def back_up(self) -> None:
        """Take the daily copy of the store, where there is none yet."""
        self.store.backup(self._clock())

    def submission(self, duration_ms: int) -> Submit:
        """The event of giving an answer now."""
        return Submit(
            attempt=self._new_id(),
            at=self._clock(),
            writing=self.writing,
            duration_ms=duration_ms,
        )

    def surrender(self, duration_ms: int) -> ShowAnswer:
        """The event of asking for the answer now."""
        return ShowAnswer(
            attempt=self._new_id(),
            at=self._clock(),
            writing=self.writing,
            duration_ms=duration_ms,
        )

    def _begin(self, script: Script) -> Session:
        return start(
            script,
            name=self._new_id(),
            flow=self.settings.flow,
            seed=self._random.getrandbits(32),
            certainty=self.settings.certainty,
        )

    def _new_id(self) -> str:
        return f"{self._random.getrandbits(128):032x}"


def script_of(key: str, kind: Kind, lesson: Lesson) -> Script:
    """The stations of a lesson's pages and questions, or of its quiz."""
    steps = tuple(each.ask if isinstance(each, Ask) else each for each in lesson.steps)
    return Script(lesson=key, kind=kind, stations=steps if kind is Kind.LESSON else lesson.quiz)

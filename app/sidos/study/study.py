"""A learner's study: courses in the language chosen, sessions opened, moved and kept.

An answer is on disk before `apply` returns the session that shows its verdict.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from sidos.content.error import BrokenLessonError, UnknownLessonError
from sidos.content.library import Library
from sidos.content.localize import Localized
from sidos.engine.event import Event, MeansSame, ShowAnswer, Submit
from sidos.engine.result import item_results
from sidos.engine.resume import restore, saved_session
from sidos.engine.session import Kind, Script, Session, Station
from sidos.engine.step import start, step
from sidos.i18n.locales import Locales
from sidos.model.attempt import GUESS, study_day
from sidos.model.course import Concept, Source
from sidos.model.message import Message
from sidos.store.settings import Settings
from sidos.store.store import Store
from sidos.study.course_texts import CourseTexts
from sidos.study.language_choice import LanguageChoice
from sidos.study.outline import Outline, lesson_key, next_lesson, outline_course
from sidos.study.script import LocalizedScript, lesson_script, recap_candidates, recap_script

if TYPE_CHECKING:
    from sidos.engine.recap import Candidate
    from sidos.study.search import Search
    from sidos.study.start_check import Advice

E = TypeVar("E", bound=Submit)


class Reference(Struct, frozen=True, kw_only=True):
    """An idea in a source text: the concept and the source."""

    concept: Concept
    source: Source


class OpenedSession(Struct, frozen=True, kw_only=True):
    """A session to go on with, its title (a lesson's or a unit's), where its page was scrolled to
    (lines), the language each station is shown in, and the stations that show an outdated
    translation. `lessons`: in a recap, the title of each station's lesson."""

    session: Session
    title: str
    scroll: int
    languages: Mapping[str, str]
    outdated: frozenset[str] = frozenset()
    lessons: Mapping[str, str] = {}


class SideStation(NamedTuple):
    """A station as it is shown beside itself, and the language that it is shown in there."""

    station: Station
    language: str


class Study(LanguageChoice):
    """One learner at one terminal. `tag` is the language on screen, `wording` gives the words of
    the interface in a language. `store` is closed with the study."""

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
        super().__init__(locales, settings, settings_path, tag)
        self.texts = CourseTexts(library, locales)
        self.store = store
        self._clock = clock
        self._random = random or Random()  # noqa: S311 - ids and shuffles, no secrets
        self._making = RLock()  # what is made when first needed may be needed by two threads
        self._search: Search | None = None

    def close(self) -> None:
        """Close the files that are open. May be called again."""
        if self._search is not None:
            self._search.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Courses

    def outline(self) -> Outline:
        """All courses in the language on screen, with progress and what to do next."""
        states = self.store.lesson_states()
        courses = tuple(
            outline_course(self.texts.course(entry, self.tag), states)
            for entry in self.library.courses()
        )
        latest = self.store.latest_session((Kind.LESSON, Kind.QUIZ))
        following = next_lesson(courses, latest[0].lesson if latest else None)
        return Outline(courses=courses, next=following)

    @property
    def library(self) -> Library:
        """The courses there are."""
        return self.texts.library

    def refresh(self) -> bool:
        """Look whether lesson files have changed; True where the outline is to be redrawn."""
        changed = self.library.refresh()
        if changed:
            self.texts.forget()
        return changed

    def reload_translations(self, but: Collection[str] = ()) -> None:
        """Translations have changed: look every text up again. The lessons with the keys `but`,
        whose files can't be read just now, stay as they are."""
        self.texts.forget_translations(but)
        self.translator = self.wording(self.tag)

    @property
    def search(self) -> "Search":
        """The search over lessons, glossaries and sources."""
        from sidos.study.search import Search

        with self._making:
            if self._search is None:
                self._search = Search(self.texts)
            return self._search

    def localized(self, key: str, tag: str | None = None) -> Localized:
        """The lesson `course/lesson` in `tag`, by default the language on screen.

        Raises `content.library.UnknownLessonError` or `BrokenLessonError`.
        """
        return self.texts.lesson(key, tag or self.tag)

    def references(self, key: str, concepts: tuple[str, ...]) -> tuple[Reference, ...]:
        """The concepts of a lesson or item with their source texts."""
        references = {}
        for source in self.texts.sources(self.texts.entry(key.partition("/")[0]), self.tag):
            for concept in source.concepts:
                references[concept.id] = Reference(concept=concept, source=source)
        return tuple(references[concept] for concept in concepts if concept in references)

    # Sessions

    def open(self, key: str, kind: Kind, *, fresh: bool = False) -> OpenedSession:
        """Go on with the session left in the middle under `key`, or begin a new one.

        A start check is opened as such, and a lesson without pages as its quiz, whatever `kind`
        says. A session may have nothing to visit.
        """
        kind = self._kind(key, kind)
        stored = None if fresh else self.store.session(key, kind)
        if stored is not None:
            localized = self._script(key, kind, [visit.station for visit in stored[0].visits])
            session = restore(localized.script, stored[0])
            if not session.finished:
                return _opened(session, localized, stored[1])
        localized = self._script(key, kind)
        return _opened(self._begin(localized.script), localized)

    def again(self, session: Session) -> Session:
        """A new quiz of what was missed in a finished one."""
        missed = {result.item.id for result in item_results(session) if result.missed}
        stations = tuple(s for s in session.script.stations if s.id in missed)
        return self._begin(replace(session.script, stations=stations))

    def reworded(self, session: Session, tag: str | None = None) -> OpenedSession:
        """The same session in `tag`, by default the language on screen: nothing changes but the
        words."""
        stations = session.script.stations
        localized = self._script(
            session.lesson, session.kind, [station.id for station in stations], tag
        )
        by_id = {station.id: station for station in localized.script.stations}
        translated = tuple(by_id.get(station.id, station) for station in stations)
        return _opened(
            replace(session, script=replace(localized.script, stations=translated)), localized
        )

    def translated(self, session: Session, tag: str | None = None) -> Session:
        """`reworded`, the session alone."""
        return self.reworded(session, tag).session

    def source_language(self, session: Session) -> str:
        """The language that a lesson's session was written in."""
        course, _, lesson = session.lesson.partition("/")
        return self.texts.entry(course).lessons[lesson].lang

    def beside(self, session: Session) -> SideStation | None:
        """The session's station in another language than it is shown in: the source where it is an
        outdated translation, otherwise the language to switch to, or else any."""
        opened, name = self.reworded(session), session.visit.station
        own_language = opened.languages.get(name, self.tag)
        if name in opened.outdated:
            source = self.source_language(session)
            return SideStation(self.translated(session, source).station, source)
        tags = dict.fromkeys([self.next_language(), *(info.tag for info in self.languages())])
        for tag in tags:
            other = self.reworded(session, tag)
            if (language := other.languages.get(name, tag)) != own_language:
                return SideStation(other.session.station, language)
        return None

    def apply(self, session: Session, event: Event, scroll: int = 0) -> Session:
        """The session after `event`; a graded answer is on disk when this returns.

        Raises `store.error.StoreError` where it could not be written; it waits then, and is
        written with the next answer or place that can be.
        """
        after = step(session, event)
        if after is session or after == session:
            return session
        if isinstance(event, Submit) and not session.finished:
            attempts = after.visits[session.at].attempts[len(session.visit.attempts) :]
            attempts = tuple(attempt for attempt in attempts if GUESS not in attempt.form.split())
            self.store.record(attempts, saved_session(after), scroll, self._clock())
        elif after.finished:
            self.store.end_session(after.lesson, after.kind)
        return after

    def keep(self, session: Session, scroll: int = 0) -> None:
        """Save drafts, place and scroll. Raises `StoreError`."""
        if session.finished:
            self.store.end_session(session.lesson, session.kind)
        else:
            self.store.save_session(saved_session(session), scroll, self._clock())

    def save_status(self) -> tuple[Message, ...]:
        """Sentences on answers that wait to be saved, and why; none where all are saved."""
        from sidos.study.save_status import save_status

        return save_status(self.store)

    def check_store(self) -> None:
        """Look the learner's answers over, and make the copy of the day."""
        self.store.check()
        self.back_up()

    def back_up(self) -> None:
        """Make the copy of the day, where there is none yet."""
        self.store.backup(self._clock())

    def submission(self, duration_ms: int) -> Submit:
        """The event of giving an answer now."""
        return self._event(Submit, duration_ms)

    def give_up(self, duration_ms: int) -> ShowAnswer:
        """The event of asking for the answer now."""
        return self._event(ShowAnswer, duration_ms)

    def means_same(self) -> MeansSame:
        """The event of judging now that a typed answer means the same as an accepted one."""
        return self._event(MeansSame, 0)

    def _event(self, kind: type[E], duration_ms: int) -> E:
        now = self._clock()
        return kind(
            attempt=self._new_id(),
            at=now,
            day=study_day(now),
            writing=self.writing,
            duration_ms=duration_ms,
        )

    # Start checks

    def start_checks(self) -> tuple[str, ...]:
        """The keys of the courses' start checks."""
        courses = (entry.course for entry in self.library.courses())
        return tuple(
            lesson_key(course.id, course.start_check) for course in courses if course.start_check
        )

    def advice(self, session: Session) -> "Advice":
        """What a finished start check suggests to read first."""
        from sidos.study.start_check import advice

        course = session.lesson.partition("/")[0]
        row = next(row for row in self.outline().courses if row.id == course)
        return advice(session, self.texts.entry(course), row)

    # Scripts

    def _kind(self, key: str, kind: Kind) -> Kind:
        if kind is Kind.RECAP:
            return kind
        if key in self.start_checks():
            return Kind.START
        has_pages = kind is not Kind.LESSON or self.localized(key).lesson.steps
        return kind if has_pages else Kind.QUIZ

    def _script(
        self, key: str, kind: Kind, names: Sequence[str] | None = None, tag: str | None = None
    ) -> LocalizedScript:
        """The stations of `key` in `tag`. `names`: the questions of a recap, which is drawn
        again without them."""
        if kind is not Kind.RECAP:
            text = self.wording(tag or self.tag)
            return lesson_script(key, kind, self.localized(key, tag), text)
        course, _, unit_id = key.partition("/@")
        entry = self.texts.course(self.texts.entry(course), tag or self.tag)
        unit = next(unit for unit in entry.course.units if unit.id == unit_id)
        wanted = None if names is None else {name.partition("/")[0] for name in names}
        lessons: dict[str, Localized] = {}
        for name in (*unit.lessons, unit.recap):
            if name and (wanted is None or name in wanted):
                with suppress(BrokenLessonError, UnknownLessonError):
                    lessons[name] = self.localized(lesson_key(course, name), tag)
        drawn = self._draw(course, lessons, unit.recap) if names is None else names
        return recap_script(key, unit.title, lessons, drawn)

    def _draw(self, course: str, lessons: Mapping[str, Localized], across: str) -> tuple[str, ...]:
        """Questions of what was read (of all the unit's lessons, where nothing was); those of the
        lesson `across` on concepts that were read."""
        from sidos.engine.recap import draw

        states = self.store.lesson_states()
        entries = self.texts.entry(course).lessons
        read = {name for name in entries if lesson_key(course, name) in states}
        concepts = {concept for name in read for concept in entries[name].concepts}
        candidates: list[Candidate] = []
        for name, localized in lessons.items():
            if name != across and name not in read and read & {*lessons} - {across}:
                continue
            key = lesson_key(course, name)
            questions = recap_candidates(key, localized, self.store.item_states(key))
            candidates += (
                question
                for question in questions
                if name != across or concepts.issuperset(question.concepts)
            )
        return draw(candidates, self._random.getrandbits(32), across)

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


def _opened(session: Session, localized: LocalizedScript, scroll: int = 0) -> OpenedSession:
    return OpenedSession(
        session=session,
        title=localized.title,
        scroll=scroll,
        languages=localized.languages,
        outdated=localized.outdated,
        lessons=localized.lessons,
    )

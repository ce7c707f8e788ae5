"""The study of a tour: a made-up course, a fixed clock, a store in memory. It writes nothing
outside its folder, so no learner's progress or settings can change."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from msgspec.structs import replace

from sidos.content.library import Library
from sidos.engine.event import Draft, Event, Next, Rate
from sidos.engine.session import Kind, Session
from sidos.engine.step import step
from sidos.i18n.locales import Locales
from sidos.model.attempt import Certainty, Flow, Response
from sidos.model.lesson import Page
from sidos.store.settings import Settings
from sidos.store.store import Store, StoreFault, StoreTrouble
from sidos.study.course_texts import CourseTexts
from sidos.study.study import Study
from sidos.tui.tour.course import FIRST, write_course


class TourStudy(Study):
    """`folder`: one of the tour's own, best a temporary one; `tag`: the language on screen."""

    def __init__(
        self, folder: Path, locales: Locales, tag: str, settings: Settings | None = None
    ) -> None:
        self.folder = folder
        self._ticks = count()
        self._usual = settings or Settings()
        write_course(folder / "courses" / "tour", tag)
        self._shelf = Library((folder / "courses",), None)
        super().__init__(
            library=self._shelf,
            locales=locales,
            store=self._memory(),
            settings=self._usual,
            settings_path=folder / "settings.json",
            tag=tag,
            clock=self._now,
            random=Random(1),  # noqa: S311 - the same at each tour
        )

    def reset(self) -> None:
        """Start again: nothing answered, default settings, no trouble."""
        self._ticks = count()
        self._random = Random(1)  # noqa: S311 - the same at each stop
        self.store.close()
        self.store = self._memory()
        self.settings, self.settings_trouble = self._usual, None
        self._settings_path = self.folder / "settings.json"
        if self.library is not self._shelf:
            self._read_from(self._shelf)

    def empty_shelf(self) -> None:
        """Remove all courses."""
        self._read_from(Library((), None))

    def trouble_with(self, fault: StoreFault) -> None:
        """Make the learner's progress unsavable."""
        self.store.close()
        self.store = self._memory(StoreTrouble(fault, str(self.folder / "progress.db")))

    def unsaved_settings(self) -> None:
        """Make the settings unsavable."""
        blocked = self.folder / "blocked"
        blocked.touch()
        self._settings_path = blocked / "settings.json"

    def prepare(
        self,
        place: str,
        draft: Response | None = None,
        *events: Event,
        flow: Flow = Flow.INSTANT,
        certainty: bool = False,
    ) -> None:
        """Leave the first lesson's quiz at the question `place`, with a draft, after `events`."""
        self.settings = replace(self.settings, flow=flow, certainty=certainty)
        session = self.open(FIRST, Kind.QUIZ, fresh=True).session
        at = next(at for at, visit in enumerate(session.visits) if visit.station == place)
        session = replace(session, at=at)
        if draft is not None:
            session = step(session, Draft(draft))
        for event in events:
            session = step(session, event)
        self.keep(session)

    def finished(
        self,
        key: str,
        kind: Kind,
        answers: Mapping[str, Response] | None = None,
        certainty: Certainty | None = None,
    ) -> Session:
        """A session of `key` at its end: the questions in `answers` answered, others given up."""
        asks = certainty is not None
        self.settings = replace(self.settings, flow=Flow.END, certainty=asks)
        session = self.open(key, kind, fresh=True).session
        while not session.finished:
            name = session.visit.station
            if isinstance(session.station, Page) or session.visit.settled:
                session = self.apply(session, Next())
            elif answers is not None and name in answers:
                session = step(session, Draft(answers[name]))
                session = step(session, Rate(certainty)) if certainty else session
                session = self.apply(session, self.submission(0))
            else:
                session = self.apply(session, self.give_up(0))
        return session

    def _read_from(self, library: Library) -> None:
        self.search.close()
        self.texts, self._search = CourseTexts(library, self.locales), None

    def _memory(self, trouble: StoreTrouble | None = None) -> Store:
        return Store(self.folder / "progress.db", None, trouble)

    def _now(self) -> datetime:
        return datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=next(self._ticks))

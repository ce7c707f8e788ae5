"""A learner's files and the app on them; each `app()` is another start of the app."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from msgspec.structs import replace
from tests.small_courses import GARDEN
from textual.app import App
from textual.pilot import Pilot

from sidos.content.library import Library
from sidos.engine.event import Draft, Rate
from sidos.engine.session import Kind
from sidos.i18n.locales import Locales
from sidos.model.attempt import Certainty
from sidos.store.settings import Settings, load_settings
from sidos.store.store import Store
from sidos.study.study import Study
from sidos.tui.app import SidosApp

LOCALES = Path(__file__).parents[2] / "locales"
SOIL = "garden/soil"
EIGHTY = (80, 24)


class Learner:
    """Files under `home`; `tag` and `settings` are what the next start begins with."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.courses: Sequence[Path] = (GARDEN,)
        self.locales = LOCALES
        self.tag = "en"
        self.settings = Settings()
        self._studies: list[Study] = []

    @property
    def progress(self) -> Path:
        """The store's file."""
        return self.home / "progress.db"

    @property
    def saved_settings(self) -> Settings:
        """The settings as they are on disk."""
        return load_settings(self.home / "settings.json")[0]

    def study(self, store: Store | None = None) -> Study:
        """The study, its files reopened."""
        self.close()
        store = store or Store.open(self.progress, 0.2)
        ticks = count()
        study = Study(
            library=Library(self.courses, self.home / "cache"),
            locales=Locales([self.locales], self.home / "cache"),
            store=store,
            settings=self.settings,
            settings_path=self.home / "settings.json",
            tag=self.tag,
            clock=lambda: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=next(ticks)),
            random=Random(1),
        )
        self._studies.append(study)
        return study

    def app(self, lesson: str | None = None, store: Store | None = None) -> SidosApp:
        """The app as it starts."""
        return SidosApp(self.study(store), lesson=lesson)

    def stand_at(self, station: str, kind: Kind = Kind.QUIZ, lesson: str = SOIL) -> None:
        """Leave the lesson or quiz at this station, nothing answered."""
        study = self.study()
        session = study.open(lesson, kind, fresh=True).session
        names = [visit.station for visit in session.visits]
        study.keep(replace(session, at=names.index(station)))

    def stand_at_the_end(self, lesson: str = SOIL) -> None:
        """Leave the quiz at its last question; the first was answered wrong and surely, the others
        given up."""
        study = self.study()
        session = study.open(lesson, Kind.QUIZ, fresh=True).session
        for event in (Draft("noon"), Rate(Certainty.SURE), study.submission(0)):
            session = study.apply(session, event)
        while session.at < len(session.visits) - 1:
            session = study.apply(session, study.give_up(0))

    def answers(self) -> list[tuple[str, str]]:
        """What was answered, as saved: item and verdict."""
        with Store.open(self.progress) as store:
            return [(each.item.rpartition("/")[2], str(each.verdict)) for each in store.attempts()]

    def saved_visit(self, kind: Kind = Kind.QUIZ, lesson: str = SOIL) -> object:
        """The draft where the session was left, as it is on disk."""
        with Store.open(self.progress) as store:
            saved = store.session(lesson, kind)
            return None if saved is None else saved[0].visits[saved[0].at].draft

    def close(self) -> None:
        """Close what is open."""
        while self._studies:
            self._studies.pop().close()


def screen_lines(app: App[Any]) -> list[str]:
    """What is on screen, line by line. Read off the compositor: a picture takes long."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.replace("\xa0", " ").rstrip() for strip in strips]


def screen_text(app: App[None]) -> str:
    """What is on screen, white space folded, so that it doesn't matter where lines break."""
    return " ".join(" ".join(screen_lines(app)).split())


def notice_text(app: App[None]) -> str:
    """What is on screen without white space and the edges of notices: a path may be broken
    anywhere, the longer the folder's name is."""
    return re.sub(r"[\s▌▐]", "", " ".join(screen_lines(app)))


def place_of(app: App[None], text: str) -> tuple[int, int]:
    """Column and line of `text` on screen."""
    for y, line in enumerate(screen_lines(app)):
        if text in line:
            return line.index(text), y
    raise AssertionError(f"{text!r} is not on screen:\n" + "\n".join(screen_lines(app)))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the one before has done its work."""
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def click(pilot: Pilot[None], text: str) -> None:
    """Click on the first character of `text`."""
    await pilot.click(offset=place_of(pilot.app, text))
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until everything that was begun is done and drawn. (Waiting for an idle processor, as
    `Pilot.pause` does by itself, takes longer than most of what there is to wait for.)"""
    for _ in range(2):  # what a worker has done is drawn after it
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0)


def words(text: str) -> Iterator[str]:
    """Runs of letters."""
    for match in re.finditer(r"[^\W\d_]+", text):
        yield match[0]

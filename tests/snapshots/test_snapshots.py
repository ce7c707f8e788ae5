"""Pictures of every screen. Look at each new one before keeping it:

python -m pytest tests/snapshots --snapshot-update
"""

import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec.structs import replace
from tests.tui.learner import Learner, press, settled
from textual.pilot import Pilot

from sidos.model.attempt import Flow
from sidos.store.settings import Settings

pytestmark = pytest.mark.skipif(
    sys.version_info[:2] != (3, 11),
    reason="pictures are recorded on Python 3.11: others may draw an SVG a little differently",
)

ROOT = Path(__file__).parents[2]
SnapCompare = Callable[..., bool]


class Shot(NamedTuple):
    """How to come to a screen: keys, the station the quiz is left at, settings."""

    keys: tuple[str, ...] = ()
    station: str = ""
    settings: Settings = Settings()


_END = Settings(flow=Flow.END, certainty=True)

SCREENS = {
    "home": Shot(),
    "page": Shot(("enter",)),
    "side-by-side": Shot(("enter", "p")),
    "question": Shot(("enter", "right", "1", "h")),
    "feedback": Shot(("enter", "right", "1", "enter")),
    "certainty": Shot(("q", "1", "enter"), settings=Settings(certainty=True)),
    "results": Shot(("q", "f6"), "the end", _END),
    "results-question": Shot(("q", "f6", "right"), "the end", _END),
    "settings": Shot(("s", "down")),
    "help": Shot(("enter", "right", "question_mark")),
    "palette": Shot(("enter", "right", "ctrl+p")),
    "letters": Shot(("q", "f2"), "word"),
    "mistakes": Shot(("end", "enter")),
    "glossary": Shot(("g",)),
    "sources": Shot(("o",)),
    "search": Shot(("slash", *"so")),
}
QUESTIONS = {
    "multi": Shot(("q", "1", "down", "3"), "many"),
    "text": Shot(("q", *"humu"), "word"),
    "number": Shot(("q", *"7,5"), "litres"),
    "cloze": Shot(("q", *"be", "down"), "gaps"),
    "match": Shot(("q", "1", "down"), "pairs"),
    "order": Shot(("q", "space", "down"), "steps"),
    "sort": Shot(("q", "1", "down"), "kinds"),
    "reflect": Shot(("q", *"Hm."), "own"),
}


@pytest.fixture
def shoot(
    learner: Learner, snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Compare a screen with its picture."""

    def compare(shot: Shot, tag: str, size: tuple[int, int], theme: str = "sidos-dark") -> None:
        monkeypatch.chdir(ROOT)
        learner.courses = (Path("tests/courses/garden"),)  # paths on screen are the same everywhere
        learner.tag = tag
        learner.settings = replace(shot.settings, theme=theme)
        if shot.station == "the end":
            learner.stand_at_the_end()
        elif shot.station:
            learner.stand_at(shot.station)
        assert snap_compare(learner.app(), terminal_size=size, run_before=_walk(shot.keys))

    return compare


def _walk(keys: tuple[str, ...]) -> Callable[[Pilot[None]], Coroutine[None, None, None]]:
    async def walk(pilot: Pilot[None]) -> None:
        await settled(pilot)
        await press(pilot, *keys)

    return walk


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("tag", ["en", "fi"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(shoot: Callable[..., None], name: str, tag: str, size: tuple[int, int]) -> None:
    shoot(SCREENS[name], tag, size)


@pytest.mark.parametrize("name", QUESTIONS)
def test_question(shoot: Callable[..., None], name: str) -> None:
    shoot(QUESTIONS[name], "fi", (80, 24))


@pytest.mark.parametrize("theme", ["sidos-light", "sidos-contrast"])
@pytest.mark.parametrize("name", ["home", "page", "question", "feedback"])
def test_theme(shoot: Callable[..., None], name: str, theme: str) -> None:
    shoot(SCREENS[name], "en", (80, 24), theme)


@pytest.mark.parametrize("name", ["home", "question", "certainty", "results"])
def test_narrow(shoot: Callable[..., None], name: str) -> None:
    shoot(SCREENS[name], "fi", (60, 20))


@pytest.mark.parametrize("tag", ["en", "fi"])
def test_too_small(shoot: Callable[..., None], tag: str) -> None:
    shoot(SCREENS["home"], tag, (50, 10))

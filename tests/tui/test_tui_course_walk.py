"""Every lesson of the real course, walked to its end in both languages at 80x24: each prompt is
seen whole without scrolling, and nothing is cut off."""

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from tests.tui.learner import EIGHTY, press, screen_lines
from textual.content import Content

from sidos.content.library import Library
from sidos.engine.session import Kind
from sidos.i18n.locales import Locales
from sidos.model.attempt import Flow
from sidos.model.course import Unit
from sidos.model.item import AnyItem
from sidos.model.lesson import GIST, Page
from sidos.store.settings import Settings
from sidos.store.store import Store
from sidos.study.paths import bundled
from sidos.study.prompt import gap_ids
from sidos.study.study import Study
from sidos.tui.app import SidosApp
from sidos.tui.markdown_lines import text_lines
from sidos.tui.screen.results import ResultsScreen
from sidos.tui.screen.session import SessionScreen

LIBRARY = Library([bundled("lessons")], None)
UNITS = LIBRARY.courses()[0].course.units


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.mark.parametrize("tag", ["en", "fi"])
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
async def test_every_prompt_is_seen_whole(
    unit: Unit, tag: str, cache: Path, tmp_path: Path, opened: ExitStack
) -> None:
    app = SidosApp(opened.enter_context(study(tag, cache, tmp_path)))
    async with app.run_test(size=EIGHTY) as pilot:
        for name in unit.lessons:
            app.open_lesson(f"social-capital/{name}", Kind.LESSON)
            await pilot.pause()
            seen = []
            while isinstance(screen := app.screen, SessionScreen):
                station = screen.session.station
                seen.append(station.id)
                if not isinstance(station, Page):
                    assert_whole(station, screen_lines(app), f"{tag} {name}/{station.id}")
                # Between pages the answer is shown at once, in the quiz after its end.
                asked = () if isinstance(station, Page) else ("f6",)
                reveal_keys = () if asked and screen.session.kind is Kind.QUIZ else ("enter",)
                await press(pilot, *asked, *reveal_keys)
            assert isinstance(app.screen, ResultsScreen)
            lesson = LIBRARY.lesson("social-capital", name).lesson
            steps = [*(step.id for step in lesson.steps), *([GIST] if lesson.gist else [])]
            assert seen == [*steps, *(item.id for item in lesson.quiz)]
            await press(pilot, "escape")


def study(tag: str, cache: Path, home: Path) -> Study:
    """A study of the real course."""
    return Study(
        library=Library([bundled("lessons")], cache),
        locales=Locales([bundled("locales")], cache),
        store=Store.open(home / "progress.db"),
        settings=Settings(flow=Flow.END),
        settings_path=home / "settings.json",
        tag=tag,
        clock=lambda: datetime(2026, 3, 1, tzinfo=UTC),
        random=Random(1),
    )


def assert_whole(item: AnyItem, lines: list[str], where: str) -> None:
    """The question's prompt is on the screen, and no text is cut."""
    screen = "\n".join(lines)
    shown = folded(" ".join(lines[1:-1])).replace("→ …", "")  # a pair that is not joined yet
    prompt = text_lines(item.prompt, 1000, gap_ids(item), lambda _: Content("\n"))
    for piece in "\n".join(line.plain for line in prompt).split("\n"):
        assert folded(piece) in shown, f"{where}: {piece!r} is not seen whole on\n{screen}"
    assert "…" not in shown or "…" in str(item), f"{where}: cut off on\n{screen}"


def folded(text: str) -> str:
    """`text` with its white space folded."""
    return " ".join(text.split())

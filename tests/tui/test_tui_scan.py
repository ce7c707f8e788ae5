"""Every stop of the tour in the pseudo-locale, in Finnish and in English: each text that shows can
be translated, and none is cut off."""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.tui.scan import cuts, faults, read, unpainted
from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.widgets import Static

from sidos.i18n.locales import Locales
from sidos.i18n.po.syntax import Key
from sidos.study.paths import bundled
from sidos.translate.extractor import extract
from sidos.translate.layout import PSEUDO, domains
from sidos.translate.pseudo import make_pseudo
from sidos.translate.pseudo_text import pseudo_text
from sidos.tui.app import SidosApp
from sidos.tui.command import COMMANDS
from sidos.tui.screen.base import SidosScreen
from sidos.tui.tour.route import STOPS, go_to
from sidos.tui.tour.study import TourStudy
from sidos.tui.translator.recorder import Recorder

ROOT = Path(__file__).parents[2]
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATA = {
    "sidos",
    "XA",
    "en",
    "fi",
    "la",
    "zzzzzz",
    "lor",
    "loren",
    "sex",
    "aliqa",
    "mogna",
    "verum",
}
"""Names, tags, what the tour types."""

_NEVER_DRAWN = {"Move left.", "Move right.", "Type this letter."}
"""What the letters' keys do: neither help nor palette lies over the letters."""


class Walker:
    """An app on a tour. `wordings`: what was looked up since it was last emptied."""

    def __init__(self, pilot: Pilot[None], app: SidosApp, study: TourStudy) -> None:
        self.pilot = pilot
        self.app = app
        self.study = study
        self.wordings: dict[Key, str] = {}
        texts = [path.read_text("utf-8") for path in study.folder.rglob("courses/**/*.yaml")]
        words = _WORD.findall(" ".join([*texts, str(study.folder / "courses/torn.yaml")]))
        names = [info.name for info in study.languages() if info.tag != PSEUDO]
        self.data = {*words, *names, *_DATA}

    def speak(self, tag: str) -> None:
        """Go on in another language."""
        self.study.tag = tag
        self.study.translator = Recorder(self.study.locales.translator(tag), self.wordings)

    async def faults(self) -> list[str]:
        """What is not translatable or cut off on screen now."""
        return faults(await read(self.pilot), self.data)

    async def cuts(self, tag: str) -> list[str]:
        """What is cut off of the screen as it is in another language."""
        self.wordings.clear()
        self.speak(tag)
        if isinstance(self.app.screen, SidosScreen):
            self.app.screen.retranslate()
        faults_found = await read(self.pilot)
        return cuts(faults_found, {text for text in self.wordings.values() if text})


@asynccontextmanager
async def walker(
    folder: Path, pseudo: Path, tag: str = PSEUDO, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Walker]:
    """The app, set out; nothing is drawn on the terminal."""
    study = TourStudy(folder, Locales([bundled("locales"), pseudo], None), tag)
    app = SidosApp(study)
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.workers.wait_for_complete()
        with unpainted(app):
            one = Walker(pilot, app, study)
            one.speak(tag)
            yield one
    study.close()


@pytest.fixture
def near() -> Iterator[Path]:
    """A folder whose path is short enough for one line."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interface in the pseudo-locale."""
    folder = tmp_path_factory.mktemp("pseudo")
    project = tmp_path_factory.mktemp("project")
    (project / "app").symlink_to(ROOT / "app")  # without the courses: the tour has its own
    assert make_pseudo(project, folder).findings == ()
    return folder


async def test_every_stop(near: Path, pseudo: Path) -> None:
    faults_found: list[str] = []
    drawn: set[str] = set()
    async with walker(near, pseudo) as one:
        for stop in STOPS:
            one.speak(PSEUDO)
            await go_to(one.app, stop.name)
            faults_found += [f"{stop.name}: {fault}" for fault in await one.faults()]
            drawn |= {text for _, text in one.wordings}
            for tag in ("fi", "en"):
                faults_found += [f"{stop.name}: {tag}: {cut}" for cut in await one.cuts(tag)]
    assert not faults_found, "\n".join(faults_found)
    missed = _interface() - _NEVER_DRAWN - drawn
    assert not missed, "\n".join(missed)


async def test_a_small_window(near: Path, pseudo: Path) -> None:
    async with walker(near, pseudo, size=(60, 20)) as one:
        for stop in STOPS:
            if stop.name.count("/") == stop.name.startswith("question/"):
                await go_to(one.app, stop.name)
                assert await read(one.pilot), stop.name


class Faulty(SidosScreen):
    """A text that nobody can translate, and labels that are cut off."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def compose(self) -> ComposeResult:
        line = Static(self.label)
        line.styles.width, line.styles.height = 20, 1
        line.styles.text_wrap = "nowrap"
        line.styles.text_overflow = "ellipsis"
        yield Static("Hello there!")
        yield Static(pseudo_text("Whole"))
        yield line


async def test_the_scan_finds_faults(near: Path, pseudo: Path) -> None:
    wordings = "A label that needs far more room than it has"
    async with walker(near, pseudo) as one:
        await go_to(one.app, "home")
        assert await one.faults() == []
        await one.app.push_screen(Faulty(pseudo_text(wordings)))
        untranslatable, cut_off = await one.faults()
        assert untranslatable == "Static: not translatable: Hello in: Hello there!"
        assert cut_off.startswith("Static: cut off at its end: ⟦Á lábél")
        await one.app.push_screen(Faulty(wordings))
        assert cuts(await read(one.pilot), {wordings}) == [
            f"Static: “{wordings[:19]}…” is all of “{wordings}”"
        ]
        assert cuts(await read(one.pilot), {"Hello there!"}) == []


def _interface() -> set[str]:
    """Every message of the learner's screens: those of a workshop and the translator's panel aren't
    on the tour."""
    (interface, *_) = domains(ROOT)
    tui = ROOT / "app" / "sidos" / "tui"
    apart = {tui / "command.py"}
    apart |= {path for name in ("workshop", "translator") for path in (tui / name).rglob("*.py")}
    files = {path for path in tui.rglob("*.py") if path not in apart}
    units = extract(interface).foreign("fi")
    faults_found = {unit.text for unit in units if {ROOT / file for file in unit.files} & files}
    source = " ".join(path.read_text("utf-8") for path in files)
    named = [command for command in COMMANDS.values() if f'"{command.id}"' in source]
    wordings = {text for command in named for text in (command.label, command.help)}
    return faults_found | (wordings & {unit.text for unit in units})

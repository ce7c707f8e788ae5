"""Every prompt and sentence of the line mode in the pseudo-locale: each can be translated."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.tui.scan import Block, faults

from sidos.engine.session import Kind
from sidos.i18n.locales import Locales
from sidos.i18n.po.syntax import Key
from sidos.i18n.translator import Translator
from sidos.model.attempt import Flow
from sidos.plain.run import run_plain
from sidos.store.store import StoreFault
from sidos.study.paths import bundled
from sidos.translate.extractor import extract
from sidos.translate.layout import PSEUDO, domains
from sidos.translate.pseudo import make_pseudo
from sidos.tui.tour.course import BARE, FIRST, FOREIGN, TORN
from sidos.tui.tour.question import QUESTIONS
from sidos.tui.tour.study import TourStudy
from sidos.tui.translator.recorder import Recorder

ROOT = Path(__file__).parents[3]
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATA = {"sidos", "XA", "en", "la"}
"""Names and tags."""

WALKS: dict[str, tuple[str, ...]] = {
    "home": (
        "?",
        ":x",
        "h",
        "99",
        "z 9",
        "r 9",
        "o",
        "9",
        "1",
        "1",
        "2",
        "2",
        "3",
        "9",
        "",
        "",
        "q",
    ),
    "languages": ("l xx", f"l {PSEUDO}", "q"),
    "looking up": ("g", "g lor", "g loren", "g zzzzzz", "g amet", "/", "/ lorem", "/ verum", "q"),
    "searching": ("/ zzzzzz", "/ vitae", "/ numerus", "q"),
    "start check": ("c", "2", "x", "", "9", "1", "", "?", "", "", "q"),
    "start check, all right": ("c", "1", "", "", "", "q"),
    "quiz of another language": ("z 2", "1", "", "7", "", "1", "", "", "", "q"),
    "pages": ("1", "x", "", "s", "", "9", "h", "h", "h", "2", "", "", "b", "1", "b", "q"),
    "another language": ("2", "", "", "", "q"),
    "recap": ("r 1", *("a", ":a", "", "") * 9, "q"),
    "end of the input": (),
}
WRONG: dict[str, tuple[str, ...]] = {
    "choice": ("?", "h", "h", "h", "x", "1 2", "s", "2", ""),
    "multi": ("?", "x", "1 1", "", "2", "", ""),
    "text": ("?", ":s", " ", "7" * 10_001, ":h", "aliqa", "", "?", "=", ""),
    "cloze": ("mogna", ":b", "", "elit", "", ""),
    "number": ("sex", "8", "", ""),
    "match": ("9", "2", "b", "2", "1", "", ""),
    "order": ("1 2", "3 1 2", "", ""),
    "sort": ("9", "2", "1", "", ""),
    "reflect": ("Amet.", "Sed.", "", "", "x", "1", "", "2", "", "q"),
}
"""To each question of the first lesson's quiz: what is no answer, then a wrong one."""


_ELSEWHERE = {
    "This lesson has no quiz.",
    "There are no lessons here that can be opened. Run “sidos lessons lint” to see why.",
    "Not answered.",
}
"""Said of courses and sessions unlike these; the full screen says them too."""


class Desk:
    """The line mode on a tour's study; `said`: every message that was looked up."""

    def __init__(self, folder: Path, pseudo: Path) -> None:
        self.said: dict[Key, str] = {}
        self.study = TourStudy(folder, _Heard([bundled("locales"), pseudo], self.said), PSEUDO)
        self.study.search.update()
        texts = [path.read_text("utf-8") for path in folder.rglob("courses/**/*.yaml")]
        words = _WORD.findall(" ".join([*texts, str(folder / "courses/torn.yaml")]))
        names = [info.name for info in self.study.languages() if info.tag != PSEUDO]
        self._data = {*words, *names, *_DATA}

    def faults(self, *lines: str, lesson: str | None = None) -> list[str]:
        """What is not translatable of what is said to these lines."""
        said = StringIO()
        given = StringIO("".join(f"{line}\n" for line in lines))
        run_plain(self.study, lesson, given, said, clock=lambda: 0.0)
        typed = _WORD.findall(" ".join(lines))  # it is written back where there is no terminal
        return faults([Block("plain", said.getvalue().splitlines())], {*self._data, *typed})


class _Heard(Locales):
    """Locales whose translators note what they are asked."""

    def __init__(self, roots: list[Path], said: dict[Key, str]) -> None:
        super().__init__(roots, None)
        self._said = said

    def translator(self, tag: str) -> Translator:
        return Recorder(super().translator(tag), self._said)


@pytest.fixture
def near() -> Iterator[Path]:
    """A folder whose path is short enough for one line."""
    with TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interface in the pseudo-locale."""
    folder, project = tmp_path_factory.mktemp("pseudo"), tmp_path_factory.mktemp("project")
    (project / "app").symlink_to(ROOT / "app")
    assert make_pseudo(project, folder).findings == ()
    return folder


def test_everything_that_is_said(near: Path, pseudo: Path, opened: ExitStack) -> None:
    desk = Desk(near, pseudo)
    study, found = opened.enter_context(desk.study), []
    for name, lines in WALKS.items():
        study.reset()
        found += [f"{name}: {fault}" for fault in desk.faults(*lines)]
    for lesson in (FIRST, FOREIGN, BARE, TORN):
        study.reset()
        found += [f"{lesson}: {fault}" for fault in desk.faults(*[""] * 9, lesson=lesson)]
    for flow in Flow:
        for name, lines in WRONG.items():
            study.reset()
            study.prepare(name, flow=flow)
            answer = (*lines, "a", "", "1", "", "q")
            found += [f"{name}: {one}" for one in desk.faults(*answer, lesson=FIRST)]
    for name, answers in QUESTIONS.items():
        study.reset()
        study.prepare(name, answers.right, certainty=True)
        found += [
            f"{name}: {fault}" for fault in desk.faults("", "", "x", "?", "2", "", lesson=FIRST)
        ]
    study.reset()
    study.prepare("choice", flow=Flow.END, certainty=True)
    ended = (*[":a"] * 8, *[""] * 9, "?", "x", "1", *[":a"] * 9, *[""] * 9, "2", "q")
    found += desk.faults("1", "2", *ended, lesson=FIRST)
    study.reset()
    study.prepare("cloze", {"one": "ipsum"}, flow=Flow.END)
    half = study.open(FIRST, Kind.QUIZ).session
    study.apply(half, study.submission(0))
    found += desk.faults(*[":a"] * 8, *[""] * 9, "q", lesson=FIRST)
    for fault in StoreFault:
        study.reset()
        study.trouble_with(fault)
        found += [f"{fault}: {one}" for one in desk.faults("q")]
    study.reset()
    study.unsaved_settings()
    found += desk.faults("o", "2", "", "q")
    study.reset()
    study.empty_shelf()
    found += desk.faults("", "c", "g", "q")

    assert not found, "\n".join(found)
    missed = _messages() - _ELSEWHERE - {text for _, text in desk.said}
    assert not missed, "\n".join(missed)


def _messages() -> set[str]:
    """Every message of the line mode."""
    (interface, *_) = domains(ROOT)
    return {
        unit.text
        for unit in extract(interface).foreign("fi")
        for file in unit.files
        if file.startswith("app/sidos/plain/")
    }

"""Every command's help, what commands print and what they complain of, in the pseudo-locale: each
text can be translated."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.tui.scan import Block, faults
from tests.unit.cli.outcome import Outcome

from sidos.content.library import Library
from sidos.translate.layout import PSEUDO
from sidos.translate.pseudo import make_pseudo

ROOT = Path(__file__).parents[3]
Sidos = Callable[..., Outcome]
_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME = re.compile(r"--[a-z][a-z-]*|\b\w+(?:\|\w+)+|\b[A-Z]+_[A-Z]+\b")
"""Options, values to choose from, variables of the environment."""
_NAMES = {"sidos", "LOCALE", "ID", "UTF", "URL", "SHA", "sqlite", "postgresql", "yaml", "longest"}
"""Of programs, formats, placeholders for what is typed, and rules of the lint."""
_COMMAND = re.compile(r"^  ([a-z]+) +⟦", re.MULTILINE)


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interface and the course in the pseudo-locale."""
    folder = tmp_path_factory.mktemp("pseudo")
    assert make_pseudo(ROOT, folder).findings == ()
    return folder


@pytest.fixture
def speak(sidos: Sidos, pseudo: Path) -> Sidos:
    """`sidos` in the pseudo-locale."""

    def run(*arguments: str) -> Outcome:
        return sidos("--lang", PSEUDO, *arguments, SIDOS_LOCALES=str(pseudo))

    return run


def untranslatable(outcome: Outcome, *data: str) -> list[str]:
    """What no translation can change of what was printed; but for names, and words of `data`."""
    lines = [*outcome.said.splitlines(), *outcome.complained.splitlines()]
    known = _NAMES | {*_WORD.findall(" ".join(data))}
    return faults([Block("", [_SAME.sub("", line) for line in lines])], known)


def helps(speak: Sidos) -> Iterator[tuple[tuple[str, ...], Outcome]]:
    """The help of each command, and of each in a group."""
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        path = waiting.pop()
        outcome = speak(*path, "--help")
        yield path, outcome
        waiting += [(*path, name) for name in _COMMAND.findall(outcome.said)]


def test_every_help(speak: Sidos) -> None:
    found, names = [], set[str]()
    for path, outcome in helps(speak):
        assert outcome.code == 0, path
        commands = _COMMAND.findall(outcome.said)
        names |= {*commands}
        found += [f"{path}: {fault}" for fault in untranslatable(outcome, *path, *commands)]
    assert {"lint", "stats", "pseudo", "doctor"} <= names
    assert not found, "\n".join(found)


def test_what_is_printed(speak: Sidos, courses: Path, tmp_path: Path) -> None:
    (course,) = Library([ROOT / "lessons"], None).courses()
    texts = [path.read_text("utf-8") for path in courses.rglob("*.yaml")]
    data = (*course.lessons, course.course.id, str(tmp_path), str(ROOT), *texts, "courses")
    found = []
    for command in (
        "lessons list",
        "lessons lint",
        "progress stats",
        "progress rebuild",
        "progress export",
    ):
        outcome = speak(*command.split())
        assert outcome.code == 0, outcome
        found += [
            f"{command}: {fault}" for fault in untranslatable(outcome, *data, "help", command)
        ]
    assert not found, "\n".join(found)


WRONG = (
    "bogus",
    "--bogus",
    "learn",
    "learn zzz",
    "learn bread more",
    "lessons list --format odd",
    "lessons lint /nowhere",
    "lessons new",
    "lessons handout zzz",
    "progress import /nowhere",
    "progress reset zzz",
    "locale new not-a-tag --root /nowhere",
    "locale check --root /nowhere",
    "locale split /nowhere",
    "--lessons /nowhere lessons list",
)


@pytest.mark.parametrize("command", WRONG)
def test_what_is_complained_of(speak: Sidos, command: str) -> None:
    outcome = speak(*command.split())
    assert outcome.code != 0
    assert outcome.complained.startswith("sidos: ⟦")
    assert untranslatable(outcome, command) == []


def test_a_text_without_brackets_is_found() -> None:
    assert untranslatable(Outcome(1, "", "sidos: File not found --help"))[0].startswith(
        ": not translatable: File"
    )

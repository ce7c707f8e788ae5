"""Commands run in this process, on a learner's folder of the test's own."""

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

from sidos.cli.run import run


@pytest.fixture
def sidos(
    courses: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Outcome]:
    """Run `sidos` with arguments, input and environment; the course `baking` is there."""

    def run_sidos(*arguments: str, given: str = "", **environ: str) -> Outcome:
        monkeypatch.setattr(sys, "stdin", StringIO(given))
        data = ("--data", str(tmp_path / "data"), "--lessons", str(courses))
        code = run([*data, *arguments], {"LANG": "C", **environ})
        said, complained = (text.replace("\u00a0", " ") for text in capsys.readouterr())
        return Outcome(code, said, complained)

    return run_sidos


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A terminal of so many columns."""

    def of_width(columns: int) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("LINES", "500")

    return of_width

"""What must not be imported, seen where it can be seen: in `sys.modules` of a fresh process."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def modules_after(code: str, arguments: Sequence[str] = (), **environ: str) -> set[str]:
    """The modules loaded after `code` ran in a process of its own (it may call sys.exit)."""
    program = f"""
import sys
sys.argv[1:] = {list(arguments)!r}
try:
    exec({code!r})
except SystemExit:
    pass
sys.stderr.write("\\n" + repr(sorted(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={
            **{name: value for name, value in os.environ.items() if not name.startswith("LC_")},
            "PYTHONPATH": str(ROOT / "app"),
            "LANG": "C.UTF-8",
            **environ,
        },
    )
    loaded = done.stderr.strip().splitlines()[-1]
    return set(json.loads(loaded.replace("'", '"')))


def roots(modules: set[str]) -> set[str]:
    """The packages that the modules are in."""
    return {name.partition(".")[0] for name in modules}


ENGINE = """
import importlib, pkgutil, sidos.engine
for found in pkgutil.iter_modules(sidos.engine.__path__):
    importlib.import_module(f"sidos.engine.{found.name}")
"""


def test_the_engine_knows_neither_screen_nor_locale_nor_file_format() -> None:
    loaded = modules_after(ENGINE)

    assert "sidos.engine.session" in loaded
    assert not roots(loaded) & {"textual", "rich", "babel", "yaml", "polib", "sqlite3", "click"}


MAIN = "from sidos.__main__ import main; main()"


def test_the_version_is_told_without_any_library() -> None:
    loaded = modules_after(MAIN, ["--version"])

    assert not roots(loaded) & {"textual", "babel", "yaml", "click", "sqlite3", "msgspec"}


@pytest.fixture
def warm(tmp_path: Path) -> Path:
    """A learner's folder whose caches are there, as from the second start on."""
    for tag in ("en", "fi"):
        modules_after(MAIN, ["--data", str(tmp_path), "--lang", tag, "lessons", "list"])
    return tmp_path


@pytest.mark.parametrize("language", ["en", "fi"])
@pytest.mark.parametrize("command", [[], ["lessons"], ["progress"], ["locale"]])
def test_help_loads_no_terminal_library_and_parses_nothing(
    warm: Path, language: str, command: list[str]
) -> None:
    arguments = ["--data", str(warm), "--lang", language, *command, "--help"]

    loaded = modules_after(MAIN, arguments)

    assert "click" in loaded
    assert not roots(loaded) & {"textual", "rich", "babel", "yaml", "polib", "sqlite3"}


HOME = """
import sidos.tui.app
from pathlib import Path
from sidos.cli.option import Options
from sidos.cli.context import Context
context = Context(Options(lang="fi", data=Path(sys.argv[1])), {})
sidos.tui.app.SidosApp(context.study)
outline = context.study.outline()
context.close()
"""


def test_opening_the_app_parses_no_file_and_no_command_line(warm: Path) -> None:
    loaded = modules_after(HOME, [str(warm)])

    assert "sidos.tui.app" in loaded
    assert not roots(loaded) & {"babel", "yaml", "polib", "click"}
    assert not {name for name in loaded if name.startswith(("sidos.translate", "sidos.tui.tr"))}
    # Textual itself may look at markdown_it; we must not.
    alone = modules_after("import textual.app, textual.screen, textual.widgets")
    assert "markdown_it" not in roots(loaded) - roots(alone)


LINES = """
from sidos.cli.run import run
import io
sys.stdin = io.StringIO("")
sys.exit(run(sys.argv[1:], {}))
"""


def test_line_mode_needs_no_terminal_library(warm: Path) -> None:
    loaded = modules_after(LINES, ["--plain", "--data", str(warm)])

    assert "sidos.plain.run" in loaded
    assert not roots(loaded) & {"textual", "rich", "click"}

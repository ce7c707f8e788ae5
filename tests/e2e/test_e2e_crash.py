"""An error that nobody foresaw, at a real terminal: one sentence, or with --debug a traceback."""

import os
import re
import sys
from pathlib import Path

from tests.e2e.installation import ROOT
from tests.e2e.terminal import Terminal

HELP_FAILS = """
import sys
from sidos.cli.run import run
from sidos.tui.app import SidosApp

def fail(app):
    raise RuntimeError("the moon is full")

SidosApp.open_help = fail
sys.exit(run(sys.argv[1:]))
"""


def crash(home: Path, *options: str) -> tuple[int, str]:
    """The exit code, and what is on the terminal once help was asked for and failed."""
    env = {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "app"),
        "LANG": "fi_FI.UTF-8",
        "TERM": "xterm-256color",
    }
    argv = [sys.executable, "-c", HELP_FAILS, "--data", str(home / "data"), *options]
    with Terminal(argv, cwd=home, env=env, size=(100, 50)) as terminal:
        terminal.until(r"\^q")
        terminal.press("?")
        code = terminal.ended()
        return code, terminal.text


def test_a_crash_is_one_sentence_in_the_learners_language(tmp_path: Path) -> None:
    code, said = crash(tmp_path)

    assert code == 1
    assert "sidos: Jokin meni vikaan, joten sidos suljettiin. Vastauksesi ovat tallessa." in said
    assert not re.search("Traceback|RuntimeError|moon", said)


def test_with_debug_a_crash_shows_where_it_was(tmp_path: Path) -> None:
    code, said = crash(tmp_path, "--debug")

    assert code == 1
    assert "RuntimeError: the moon is full" in said
    assert "Jokin meni vikaan" not in said

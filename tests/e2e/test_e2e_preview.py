"""A translator at a real terminal: preview, a save, the panel, their own editor, the way back."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.e2e.terminal import Terminal
from tests.tui import pseudo

ROOT = Path(__file__).parents[2]
F9 = "\x1b[20~"
EDITOR = """#!/bin/sh
printf '%s' "$*" > "$0.log"
printf 'in the editor'
read answer
awk -v n="${1#+}" 'NR >= n && /^msgstr/ && !done { print "msgstr \\"QWXZ\\""; done = 1; next } 1' \\
  "$2" > "$2.new" && mv "$2.new" "$2"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a course and locales of its own."""
    root = tmp_path / "project"
    (root / "app/sidos").mkdir(parents=True)
    shutil.copytree(ROOT / "locales", root / "locales")
    pseudo.make_courses(root / "lessons")
    editor = tmp_path / "my editor"
    editor.write_text(EDITOR, "utf-8")
    editor.chmod(0o755)
    return root


@pytest.fixture
def terminal(project: Path, tmp_path: Path) -> Iterator[Terminal]:
    options = ["--data", str(tmp_path / "data"), "locale", "preview", "fi"]
    env = {
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "en_GB.UTF-8",
        "TMPDIR": str(tmp_path),
        "PYTHONPATH": str(ROOT / "app"),
        "EDITOR": f"'{tmp_path / 'my editor'}'",
    }
    command = [sys.executable, "-m", "sidos", *options, "--at", "soil/one/options"]
    with Terminal(command, cwd=project, env=env) as found:
        yield found


def test_a_translation_is_made_and_seen(project: Path, terminal: Terminal, tmp_path: Path) -> None:
    po = project / "lessons/garden/locales/fi/LC_MESSAGES/garden.po"
    terminal.until(r"› \( \) \d +Át nóón")  # the preview has moved the cursor to what it shows
    terminal.press("space")
    terminal.until(r"› \(•\)")

    text = po.read_text("utf-8")
    po.write_text(text.replace('msgstr "', 'msgstr "Ää ', 20), "utf-8")
    terminal.until("Ää ")
    terminal.until(r"› \(•\)")

    po.write_text(text[:-9], "utf-8")
    terminal.until(r"garden\.po:\d+")
    po.write_text(text, "utf-8")

    terminal.press(F9)
    terminal.until(r"soil/one/options/\w+/text +ajan tasalla")
    terminal.press("enter")
    terminal.until("in the editor")
    terminal.press("enter")
    screen = terminal.until("QWXZ")
    assert (tmp_path / "my editor.log").read_text().endswith(str(po))
    assert "Käännös: QWXZ" in screen or "QWXZ" in terminal.until("Käännös: QWXZ")

    (tmp_path / "my editor").unlink()
    terminal.press("enter")
    assert "QWXZ" in terminal.until("Muokkausohjelma")

    terminal.press("esc")
    terminal.until(r"› \(•\) \d +QWXZ")
    terminal.press("ctrl+q")
    assert terminal.ended() == 0
    assert not (tmp_path / "data/progress.db").exists()
    assert not list(tmp_path.glob("sidos-preview-*"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["xx"], "There is no language “xx”."),
        (
            ["fi", "--at", "soil/none/prompt"],
            "There is no text with the id “soil/none/prompt”. You may have meant: soil/",
        ),
    ],
)
def test_what_is_not_there_is_told(project: Path, arguments: list[str], sentence: str) -> None:
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", "LANG": "en_GB.UTF-8"}
    env["PYTHONPATH"] = str(ROOT / "app")
    command = [sys.executable, "-m", "sidos", "--data", str(project / "data"), "locale", "preview"]
    with Terminal([*command, *arguments], cwd=project, env=env, size=(400, 24)) as terminal:
        assert sentence in terminal.until(r"sidos: [\s\S]+\.")
        assert terminal.ended() == 2

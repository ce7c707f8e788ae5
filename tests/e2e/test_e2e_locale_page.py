"""locales/README.md followed literally, as a translator does in their clone: each command of its
`console` blocks is run and prints what the page says ("…" stands for more), and what its `po`
blocks show is typed into the files that it names."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.e2e.terminal import Terminal

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "locales/README.md").read_text("utf-8")
_CONSOLE = re.compile(r"```console\n(.*?)```", re.DOTALL)
_PO = re.compile(r"`(locales/\S+\.po)`:\n\n```po\n(.*?)```", re.DOTALL)
_STEP = re.compile(rf"{_CONSOLE.pattern}|{_PO.pattern}", re.DOTALL)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The project as it is cloned."""
    root = tmp_path / "clone"
    for name in ("app", "lessons", "locales", "seeds"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.fixture
def env(clone: Path, tmp_path: Path) -> dict[str, str]:
    """A translator's environment, in which `sidos` runs the clone's."""
    command = tmp_path / "bin/sidos"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sidos "$@"\n', "utf-8")
    command.chmod(0o755)
    return {
        "HOME": str(tmp_path / "home"),
        "LANG": "en_GB.UTF-8",
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(clone / "app"),
        "TERM": "xterm-256color",
    }


def test_the_page_is_true(clone: Path, env: Mapping[str, str]) -> None:
    names, running = [], []
    for console, file, typed in _STEP.findall(PAGE):
        if typed:
            type_into(clone / file, typed)
        for command, said in _commands(console):
            names.append(command.split()[2])
            if "preview" in command:
                look_and_leave(command, clone, env)
            else:
                running.append((command, said, begun(command, clone, env)))
            if names == ["new"]:
                check(*running.pop())
    # What looks at the files and changes none may run while the page is read on.
    for each in running:
        check(*each)
    assert names == ["new", "stats", "preview", "review", "glossary", "check", "update"]
    assert len(_PO.findall(PAGE)) == 2


def test_the_pages_are_linked_and_their_links_lead_somewhere() -> None:
    for page in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / page).read_text("utf-8")
        assert "(locales/README.md)" in text
        assert "(locales/weblate.md)" in text
    for page in ("README.md", "weblate.md"):
        text = (ROOT / "locales" / page).read_text("utf-8")
        for target in re.findall(r"\]\(([^)]+)\)", text):
            assert target.startswith("https://") or (ROOT / "locales" / target).is_file()


def begun(command: str, clone: Path, env: Mapping[str, str]) -> "subprocess.Popen[str]":
    """The command, running; nothing is typed into it."""
    return subprocess.Popen(
        ["sh", "-c", f"exec {command}"],
        cwd=clone,
        env=dict(env),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def check(command: str, said: str, process: "subprocess.Popen[str]") -> None:
    """It succeeds and prints what the page says."""
    with process:
        try:
            printed = process.communicate(timeout=60)[0]
        finally:
            process.kill()
    assert process.returncode == 0, f"{command}\n{printed}"
    assert _told(said).fullmatch(printed), f"{command}\n{printed}"


def look_and_leave(command: str, clone: Path, env: Mapping[str, str]) -> None:
    """Run it in a terminal until a translation is on screen, then press Ctrl+Q."""
    with Terminal(["sh", "-c", f"exec {command}"], cwd=clone, env=env) as terminal:
        terminal.until("Keel")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


def type_into(file: Path, typed: str) -> None:
    """Type the translations of a `po` block, as in an editor."""
    text = file.read_text("utf-8")
    for entry in typed.strip().split("\n\n"):
        source, _, translation = entry.partition("msgstr ")
        assert f'{source}msgstr ""' in text, source
        text = text.replace(f'{source}msgstr ""', f"{source}msgstr {translation}")
    file.write_text(text, "utf-8")


def _commands(block: str) -> list[tuple[str, str]]:
    """Each command of a block, and what the page says that it prints."""
    pieces = re.split(r"^\$ (.*)\n", block, flags=re.MULTILINE)[1:]
    return list(zip(pieces[::2], pieces[1::2], strict=True))


def _told(said: str) -> re.Pattern[str]:
    return re.compile(re.escape(said).replace("…", ".*"), re.DOTALL)

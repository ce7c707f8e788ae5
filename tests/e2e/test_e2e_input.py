"""At a real terminal: odd bytes end nothing, and each end has its exit code and its sentence."""

import os
import pty
import signal
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from tests.e2e.installation import ROOT
from tests.e2e.terminal import Terminal

_HOME = r"\^q"
_STOPPED = "sidos: sidos suljettiin järjestelmän tai päätteen pyynnöstä. Vastauksesi ovat tallessa."


def environment(home: Path) -> dict[str, str]:
    """A Finn's."""
    return {
        "HOME": str(home),
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "app"),
        "LANG": "fi_FI.UTF-8",
        "TERM": "xterm-256color",
    }


def command(home: Path, *arguments: str) -> list[str]:
    """Sidos, with the files in `home`."""
    return [sys.executable, "-m", "sidos", "--data", str(home / "data"), *arguments]


def sidos(home: Path, *arguments: str) -> Terminal:
    """Sidos in a terminal."""
    return Terminal(command(home, *arguments), cwd=home, env=environment(home), size=(100, 40))


def test_odd_bytes_end_nothing(tmp_path: Path) -> None:
    with sidos(tmp_path) as terminal:
        terminal.until(_HOME)
        for raw in (b"\xe4", b"\xff", b"\x1b[M \xe8!", b"\x1b[99999999999u", b"\x1b[48;0;0;0;0t"):
            terminal.send(raw)
        terminal.press("/")
        terminal.until("Sana tai sen alku")
        terminal.send(b"p\xc3")
        terminal.send(b"\xa4\xe4")
        terminal.send(b"k")
        terminal.until("pä\ufffdk")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        assert "sidos:" not in terminal.text


def test_a_paste_that_never_ends_leaves_the_keys(tmp_path: Path) -> None:
    with sidos(tmp_path) as terminal:
        terminal.until(_HOME)
        terminal.press("/")
        terminal.until("Sana tai sen alku")
        terminal.send(b"\x1b[200~sosiaalinen")
        terminal.until("▌ sosiaalinen")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_a_sentence(tmp_path: Path, number: int) -> None:
    with sidos(tmp_path) as terminal:
        terminal.until(_HOME)
        os.kill(terminal.pid, number)
        assert terminal.ended() == 128 + number
        assert _STOPPED in terminal.text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_while_the_terminal_takes_no_output(tmp_path: Path, number: int) -> None:
    with sidos(tmp_path) as terminal:
        terminal.until(_HOME)
        for _ in range(200):  # much more to draw than the system holds for a terminal
            terminal.press("?", "down", "esc", "down")
        os.kill(terminal.pid, number)
        assert terminal.ended_unread() == 128 + number


def test_a_terminal_that_is_gone_ends_it_though_no_signal_comes(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    with subprocess.Popen(
        command(tmp_path),
        cwd=tmp_path,
        env=environment(tmp_path),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    ) as process:
        os.close(slave)
        screen = b""
        while b"Lopeta" not in screen:
            screen += os.read(master, 4096)
        os.close(master)
        assert process.wait(20) == 128 + signal.SIGHUP

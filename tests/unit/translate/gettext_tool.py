"""GNU gettext's own programs, where they are installed."""

from pathlib import Path
from shutil import which
from subprocess import run

import pytest

needs_gettext = pytest.mark.skipif(
    which("msgcat") is None, reason="GNU gettext (the package gettext) isn't installed"
)


def msgcat(path: Path) -> bytes:
    """The file as gettext lays it out."""
    done = run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def msgfmt_complaint(path: Path) -> str:
    """What gettext finds wrong with the file; nothing where it accepts it."""
    command = ["msgfmt", "--check", "--check-header", "-o", "-", str(path)]
    done = run(command, capture_output=True, check=False)
    return done.stderr.decode() if done.returncode else ""

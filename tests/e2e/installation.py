"""sidos as a user has it: the wheel, installed into an environment of its own."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[2]


class Installed(Struct, frozen=True):
    """A Python that has sidos installed from the wheel, and nothing of the checkout."""

    python: str

    def environment(self, home: Path, language: str = "en_GB.UTF-8") -> dict[str, str]:
        """A user's environment: an empty home, a language, a colour terminal."""
        return {
            "HOME": str(home),
            "PATH": os.environ["PATH"],
            "LANG": language,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }

    def run(self, *arguments: str, cwd: Path, env: Mapping[str, str], given: str = "") -> str:
        """What `sidos …` prints; AssertionError where it fails."""
        done = subprocess.run(
            [self.python, "-m", "sidos", *arguments],
            cwd=cwd,
            env=dict(env),
            input=given,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

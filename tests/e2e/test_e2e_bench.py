"""The measuring of performance starts; what it measures is no matter of a test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_figure_is_measured_and_told_with_its_target() -> None:
    command = [sys.executable, "-m", "tests.bench", "--quick", "version"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert "sidos --version, to python -c pass" in done.stdout, done.stderr
    assert "≤ 3 ×" in done.stdout

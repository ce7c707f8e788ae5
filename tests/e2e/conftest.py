"""The installation that end-to-end tests share."""

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from tests.e2e.installation import ROOT, Installed


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel and install it. Its dependencies are those that the tests run with."""
    place = tmp_path_factory.mktemp("installed")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    venv = place / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    python = str(venv / "bin" / "python")
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    library = Path(subprocess.check_output([python, "-c", ask], text=True).strip())
    (wheel,) = place.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(library), str(wheel)], check=True)
    # A path named in a .pth file is searched, but .pth files inside it are not read: an editable
    # sidos of the tests' own environment stays out of sight.
    (library / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return Installed(python)

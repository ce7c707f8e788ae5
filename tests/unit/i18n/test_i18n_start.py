"""What opening the app may import for its language."""

import subprocess
import sys
from pathlib import Path

import sidos

PROGRAM = """
import sys
from pathlib import Path
from sidos.i18n.locales import Locales
from sidos.i18n.negotiation import negotiate, wanted

HEAVY = {"babel", "polib", "yaml", "hashlib"}
locales = Locales([Path(sys.argv[1])], Path(sys.argv[2]))
tag = negotiate(wanted({"LANG": "fi_FI.UTF-8"}), locales.available()).tag
print(locales.translator(tag).gettext("Quit"), *sorted(HEAVY & set(sys.modules)))
"""


def test_a_warm_start_imports_no_parser(tmp_path: Path) -> None:
    folder = tmp_path / "locales" / "fi"
    (folder / "LC_MESSAGES").mkdir(parents=True)
    (folder / "locale.yaml").write_text("name: suomi\n", "utf-8")
    (folder / "LC_MESSAGES" / "sidos.po").write_text('msgid "Quit"\nmsgstr "Lopeta"\n', "utf-8")
    command = [sys.executable, "-c", PROGRAM, str(folder.parent), str(tmp_path / "cache")]
    source = str(Path(sidos.__file__).parents[1])
    outputs = [
        subprocess.run(
            command, capture_output=True, text=True, check=True, env={"PYTHONPATH": source}
        ).stdout
        for _ in range(2)
    ]
    assert outputs == ["Lopeta polib yaml\n", "Lopeta\n"]

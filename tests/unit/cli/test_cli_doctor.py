from collections.abc import Callable
from pathlib import Path

from tests.unit.cli.outcome import Outcome

from sidos import __version__

Sidos = Callable[..., Outcome]


def test_what_is_found_is_shown(sidos: Sidos, courses: Path, tmp_path: Path) -> None:
    said = sidos("doctor", TERM="dumb", NO_COLOR="1").said

    assert f"sidos {__version__}\n" in said
    assert "Textual 8" in said
    assert "TERM: dumb\n" in said
    assert "NO_COLOR: 1\n" in said
    assert "COLORTERM: (not set)\n" in said
    assert "sidos is running in line mode" in said
    assert str(tmp_path / "data" / "progress.db") in said
    assert "Language: en, because “C” is not a language tag.\n" in said
    assert "0 answers are saved.\n" in said
    assert f"baking: 2 lessons in {courses / 'baking'}\n" in said


def test_why_a_language_is_used_is_told(sidos: Sidos) -> None:
    assert "because there is no translation into “tlh”." in sidos("doctor", LANG="tlh").said
    assert (
        "en, because the language is set to “en”."
        in sidos("--lang", "en", "doctor", LANG="fi").said
    )


def test_a_broken_lesson_is_counted(sidos: Sidos, courses: Path) -> None:
    file = courses / "baking" / "salt.yaml"
    file.write_text("format: 1\n", "utf-8")

    done = sidos("doctor")

    assert done.code == 1
    assert "Run “sidos lessons lint” to see" in done.said


def test_a_damaged_store_is_found(sidos: Sidos, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "progress.db").write_bytes(b"no database" * 100)

    done = sidos("doctor")

    assert done.code == 1
    assert "is damaged" in done.said

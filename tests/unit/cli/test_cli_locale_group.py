"""What all translators' commands have in common: help in both languages, and a word to those who
wait at a terminal."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome
from tests.unit.translate.pond import pond

from sidos.cli.locale.group import COMMANDS

Sidos = Callable[..., Outcome]
SLOW = (
    ("new", "sv"),
    ("update",),
    ("check",),
    ("stats",),
    ("review", "fi", "frogs"),
    ("pseudo",),
)
"""Commands that read all texts."""


@pytest.mark.parametrize("name", COMMANDS)
def test_help_in_both_languages(sidos: Sidos, name: str) -> None:
    english = sidos("locale", name, "--help")
    finnish = sidos("--lang", "fi", "locale", name, "--help")

    assert english.code == finnish.code == 0
    assert english.said.startswith(f"Usage: sidos locale {name} [OPTIONS]")
    assert finnish.said.startswith(f"Käyttö: sidos locale {name} [VALITSIMET]")
    described = [
        [line for line in each.said.splitlines() if line.startswith("  ") and "--" not in line]
        for each in (english, finnish)
    ]
    assert described[0]
    assert not {*described[0]} & {*described[1]}


def test_the_group_names_them_all_in_both_languages(sidos: Sidos) -> None:
    english = sidos("locale", "--help").said
    finnish = sidos("--lang", "fi", "locale", "--help").said

    for name, (_, short) in COMMANDS.items():
        assert f"  {name} " in english
        assert f"  {name} " in finnish
        assert short in english
        assert short not in finnish


@pytest.mark.parametrize("arguments", SLOW)
def test_who_waits_at_a_terminal_is_told(
    sidos: Sidos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    root = str(pond(tmp_path / "project"))
    silent = sidos("locale", *arguments, "--root", root)
    root = str(pond(tmp_path / "again"))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    told = sidos("locale", *arguments, "--root", root)

    assert "Reading all texts…" not in silent.complained
    assert told.complained.startswith("Reading all texts…")
    assert "\r\x1b[K" in told.complained
    assert "Reading" not in told.said

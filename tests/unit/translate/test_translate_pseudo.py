"""The pseudo-locale: what stays unchanged in a text, how far it grows, and who doesn't count it."""

import shutil
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.unit.translate.pond import pond

from sidos.content.text import as_lines
from sidos.i18n.locales import Locales
from sidos.i18n.negotiation import negotiate
from sidos.translate.check.project import check
from sidos.translate.layout import PSEUDO, domains, tags_of
from sidos.translate.placeholder import placeholders
from sidos.translate.pseudo import make_pseudo
from sidos.translate.pseudo_text import grown, pseudo_answers, pseudo_text

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Right: {count}", "{count}"),
        ("Mix {gap-one} and {two}.", "{gap-one}"),
        ("Type `sidos learn` now.", "`sidos learn`"),
        ("As [bakers](https://example.org/b) say.", "](https://example.org/b)"),
        ("See https://example.org/path for more.", "https://example.org/path"),
        ("Press Ctrl+Q to leave.", "Ctrl+Q"),
        ("Enter opens this lesson: {title}", "⟦Enter "),
        ("Run “sidos lessons list” to see.", "“sidos lessons list”"),
        ("Run it with --debug.", "--debug"),
        ("It is *mostly* **waiting**.", "*móštlý* **wáítíñg**"),
        ("{{{name}}} is not here.", "{{{name}}}"),
    ],
)
def test_what_a_translator_keeps_is_kept(text: str, expected: str) -> None:
    output = pseudo_text(text)
    assert expected in output
    assert placeholders(output) == placeholders(text)


def test_letters_have_accents_between_brackets() -> None:
    assert pseudo_text("What do you want to do?").startswith("⟦Whát dó ýóú wáñt tó dó?")
    assert pseudo_text("What do you want to do?").endswith("⟧")
    assert pseudo_text("Backspace") == "⟦Backspace⟧"


@pytest.mark.parametrize(
    ("cells", "wide"),
    [(1, 3), (6, 17), (7, 14), (10, 20), (11, 21), (25, 40), (40, 60), (70, 94), (100, 130)],
)
def test_a_text_grows_as_finnish_does(cells: int, wide: int) -> None:
    assert grown(cells) == wide
    assert cell_len(pseudo_text("m" * cells)) == wide


@pytest.mark.parametrize("width", range(5, 40))
def test_a_text_keeps_to_its_budget(width: int) -> None:
    assert cell_len(pseudo_text("Show answer", width)) == min(width, 21)
    assert "{n}" in pseudo_text("{n}\u00a0min", width)


def test_blocks_stay_blocks() -> None:
    text = "Two things:\n\n- one\n- two\n\n| a | bc |\n|---|---|\n\n```\ncode\n```"
    lines = pseudo_text(text).split("\n")
    assert [line[:3] for line in lines] == [
        "⟦Tw",
        "",
        "- ⟦",
        "- ⟦",
        "",
        "| ⟦",
        "|--",
        "",
        "```",
        "cod",
        "```",
    ]
    assert lines[5].count("|") == 3


def test_a_list_of_answers_stays_a_list() -> None:
    assert as_lines(pseudo_answers("humus\nleaf mould")) == ("⟦húmúš⟧", "⟦léáf móúld⟧")


def test_nothing_is_wrong_in_it(tmp_path: Path) -> None:
    project = pond(tmp_path / "project")
    pseudo = make_pseudo(project)
    assert pseudo.findings == ()
    assert pseudo.files
    errors = [finding for finding in check(project, [PSEUDO]) if finding.severity == "error"]
    assert errors == []


def test_it_can_be_made_elsewhere(tmp_path: Path) -> None:
    project = pond(tmp_path / "project")
    before = sorted(project.rglob("*"))
    pseudo = make_pseudo(project, tmp_path / "elsewhere")
    assert all(path.is_relative_to(tmp_path / "elsewhere" / PSEUDO) for path in pseudo.files)
    assert sorted(project.rglob("*")) == before


def test_nobody_counts_it(tmp_path: Path) -> None:
    project = pond(tmp_path / "project")
    before = [tags_of(domain) for domain in domains(project)]
    make_pseudo(project)
    assert [tags_of(domain) for domain in domains(project)] == before


def test_it_is_negotiated_but_never_for_english(tmp_path: Path) -> None:
    for tag in ("en", "fi"):
        shutil.copytree(ROOT / "locales" / tag, tmp_path / tag)
    make_pseudo(pond(tmp_path / "project"), tmp_path)
    available = Locales([tmp_path], None).available()
    assert PSEUDO in [info.tag for info in available]
    for wish in (PSEUDO, "en_XA.UTF-8", "en-xa"):
        assert negotiate([wish], available).tag == PSEUDO
    for wish in ("en", "en_US.UTF-8", "en_GB", "en-AU"):
        assert negotiate([wish], available).tag == "en"

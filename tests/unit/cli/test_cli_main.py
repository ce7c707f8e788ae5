"""Help, version, completion and the errors of a command line."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

from sidos import __version__
from sidos.__main__ import main
from sidos.cli.run import run

Sidos = Callable[..., Outcome]


def test_the_version_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, sidos: Sidos
) -> None:
    monkeypatch.setattr(sys, "argv", ["sidos", "--version"])
    main()

    assert capsys.readouterr().out == f"sidos {__version__}\n"
    assert sidos("--version") == Outcome(0, f"sidos {__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    [
        (),
        ("learn",),
        ("lessons",),
        *[("lessons", name) for name in ("list", "lint", "new", "schema")],
        ("progress",),
        *[("progress", name) for name in ("stats", "export", "import", "reset", "rebuild")],
        ("locale",),
        *[("locale", name) for name in ("update", "check", "split")],
        ("doctor",),
        ("completion",),
    ],
)
def test_every_command_has_help(sidos: Sidos, command: tuple[str, ...]) -> None:
    done = sidos(*command, "--help")

    assert done.code == 0
    assert done.said.startswith(f"Usage: {' '.join(['sidos', *command])}")
    assert "--help" in done.said
    assert done.complained == ""


@pytest.mark.parametrize("group", ["lessons", "progress", "locale"])
def test_a_group_alone_shows_its_commands_and_fails(sidos: Sidos, group: str) -> None:
    done = sidos(group)

    assert (done.code, done.said) == (2, "")
    assert "Commands:" in done.complained


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--nope"], "There is no option --nope."),
        (["lesson"], "There is no command “lesson”. You may have meant: lessons."),
        (["lessons", "lisst"], "There is no command “lisst”."),
        (["learn"], "LESSON is missing. Run “sidos learn --help” to see how to use the command."),
        (["learn", "salt", "bread"], "“bread” is not expected here."),
        (
            ["lessons", "lint", "--format", "xml"],
            "--format can’t have this value. Choose one of these: text, json, ",
        ),
        (
            ["completion", "tcsh"],
            "SHELL can’t have this value. Choose one of these: bash, fish, zsh.",
        ),
        (["--lang"], "The option --lang can’t be used like this."),
    ],
)
def test_a_misuse_is_one_sentence(sidos: Sidos, arguments: list[str], sentence: str) -> None:
    done = sidos(*arguments)

    assert (done.code, done.said) == (2, "")
    assert done.complained.startswith(f"sidos: {sentence}")
    assert done.complained.count("\n") == 1


@pytest.mark.parametrize("shell", ["fish", "zsh"])
def test_completion_scripts_ask_sidos(sidos: Sidos, shell: str) -> None:
    done = sidos("completion", shell)

    assert done.code == 0
    assert "_SIDOS_COMPLETE" in done.said


@pytest.mark.parametrize(
    "words",
    [
        ("sidos", "lea", "learn"),
        ("sidos lessons", "li", "list"),
        ("sidos learn", "sal", "salt"),
        ("sidos progress reset", "sal", "salt"),
        ("sidos lessons handout", "sal", "salt"),
        ("sidos --lang", "f", "fi"),
        ("sidos lessons list --lang", "f", "fi"),
        ("sidos lessons list", "--la", "--lang"),
        ("sidos workshop host --lesson", "sal", "salt"),
    ],
)
def test_a_shell_is_offered_commands_lessons_and_languages(
    courses: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, str, str],
) -> None:
    line, word, offered = words
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    asked = {
        "_SIDOS_COMPLETE": "fish_complete",
        "COMP_WORDS": line,
        "COMP_CWORD": word,
        "SIDOS_LESSONS": str(courses),
    }
    for name, value in asked.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit):
        run([], asked)

    assert offered in capsys.readouterr().out


def test_what_was_not_foreseen_is_one_sentence_too(
    sidos: Sidos, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "the moon\nis full"
        raise RuntimeError(message)

    monkeypatch.setattr("sidos.cli.front.wants_lines", fail)

    done = sidos()

    assert done.code == 1
    assert "Something went wrong (RuntimeError: the moon is full)." in done.complained
    with pytest.raises(RuntimeError):
        sidos("--debug")


@pytest.mark.parametrize(
    ("arguments", "usage"),
    [
        (["lessons", "lint"], "sidos lessons lint [OPTIONS] [PATH]"),
        (["progress", "export"], "sidos progress export [OPTIONS] [FILE]"),
        (["progress", "import"], "sidos progress import [OPTIONS] FILE"),
        (["progress", "reset"], "sidos progress reset [OPTIONS] [LESSON]"),
        (["locale", "update"], "sidos locale update [OPTIONS] [TAG…]"),
        (["learn"], "sidos learn [OPTIONS] LESSON"),
    ],
)
def test_what_may_be_left_out_stands_in_brackets(
    sidos: Sidos, arguments: list[str], usage: str
) -> None:
    assert sidos(*arguments, "--help").said.startswith(f"Usage: {usage}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lang", "fi", "lessons", "list"),
        ("lessons", "--lang", "fi", "list"),
        ("lessons", "list", "--lang=fi"),
        ("--lang", "en", "lessons", "list", "--lang", "fi"),
    ],
)
def test_the_language_is_named_before_a_command_or_after_it(
    sidos: Sidos, arguments: tuple[str, ...]
) -> None:
    assert "Leipä (5 min, " in sidos(*arguments).said


def test_help_and_errors_are_in_the_language_named_after_a_command(sidos: Sidos) -> None:
    assert sidos("lessons", "list", "--lang", "fi", "--help").said.startswith("Käyttö:")
    assert sidos("lessons", "list", "--help", "--lang", "fi").said.startswith("Käyttö:")
    assert "Oppituntia" in sidos("learn", "zzzzz", "--lang", "fi").complained
    assert "“xx”" in sidos("lessons", "list", "--lang", "xx").complained


def test_every_command_lists_the_options_of_all(sidos: Sidos) -> None:
    said = sidos("lessons", "list", "--help").said

    assert "Options of all commands:" in said
    for name in ("--lang", "--data", "--lessons", "--debug"):
        assert f"  {name}" in said


def test_folders_and_lines_are_named_after_a_command(
    sidos: Sidos, courses: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more"
    (courses / "baking").rename(tmp_path / "baking")
    more.mkdir()
    (tmp_path / "baking").rename(more / "baking")

    assert "baking/bread" in sidos("lessons", "list", "--lessons", str(more)).said
    said = sidos("learn", "bread", "--lessons", str(more), "--plain", given="quit\n").said
    assert "Bread" in said
    sidos("progress", "rebuild", "--data", str(tmp_path / "other"))
    assert (tmp_path / "other").exists()

from pathlib import Path

import pytest

from sidos.cli.option import Options, named_folders, peeked, plain_options


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], Options()),
        (["--plain"], Options(plain=True)),
        (["--lang", "fi", "--debug"], Options(lang="fi", debug=True)),
        (["--lang=sv", "--lang=fi"], Options(lang="fi")),
        (["--data=/d", "--lessons", "/a", "--lessons=/b"],
         Options(data=Path("/d"), lessons=(Path("/a"), Path("/b")))),
    ],
)  # fmt: skip
def test_options_alone_are_read_without_a_parser(arguments: list[str], options: Options) -> None:
    assert plain_options(arguments) == options


@pytest.mark.parametrize("arguments", [["learn", "x"], ["--help"], ["--lang"], ["--nope", "x"]])
def test_anything_else_is_left_to_the_parser(arguments: list[str]) -> None:
    assert plain_options(["--plain", *arguments]) is None


def test_the_language_can_be_seen_before_parsing() -> None:
    assert peeked(["--lang", "fi", "lessons", "--help"]).lang == "fi"
    assert peeked(["lessons", "--help", "--lang=fi", "--data", "/d"]).lang == "fi"
    assert peeked(["lessons", "lint", "--", "--lang", "fi"]).lang is None


def test_folders_of_courses_are_named_as_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sidos.cli.option.pathsep", ":")

    assert named_folders({"SIDOS_LESSONS": "/a::/b"}) == (Path("/a"), Path("/b"))
    assert named_folders({}) == ()

"""Starting: which front end, which lesson, which language; and a whole lesson through a pipe."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from signal import SIGTERM
from threading import Timer

import pytest
from tests.unit.cli.outcome import Outcome

from sidos.cli.front import wants_lines

Sidos = Callable[..., Outcome]
ROOT = Path(__file__).resolve().parents[3]


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("plain", "term", "read", "write", "lines"),
    [
        (False, "xterm", Terminal(), Terminal(), False),
        (True, "xterm", Terminal(), Terminal(), True),
        (False, "dumb", Terminal(), Terminal(), True),
        (False, "xterm", StringIO(), Terminal(), True),
        (False, "xterm", Terminal(), StringIO(), True),
    ],
)
def test_line_mode_is_chosen_where_no_terminal_can_draw(
    plain: bool, term: str, read: StringIO, write: StringIO, lines: bool
) -> None:
    assert wants_lines(plain, {"TERM": term}, read, write) is lines


def test_without_a_command_the_lessons_are_listed(sidos: Sidos) -> None:
    done = sidos("--lang", "en")

    assert done.code == 0
    assert "Baking" in done.said
    assert "You can carry on later from here. Goodbye." in done.said


def test_a_lesson_opens_by_its_id_alone_or_behind_its_course(sidos: Sidos) -> None:
    assert "Salt it." in sidos("learn", "salt").said
    assert "Salt it." in sidos("learn", "baking/salt").said


def test_an_unknown_lesson_is_answered_with_the_nearest_names(sidos: Sidos) -> None:
    done = sidos("learn", "sallt")

    assert (done.code, done.said) == (2, "")
    assert done.complained == ("sidos: There is no lesson “sallt”. You may have meant: salt.\n")


def test_a_lesson_added_since_the_last_start_is_found(sidos: Sidos, courses: Path) -> None:
    sidos("lessons", "list")
    course = courses / "baking"
    salt = (course / "salt.yaml").read_text("utf-8")
    (course / "sugar.yaml").write_text(salt.replace("id: salt", "id: sugar"), "utf-8")

    assert "Salt it." in sidos("learn", "sugar").said


def test_the_language_asked_for_wins(sidos: Sidos) -> None:
    assert "Leipominen" in sidos("--lang", "fi", LANG="en_GB.UTF-8").said
    assert "Leipominen" in sidos(LANG="fi_FI.UTF-8").said
    assert "Baking" in sidos(LANG="xx").said


def test_the_settings_win_over_the_environment(sidos: Sidos) -> None:
    sidos("--plain", given="l fi\n")

    assert "Leipominen" in sidos(LANG="en_GB.UTF-8").said
    assert "Baking" in sidos("--lang", "en").said


def test_a_language_that_is_not_there_is_a_misuse(sidos: Sidos) -> None:
    done = sidos("--lang", "zz")

    assert done.code == 2
    assert "There is no language “zz”." in done.complained


def test_courses_are_found_by_the_environment(sidos: Sidos, courses: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (courses / "baking").rename(tmp_path / "baking")
    other.mkdir()
    (tmp_path / "baking").rename(other / "baking")

    assert "Baking" not in sidos("--lang", "en").said
    assert "Baking" in sidos("--lang", "en", SIDOS_LESSONS=str(other)).said


def test_a_folder_that_is_not_there_is_a_misuse(sidos: Sidos) -> None:
    done = sidos("--lessons", "/not/there")

    assert done.code == 2
    assert "There is no folder /not/there. Check the path." in done.complained


# Through a real pipe


@pytest.fixture
def command(courses: Path, tmp_path: Path) -> list[str]:
    options = ["--data", str(tmp_path / "data"), "--lessons", str(courses)]
    return [sys.executable, "-m", "sidos", *options]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    app = str(ROOT / "app")
    return {**kept, "PYTHONPATH": app, "LANG": "fi_FI.UTF-8", "PYTHONUTF8": "1"}


def test_a_whole_lesson_in_finnish_with_a_switch_to_english(
    command: list[str], environ: dict[str, str]
) -> None:
    pages = ["", "1", "", "", ""]
    quiz = ["1", "", "1 3", "", "taikina", "", "jauhot", ":l en", "water", "", "1250.5", ""]
    rest = ["1", "2", "", "2 1", "", "1", "2", "", "ruista", "ja kauraa", "", "", ""]

    done = subprocess.run(
        [*command, "learn", "bread"],
        input="\n".join([*pages, *quiz, *rest, ""]),
        capture_output=True,
        encoding="utf-8",
        env=environ,
        check=True,
    )

    finnish, english = done.stdout.split("Language: English.")
    assert "Mikä nostaa taikinan?" in finnish
    assert "Sekoita" in finnish
    assert "What makes dough rise?" not in finnish
    assert english.lstrip().startswith("Question 4 of 9")
    assert "8 of 8 points" in english
    assert "Dough rises: 8 of 8" in english
    assert done.stderr == ""


@pytest.mark.parametrize("arguments", [["lessons", "schema"], ["lessons", "list"], ["--help"]])
def test_a_reader_that_leaves_early_gets_no_traceback(
    command: list[str], environ: dict[str, str], arguments: list[str]
) -> None:
    process = subprocess.Popen(
        [*command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()

    said = process.stderr.read()
    process.stderr.close()

    assert process.wait(timeout=30) == 1
    assert said == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence(command: list[str], environ: dict[str, str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*command, "--lang", "en", "lessons", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environ,
            check=False,
        )

    said = "sidos: The disk is full, so not everything was written. Free some space on it.\n"
    assert (done.returncode, done.stderr) == (1, said)


@pytest.mark.skipif(os.name != "posix", reason="streams are closed by a POSIX shell")
@pytest.mark.parametrize(("closed", "code"), [("<&-", 0), (">&- <&-", 0), ("2>&- >&-", 0)])
def test_closed_streams_are_empty_ones(
    command: list[str], environ: dict[str, str], closed: str, code: int
) -> None:
    line = f'"$@" --plain {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", line, "sh", *command],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environ,
        check=False,
    )

    assert (done.returncode, done.stderr) == (code, b"")


def test_a_closed_pipe_ends_it_in_peace(command: list[str], environ: dict[str, str]) -> None:
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environ,
    )
    assert process.stdin
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    process.stdin.write("1\n")
    process.stdin.close()

    assert process.wait(timeout=30) == 1
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.fixture
def waiting(command: list[str], environ: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [*command, "learn", "bread"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environ,
    )
    guard = Timer(30, process.kill)
    guard.start()
    with process:
        yield process
    guard.cancel()


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_signal_keeps_the_place(
    waiting: "subprocess.Popen[str]", command: list[str], environ: dict[str, str]
) -> None:
    assert waiting.stdin
    assert waiting.stdout
    waiting.stdin.write("\n1\n\n")
    waiting.stdin.flush()
    for line in waiting.stdout:
        if "Nyt tulee visa." in line:
            break
    waiting.send_signal(SIGTERM)
    assert waiting.wait(timeout=30) == 128 + SIGTERM

    again = subprocess.run(
        [*command, "learn", "bread"],
        input="",
        capture_output=True,
        encoding="utf-8",
        env=environ,
        check=True,
    )

    assert "Nyt tulee visa." in again.stdout

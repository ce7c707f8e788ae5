import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.cli.outcome import Outcome

Sidos = Callable[..., Outcome]


def test_lessons_are_listed_with_their_ids_and_progress(sidos: Sidos) -> None:
    done = sidos("lessons", "list")

    assert done.code == 0
    assert "baking/bread" in done.said
    assert "Bread (5 min, not started)" in done.said
    assert "Leipä (5 min, " in sidos("--lang", "fi", "lessons", "list").said


def test_the_list_has_numbers_and_lines_up(sidos: Sidos) -> None:
    lines = sidos("--lang", "en", "lessons", "list").said.splitlines()

    bread, salt = (line for line in lines if " baking/" in line)
    assert bread.startswith("  1.1  baking/bread ")
    assert salt.startswith("  1.2  baking/salt ")
    assert bread.index("Bread (") == salt.index("Salt (")


def test_programs_get_the_list_as_json(sidos: Sidos) -> None:
    rows = json.loads(sidos("lessons", "list", "--format", "json").said)

    (bread,) = [row for row in rows if row["key"] == "baking/bread"]
    assert (bread["title"], bread["questions"], bread["progress"]) == ("Bread", 10, "new")


def test_a_folder_without_a_course_is_told(sidos: Sidos, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = sidos("--lessons", str(tmp_path / "mine"), "lessons", "list")

    assert done.code == 0
    assert "Give a folder that has a course.yaml." in done.complained


def test_a_sound_course_has_no_errors(sidos: Sidos, courses: Path) -> None:
    done = sidos("lessons", "lint", str(courses / "baking" / "salt.yaml"))

    assert done == Outcome(0, "", "No errors.\n")


@pytest.fixture
def broken(courses: Path) -> Path:
    file = courses / "baking" / "salt.yaml"
    file.write_text(file.read_text("utf-8").replace("minutes: 1", "minutes: many"), "utf-8")
    return file


def test_errors_have_a_place_and_fail(sidos: Sidos, broken: Path) -> None:
    done = sidos("lessons", "lint", str(broken))

    assert done.code == 1
    assert done.said.startswith(f"{broken}:6:")
    assert "minutes" in done.said
    assert done.complained == "1 error.\n"


def test_findings_for_programs_and_for_github(sidos: Sidos, broken: Path) -> None:
    as_json = sidos("lessons", "lint", str(broken), "--format", "json")
    on_github = sidos("lessons", "lint", str(broken), "--format", "github")

    assert (as_json.code, json.loads(as_json.said)[0]["line"]) == (1, 6)
    assert on_github.said.startswith(f"::error file={broken},line=6")
    assert as_json.complained == on_github.complained == ""


def test_all_courses_are_checked_where_none_is_named(sidos: Sidos, broken: Path) -> None:
    assert str(broken) in sidos("lessons", "lint").said


def test_a_path_that_is_not_there_is_a_misuse(sidos: Sidos) -> None:
    done = sidos("lessons", "lint", "nowhere.yaml")

    assert (done.code, done.complained) == (
        2,
        "sidos: There is no file nowhere.yaml. Check the path.\n",
    )


def test_a_new_lesson_is_drafted_and_never_overwrites(sidos: Sidos, tmp_path: Path) -> None:
    file = tmp_path / "rye-bread.yaml"
    wanted = ("lessons", "new", str(tmp_path / "rye-bread"), "--language", "fi")

    done = sidos(*wanted)
    text = file.read_text("utf-8")
    again = sidos(*wanted)

    assert done.code == 0
    assert "id: rye-bread\nlang: fi\n" in text
    assert again.code == 1
    assert "already exists" in again.complained
    assert file.read_text("utf-8") == text


def test_a_name_that_is_no_id_is_a_misuse(sidos: Sidos) -> None:
    done = sidos("lessons", "new", "Rye Bread")

    assert done.code == 2
    assert "“Rye Bread” can’t be used as an id" in done.complained


def test_the_schema_is_json(sidos: Sidos) -> None:
    assert json.loads(sidos("lessons", "schema").said)["$schema"]

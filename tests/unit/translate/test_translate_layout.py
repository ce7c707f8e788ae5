"""Which folder holds the translations of a course."""

from pathlib import Path

import pytest

from sidos.translate.layout import domains


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course in the folder of a project."""
    folder = tmp_path / "lessons/pond"
    folder.mkdir(parents=True)
    (folder / "course.yaml").write_text("format: 1\nid: pond\n", "utf-8")
    return folder


def test_a_projects_course_has_the_projects_folder_also_alone(course: Path, tmp_path: Path) -> None:
    shared = tmp_path / "locales"
    shared.mkdir()
    (tmp_path / "app/sidos").mkdir(parents=True)

    assert [one.course for one in domains(tmp_path)] == [None, course]
    (alone,) = domains(course)
    assert alone == domains(tmp_path)[1]
    assert alone.locales == shared


def test_a_folder_of_its_own_goes_before_the_projects(course: Path, tmp_path: Path) -> None:
    for folder in (tmp_path, course):
        (folder / "locales").mkdir()

    assert domains(course) == domains(tmp_path)
    assert domains(course)[0].locales == course / "locales"


def test_a_course_by_itself(course: Path) -> None:
    assert domains(course)[0].locales == course / "locales"

"""The wheel carries everything: started elsewhere, it shows the same course."""

from pathlib import Path

from tests.e2e.installation import ROOT, Installed

from sidos.content.library import Library


def test_the_wheel_shows_the_course_of_the_checkout(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path)
    listed = installed.run("lessons", "list", cwd=tmp_path, env=env)
    (course,) = Library([ROOT / "lessons"], None).courses()
    for unit in course.course.units:
        for name in unit.lessons:
            assert name in listed
            assert course.lessons[name].title in listed


def test_the_wheel_speaks_finnish(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path, "fi_FI.UTF-8")
    assert "Sosiaalinen voima" in installed.run("lessons", "list", cwd=tmp_path, env=env)


def test_the_wheel_is_not_the_checkout(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path)
    said = installed.run("doctor", cwd=tmp_path, env=env)
    assert str(ROOT) not in said

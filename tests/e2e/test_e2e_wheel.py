"""The wheel carries everything: started elsewhere, it shows the same course."""

import json
import subprocess
from pathlib import Path
from urllib.request import urlopen

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


def test_a_first_start_reads_what_the_build_prepared(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path, "fi_FI.UTF-8")
    ask = "import sidos; print(sidos.__path__[0])"
    found = subprocess.check_output([installed.python, "-c", ask], text=True, env=env)
    data = Path(found.strip()) / "_data"
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    done = subprocess.run(
        [installed.python, "-X", "importtime", "-m", "sidos", "--plain"],
        cwd=tmp_path,
        env=env,
        input="/ sosiaalinen voima\n",
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert data / "prepared" / "search.db" in before
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before
    assert "Sosiaalinen voima" in done.stdout
    modules = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "sidos.study.search" in modules
    assert not modules & {"yaml", "babel", "polib"}


def test_the_wheel_is_not_the_checkout(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path)
    said = installed.run("doctor", cwd=tmp_path, env=env)
    assert str(ROOT) not in said


def test_the_wheel_hosts_a_workshop(installed: Installed, tmp_path: Path) -> None:
    command = [installed.python, "-m", "sidos", "workshop", "host", "--headless"]
    hub = subprocess.Popen(
        [*command, "--format", "json", "--port", "0"],
        cwd=tmp_path,
        env=installed.environment(tmp_path),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert hub.stdout is not None
        port = json.loads(hub.stdout.readline())["port"]
        with urlopen(f"http://127.0.0.1:{port}/app.js") as answer:
            assert answer.status == 200
        with urlopen(f"http://127.0.0.1:{port}/texts/fi.json") as answer:
            assert json.load(answer)["texts"]["join"] == "Liity"
    finally:
        hub.terminate()
        hub.communicate()


def test_the_wheel_goes_on_the_tour(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path)
    write = "import sys; from pathlib import Path; from sidos.tui.tour.course import write_course; "
    write += "write_course(Path(sys.argv[1]), 'fi')"
    subprocess.run(
        [installed.python, "-c", write, str(tmp_path / "tour")], cwd=tmp_path, env=env, check=True
    )
    (course,) = Library([tmp_path], None).courses()
    assert {"first", "foreign", "check"} <= course.lessons.keys()

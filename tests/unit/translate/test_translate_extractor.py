import os
import sys
import tomllib
from io import BytesIO
from pathlib import Path
from subprocess import run

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

from sidos.translate.extractor import extract, extract_lesson
from sidos.translate.layout import domains

ROOT = Path(__file__).parents[3]
LESSON = """\
format: 1
id: ferries
lang: en
title: "Ferries"
summary: "Who waits?"
minutes: 4
concepts: [waiting]
steps:
  # i18n: a page
  - {id: quay, text: "A page of 100 % prose."}
"""


def test_the_entry_point_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    points = declared["project"]["entry-points"]["babel.extractors"]
    name = f"{extract_lesson.__module__}:{extract_lesson.__name__}"
    assert points == declared["tool"]["babel"]["extractors"] == {"sidos-lesson": name}


def test_plain_pybabel_extracts_lessons_and_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lessons").mkdir()
    (tmp_path / "lessons" / "ferries.yaml").write_text(LESSON, "utf-8")
    (tmp_path / "lessons" / "broken.yaml").write_text("steps: [", "utf-8")
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "code.py").write_text('# i18n: a word\n_("Word")\n', "utf-8")
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test.py").write_text('_("Not this")\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    mapping = str(ROOT / "pyproject.toml")
    command = ["pybabel", "-q", "extract", "-F", mapping, "-o", "x.pot", "."]
    CommandLineInterface().run(command)  # type: ignore[no-untyped-call]  # Babel's
    with Path("x.pot").open("rb") as file:
        messages = {(one.context, one.id): one for one in read_po(file) if one.id}
    assert set(messages) == {
        (None, "Word"),
        ("ferries/title", "Ferries"),
        ("ferries/summary", "Who waits?"),
        ("ferries/quay/text/1", "A page of 100 % prose."),
    }
    page = messages["ferries/quay/text/1", "A page of 100 % prose."]
    assert page.auto_comments == ["a page", "kind: paragraph", "in: Ferries"]
    assert page.locations == [("lessons/ferries.yaml", 10)]


def test_a_stream_without_a_name_is_read_as_well() -> None:
    messages = list(extract_lesson(BytesIO(LESSON.encode()), (), (), {}))
    assert messages[0][:3] == (4, "pgettext", ("ferries/title", "Ferries"))


def test_the_command_of_the_documentation_finds_what_an_update_does(tmp_path: Path) -> None:
    command = "pybabel extract -F pyproject.toml -c i18n: -s -o messages.pot ."
    assert f"    {command}\n" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    _, *arguments = command.replace("messages.pot", str(tmp_path / "messages.pot")).split()
    pybabel = str(Path(sys.executable).with_name("pybabel"))
    environ = {**os.environ, "PYTHONPATH": str(ROOT / "app")}
    run([pybabel, "-q", *arguments], cwd=ROOT, env=environ, check=True)
    messages = {}
    with (tmp_path / "messages.pot").open("rb") as file:
        for message in read_po(file):
            text, plural = message.id if isinstance(message.id, tuple) else (message.id, None)
            messages[message.context, text, plural] = message.auto_comments
    del messages[None, "", None]
    expected = {
        (unit.context, unit.text, unit.plural): [
            # Where a message is shown is known from the screens, not from the source.
            line
            for line in unit.comment.split("\n")
            if line and (domain.course or not line.startswith(("kind: ", "width: ", "shown: ")))
        ]
        for domain in domains(ROOT)
        for units in extract(domain).units.values()
        for unit in units
    }
    assert len(expected) > 2000
    assert messages == expected

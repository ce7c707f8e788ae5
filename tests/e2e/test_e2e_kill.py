"""Whatever verdict was on screen when the power went is in the store."""

import re
from pathlib import Path
from random import Random

from tests.depth import DEEP
from tests.e2e.installation import Installed
from tests.e2e.terminal import Terminal

KILLS = 50 if DEEP else 15
QUESTIONS = 160
VERDICT = r"Right\.|Not quite\."

_QUESTION = """
  - id: q{n}
    ask:
      type: choice
      prompt: "Question {n} of many"
      options:
        - {{id: a, text: "First for {n}", why: "Because a.", correct: true}}
        - {{id: b, text: "Second for {n}", why: "Because b."}}
      explain: "That is how it is."
"""


def write_course(folder: Path) -> None:
    """A lesson of nothing but questions."""
    course = folder / "many"
    course.mkdir(parents=True)
    head = "format: 1\nid: many\nlang: en\ntitle: Many\n"
    unit = "units:\n  - id: one\n    title: One\n    lessons: [questions]\n"
    (course / "course.yaml").write_text(head + unit)
    lesson = (
        "format: 1\nid: questions\nlang: en\ntitle: Questions\nsummary: Many.\nminutes: 5\n"
        "concepts: [asking]\nsteps:\n"
    )
    lesson += "".join(_QUESTION.format(n=n) for n in range(QUESTIONS))
    (course / "questions.yaml").write_text(lesson)


def test_no_shown_verdict_is_lost(installed: Installed, tmp_path: Path) -> None:
    write_course(tmp_path / "courses")
    env = installed.environment(tmp_path) | {"SIDOS_LESSONS": str(tmp_path / "courses")}
    argv = [installed.python, "-m", "sidos", "learn", "many/questions"]
    moments, shown = Random(7), 0
    for _ in range(KILLS):
        with Terminal(argv, cwd=tmp_path, env=env) as terminal:
            # Killed before the step to the next question was kept, it opens on the last verdict.
            opening = terminal.until(r"Question \d+ of[\s\S]+\^q")
            if re.search(VERDICT, opening):
                terminal.press("enter")
            for _ in range(moments.randint(1, 3)):
                terminal.until(rf"Question {shown} of[\s\S]+First for {shown}")
                terminal.press(moments.choice("12"), "enter")
                terminal.until(VERDICT)
                shown += 1
                terminal.press("enter")
            # The key that leads on is on its way: the verdict was drawn, the next page may be.
            terminal.kill()
    exported = installed.run("progress", "export", cwd=tmp_path, env=env)
    for number in range(shown):
        assert f'"many/questions/q{number}"' in exported
    assert len(exported.splitlines()) == shown

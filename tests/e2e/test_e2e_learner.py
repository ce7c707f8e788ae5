"""A learner at a real terminal takes lesson 1.1 by keyboard, in Finnish and then in English."""

import os
import re
import signal
from collections.abc import Sequence
from pathlib import Path

from tests.e2e.installation import Installed
from tests.e2e.terminal import Terminal

from sidos.content.library import Library
from sidos.content.localize import Localized, localize
from sidos.engine.number import format_number
from sidos.i18n.locales import Locales
from sidos.model.attempt import Writing
from sidos.model.item import AnyItem, Choice, Cloze, Multi, Number, Reflect, Sort, Text
from sidos.model.lesson import Page, Step
from sidos.study.paths import bundled

COURSE, LESSON = "social-capital", "where-value-arises"
TALL = (80, 50)
"""Where every question is whole."""


def in_language(tag: str) -> Localized:
    """The lesson as it is shown in that language."""
    library, locales = Library([bundled("lessons")], None), Locales([bundled("locales")], None)
    lookup = locales.lookup(tag, COURSE)
    return localize(library.lesson(COURSE, LESSON), tag, lookup, {})


def words(text: str, count: int = 4) -> str:
    """The first words, as a pattern that may be wrapped over lines."""
    plain = text.replace("*", "").split()[:count]
    return r"\s+".join(re.escape(word) for word in plain)


def row_of(screen: str, text: str) -> str:
    """The digit that stands before an option on the screen."""
    found = re.search(r"[(\[].[)\]] (\d)\s+" + words(text, 3), screen)
    assert found, f"{text!r} not on:\n{screen}"
    return found[1]


def place_of(screen: str, text: str) -> int:
    """Where a row begins on the screen."""
    found = re.search(words(text, 3), screen)
    assert found, f"{text!r} not on:\n{screen}"
    return found.start()


def answer(terminal: Terminal, item: AnyItem, tag: str) -> None:
    """Answer rightly by the keys a learner would press."""
    screen = terminal.until(words(item.prompt.split("{")[0]) + r"[\s\S]+\[ (Answer|Vastaa) \]")
    match item:
        case Choice() | Multi():
            for option in item.options:
                if option.correct:
                    terminal.press(row_of(screen, option.text))
            terminal.press("enter")
        case Text():
            terminal.press((item.shown or item.accept)[0], "enter")
        case Cloze():
            for place, gap in enumerate(item.gaps, 1):
                terminal.until(rf"› {place} ")
                terminal.press((gap.shown or gap.accept)[0], "enter")
        case Number():
            decimal = "," if tag == "fi" else "."
            terminal.press(format_number(item.answer, Writing(decimal=decimal, group="")), "enter")
        case Reflect():
            terminal.press("Kirjoitan tästä yhden lauseen.", "ctrl+j")
        case Sort():
            groups = [group.id for group in item.groups]
            shown = sorted(item.items, key=lambda part: place_of(screen, part.text))
            for part in shown:
                terminal.press(str(groups.index(part.group) + 1), "down")
            terminal.press("enter")
        case _:
            raise AssertionError(f"lesson 1.1 has got a {type(item).__name__}: answer it here")
    terminal.until("✓ |✎ ")
    terminal.press("enter")


def page_text(step: Step) -> str:
    """The heading of a step that is a page."""
    assert isinstance(step, Page)
    return step.heading


def walk(terminal: Terminal, steps: Sequence[Step], tag: str) -> None:
    """Read the pages and answer the questions, one after the other."""
    for step in steps:
        if isinstance(step, Page):
            terminal.until(words(step.heading))
            terminal.press("enter")
        else:
            answer(terminal, step.item, tag)


def test_a_lesson_by_keyboard_in_two_languages(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path, "fi_FI.UTF-8")
    argv = [installed.python, "-m", "sidos"]
    finnish, english = in_language("fi").lesson, in_language("en").lesson
    assert english.gist is not None

    with Terminal(argv, cwd=tmp_path, env=env, size=TALL) as terminal:
        terminal.until(words(finnish.title))
        terminal.press("enter")
        walk(terminal, finnish.steps[:4], "fi")
        # Half-way, on a page, the learner wants it in English, and then leaves.
        terminal.until(words(page_text(finnish.steps[4])))
        terminal.press("l")
        terminal.until(words(page_text(english.steps[4])))
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    # The next day everything is where it was, in English.
    with Terminal(argv, cwd=tmp_path, env=env, size=TALL) as terminal:
        terminal.until(words(english.title))
        terminal.press("enter")
        walk(terminal, english.steps[4:], "en")
        terminal.until(words(english.gist.idea))
        terminal.press("enter")
        for item in english.quiz:
            answer(terminal, item, "en")
        terminal.until("Results")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0

    exported = installed.run("progress", "export", cwd=tmp_path, env=env)
    items = [f"{COURSE}/{LESSON}/{item.id}" for item in english.items()]
    assert all(item in exported for item in items)
    assert len(exported.splitlines()) == len(items)


def test_a_closed_terminal_keeps_the_place(installed: Installed, tmp_path: Path) -> None:
    env = installed.environment(tmp_path)
    argv = [installed.python, "-m", "sidos", "learn", LESSON]
    lesson = in_language("en").lesson
    with Terminal(argv, cwd=tmp_path, env=env) as terminal:
        walk(terminal, lesson.steps[:1], "en")
        terminal.until(words(page_text(lesson.steps[1])))
        terminal.hang_up()
        _, status = os.waitpid(terminal.pid, 0)  # it ends by itself
        assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGHUP
    with Terminal(argv, cwd=tmp_path, env=env) as terminal:
        terminal.until(words(page_text(lesson.steps[1])))

"""A translator at work: courses and locales of their own, which tests write into."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.tui.learner import LOCALES, Learner, settled
from textual.pilot import Pilot

from sidos.tui.translator.aim import Aim
from sidos.tui.translator.mode import TranslatorMode
from sidos.tui.translator.panel import Panel, PanelFacts
from sidos.tui.translator.preview import PreviewApp


def make_interface(path: Path) -> None:
    """Write what the full screen says, and a little of the rest, in Finnish."""
    header, *entries = (LOCALES / "fi/LC_MESSAGES/sidos.po").read_text("utf-8").split("\n\n")
    shown = [
        one
        for one in entries
        if re.search(r"app/sidos/(tui|study|cli/locale/group|i18n/po/syntax)", one)
    ]
    path.write_text("\n\n".join([header, *shown]).strip() + "\n", "utf-8")


class Desk:
    """`learner` reads the accented course in Finnish; the interface's Finnish is the real one."""

    def __init__(self, learner: Learner, folder: Path) -> None:
        self.learner = learner
        home = learner.home
        shutil.copytree(folder / "courses", home / "courses")
        for tag in ("en", "fi"):
            (home / "locales" / tag / "LC_MESSAGES").mkdir(parents=True)
            shutil.copy2(LOCALES / tag / "locale.yaml", home / "locales" / tag)
        self.interface = home / "locales/fi/LC_MESSAGES/sidos.po"
        shutil.copy2(folder / "sidos.po", self.interface)
        self.course = home / "courses/garden/locales/fi/LC_MESSAGES/garden.po"
        self.lesson = home / "courses/garden/soil.yaml"
        learner.courses, learner.locales, learner.tag = (home / "courses",), home / "locales", "fi"

    def preview(self, aim: Aim | None = None) -> PreviewApp:
        """The preview, as it starts."""
        return PreviewApp(self.learner.study(), aim)

    def save(self, path: Path, changes: Mapping[str, str]) -> None:
        """Save the file with other words in it, as most editors do: another file in its place."""
        text = path.read_text("utf-8")
        for old, new in changes.items():
            assert old in text, old
            text = text.replace(old, new)
        draft = path.with_name("draft.tmp")
        draft.write_text(text, "utf-8")
        draft.replace(path)

    def line_of(self, path: Path, text: str) -> int:
        """The line, from 1, that has `text`."""
        lines = path.read_text("utf-8").split("\n")
        return next(number for number, line in enumerate(lines, 1) if text in line)


def mode(app: object) -> TranslatorMode:
    """The app's translator mode."""
    current = getattr(app, "translator_mode", None)
    assert isinstance(current, TranslatorMode)
    return current


async def look(pilot: Pilot[None]) -> None:
    """Have saves looked for now, and wait until they are on screen."""
    await mode(pilot.app).saves.look()
    await settled(pilot)
    await settled(pilot)


def facts(pilot: Pilot[None]) -> PanelFacts:
    """What the panel says."""
    current = pilot.app.screen.query_one(Panel).facts
    assert current is not None
    return current

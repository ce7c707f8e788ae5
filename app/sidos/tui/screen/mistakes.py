"""The mistakes in a lesson's file, for its author."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from sidos.content.finding import Finding
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.screen.page import PageScreen
from sidos.tui.text import content


class MistakesScreen(PageScreen, SidosScreen):
    """The findings, each with its place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", *EVERYWHERE)]

    def __init__(self, key: str, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._key = key
        self._findings = findings

    def heading(self) -> str:
        """The lesson's key."""
        return self._key

    def lines(self, width: int) -> list[Content]:
        """A sentence, then each finding below its place."""
        intro = self.text.gettext("This lesson’s file has mistakes. The other lessons still work.")
        lines = [*content(intro, "bold").wrap(width), Content("")]
        for finding in self._findings:
            place = f"{finding.path}:{finding.line}:{finding.column}  {finding.where}"
            lines += content(place, "$quiet").wrap(width)
            lines += [*content(self.text.say(finding.message)).wrap(width), Content("")]
        return lines

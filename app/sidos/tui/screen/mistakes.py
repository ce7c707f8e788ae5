"""What is wrong with a lesson's file, for the one who writes it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from sidos.content.finding import Finding
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar


class MistakesScreen(SidosScreen):
    """The findings, each with its place."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", *EVERYWHERE)]

    def __init__(self, key: str, findings: Sequence[Finding]) -> None:
        super().__init__()
        self._key = key
        self._findings = findings

    def compose(self) -> ComposeResult:
        """A scrolling list."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(self._lines)
        yield KeyBar()

    def on_mount(self) -> None:
        """Word the title."""
        self.query_one(TitleBar).show(self._key, self.study.tag)
        self.query_one("#body").focus()

    def retranslate(self) -> None:
        """Word everything anew."""
        super().retranslate()
        self.query_one(TitleBar).show(self._key, self.study.tag)
        self.query_one(LinesView).show(self._lines)

    def _lines(self, width: int) -> list[Content]:
        said = self.text.gettext("This lesson’s file has mistakes. The other lessons still work.")
        lines = [*content(said, "bold").wrap(width), Content("")]
        for finding in self._findings:
            place = f"{finding.path}:{finding.line}:{finding.column}  {finding.where}"
            lines += content(place, "$quiet").wrap(width)
            lines += [*content(self.text.say(finding.message)).wrap(width), Content("")]
        return lines

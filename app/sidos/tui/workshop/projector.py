"""The projector's screen: how to join, the question, and what the room answered. Read-only."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sidos.i18n.translator import Translator
from sidos.tui.command import bindings
from sidos.tui.markdown_lines import line_content, text_lines
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.base import LEAVING, RoomScreen
from sidos.tui.workshop.countdown import CountdownLabel
from sidos.tui.workshop.lead_text import lobby_lines
from sidos.tui.workshop.scene_text import again_lines, heading, prompt_lines
from sidos.tui.workshop.tally_text import tally_lines
from sidos.workshop.view import Live, Phase


class ProjectorScreen(RoomScreen):
    """`address`: the page's URL, to be shown with the code."""

    DEFAULT_CSS = """
    ProjectorScreen LinesView { max-width: 120; }
    ProjectorScreen #counts { height: 1; padding: 0 2; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("language", "help", "quit", helps=LEAVING)]

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def compose(self) -> ComposeResult:
        """A title, the stage, the counts."""
        yield TitleBar()
        with Body(id="body"):
            yield LinesView(self._stage)
        yield Static(id="counts")
        yield CountdownLabel()
        yield Static(id="say")
        yield KeyBar()

    def on_mount(self) -> None:
        """Draw the room."""
        self.query_one("#body").focus()
        self.show_room()

    def show_room(self) -> None:
        """Draw the room."""
        room, snapshot = self.room, self.room.snapshot
        self.show_away()
        code = f"{snapshot.code}  " if snapshot and snapshot.code else ""
        self.query_one(TitleBar).show(room.title, f"{code}{self.room_app.tag}")
        counts = self.text.gettext(
            "Present: {present}, answered: {answered}",
            present=room.counts.present,
            answered=room.counts.answered,
        )
        if snapshot and snapshot.paused:
            paused = self.text.gettext("Paused.")
            counts = f"{paused}  {counts}"
        line = self.query_one("#counts", Static)
        line.update(content(counts))
        line.display = room.phase is not Phase.ENDED
        self.query_one(LinesView).show(self._stage)
        self.query_one(CountdownLabel).show(room.deadline)

    def _stage(self, width: int) -> list[Content]:
        if not self.room.live:
            height = self.query_one(Body).size.height
            return lobby_lines(self.room, self._address, self.text, width, height)
        return [line for live in self.room.live for line in live_lines(live, self.text, width)]


def live_lines(live: Live, text: Translator, width: int) -> list[Content]:
    """A question with its parts, or with the room's answers and the explanation."""
    lines = [heading(live, text), Content(""), *prompt_lines(live.asked, width), Content("")]
    if live.round > 1 and live.revealed is None:
        lines += [*again_lines(live, text, width), Content("")]
    if live.revealed is None:
        for part in live.asked.parts:
            if part.text:
                lines += _numbered(part.id, part.text, width)
        return lines
    lines += tally_lines(live.revealed.tallies, text, width)
    return [*lines, Content(""), *text_lines(live.revealed.feedback.explain, width)]


def _numbered(number: str, text: str, width: int) -> list[Content]:
    head = f"{number}  "
    lines = line_content(text).wrap(max(1, width - len(head)))
    return [
        Content.assemble(head if place == 0 else " " * len(head), line)
        for place, line in enumerate(lines)
    ]

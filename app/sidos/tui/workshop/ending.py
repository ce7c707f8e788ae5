"""Ending a workshop has to be confirmed: it can't be undone."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from sidos.tui.command import bindings
from sidos.tui.text import content
from sidos.tui.workshop.base import RoomScreen
from sidos.workshop.frame import End


class EndingScreen(RoomScreen):
    """Enter ends the workshop, Esc goes back."""

    DEFAULT_CSS = """
    EndingScreen {
        align: center middle;
        background: $background 60%;
        Static { width: 60; max-width: 96%; height: auto; padding: 1 2; background: $panel; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("end-now", "back", "language")]

    def compose(self) -> ComposeResult:
        """The question."""
        yield Static()

    def on_mount(self) -> None:
        """Show the question."""
        self.retranslate()

    def retranslate(self) -> None:
        """Redraw all texts."""
        question = self.text.gettext(
            "End the workshop for all? Press Enter to end it, or Esc to continue."
        )
        self.query_one(Static).update(content(question))

    @work
    async def action_end_now(self) -> None:
        """End it."""
        if await self.command(End()) is not None and self.is_current:
            self.dismiss()

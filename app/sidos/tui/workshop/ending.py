"""Ending a workshop is asked about once: it can't be taken back."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from sidos.tui.command import bindings
from sidos.tui.text import content
from sidos.tui.workshop.base import RoomScreen
from sidos.workshop.error import NoHubError, RefusedError
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
        """Word it."""
        self.retranslate()

    def retranslate(self) -> None:
        """Word it anew."""
        asked = self.text.gettext(
            "End the workshop for all? Press Enter to end it, or Esc to continue."
        )
        self.query_one(Static).update(content(asked))

    @work
    async def action_end_now(self) -> None:
        """End it."""
        try:
            await self.room_app.client.command(End())
        except (RefusedError, NoHubError):
            return  # the app says why, and ends
        if self.is_current:
            self.dismiss()

"""What the screens of a workshop share: the room, the texts, commands to the hub."""

from typing import TYPE_CHECKING, cast

from textual import work

from sidos.model.message import N_
from sidos.tui.screen.worded import WordedScreen
from sidos.tui.workshop.room import RoomSnapshot
from sidos.workshop.error import NoHubError, RefusedError
from sidos.workshop.frame import AnyDo

if TYPE_CHECKING:
    from sidos.tui.workshop.app import RoomApp


LEAVING = {"quit": N_("Leave the workshop. You can come back in the same way.")}
"""What quitting does for participants and watchers."""
LEADING = {
    "quit": N_("Quit. If you started the hub here, it stops; you can resume its room later.")
}
"""What quitting does for the facilitator: a hub that this program runs ends with it."""


class RoomScreen(WordedScreen):
    """A screen that draws a `RoomSnapshot`; `show_room` is called at every change."""

    def __init__(self) -> None:
        super().__init__()
        self._reported = (False, False, "")

    @property
    def room_app(self) -> "RoomApp":
        """The app, by its own type."""
        return cast("RoomApp", self.app)

    @property
    def room(self) -> RoomSnapshot:
        """The room's latest state."""
        return self.room_app.room

    def retranslate(self) -> None:
        """Redraw all texts."""
        super().retranslate()
        self.show_room()

    def show_room(self) -> None:
        """Draw the room; called at every change."""

    async def command(self, command: AnyDo) -> bool | None:
        """Send a command. Returns whether the hub carried it out; None where the connection is over
        (the app then says why, and ends)."""
        try:
            return await self.room_app.client.command(command)
        except (RefusedError, NoHubError):
            return None

    @work
    async def send(self, command: AnyDo) -> None:
        """Send a command; show a sentence if the hub refuses it."""
        done = await self.command(command)
        if done is not None and self.is_mounted:
            refused = self.text.gettext(
                "That isn’t possible at this point of the workshop. Try again at the next question."
            )
            self.say("" if done else refused)

    def show_away(self) -> None:
        """Say when the connection is lost; remove that when it is back. Reported once for each
        language: another sentence shown in the meantime stays."""
        now = (self.room.away, self.room.snapshot is None, self.room_app.tag)
        before, self._reported = self._reported, now
        if now == before:
            return
        if self.room.away and self.room.snapshot is None:
            self.say(self.text.gettext("Connecting to the hub…"))
        elif self.room.away:
            self.say(
                self.text.gettext(
                    "The connection is lost. Your answers are saved and will be "
                    "sent when it is back."
                )
            )
        elif before[0]:
            self.say("")

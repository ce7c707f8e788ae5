"""What the screens of a workshop share: the room, the words, one line to say something in."""

from typing import TYPE_CHECKING, cast

from textual.widgets import Static

from sidos.model.message import N_
from sidos.tui.screen.worded import WordedScreen
from sidos.tui.text import content
from sidos.tui.workshop.room import RoomSnapshot

if TYPE_CHECKING:
    from sidos.tui.workshop.app import RoomApp


LEAVING = {"quit": N_("Leave the workshop. You can come back in the same way.")}
"""What quitting does for those who take part or watch."""
LEADING = {
    "quit": N_("Quit. If you started the hub here, it stops; you can resume its room later.")
}
"""What quitting does for who leads: a hub that this program runs ends with it."""


class RoomScreen(WordedScreen):
    """A screen that draws a `RoomSnapshot`; `show_room` is called whenever something is new."""

    DEFAULT_CSS = """
    RoomScreen #say {
        height: auto; padding: 0 2; color: $partly; text-style: bold; display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._told = (False, False, "")

    @property
    def room_app(self) -> "RoomApp":
        """The app, by its own type."""
        return cast("RoomApp", self.app)

    @property
    def room(self) -> RoomSnapshot:
        """What is known of the room."""
        return self.room_app.room

    def show_room(self) -> None:
        """Something is new in the room: draw it."""

    def say(self, sentence: str) -> None:
        """One sentence above the key bar; the empty one takes it away."""
        line = self.query_one("#say", Static)
        if sentence or line.display:
            line.update(content(sentence))
            line.display = bool(sentence)

    def show_away(self) -> None:
        """Say so when the connection is lost; take that away when it is back. Said once for each
        language: what else is said in the meantime stays."""
        now = (self.room.away, self.room.snapshot is None, self.room_app.tag)
        before, self._told = self._told, now
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

"""How the participant is doing: four rows to pick from."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sidos.model.message import N_
from sidos.tui.command import bindings
from sidos.tui.text import content
from sidos.tui.workshop.base import RoomScreen
from sidos.workshop.view import Status

STATUSES = {
    Status.OK: N_("I’m fine"),
    Status.STUCK: N_("I’m stuck"),
    Status.MORE_TIME: N_("I need more time"),
    Status.DONE: N_("I’m done"),
}


class StatusScreen(RoomScreen):
    """An overlay on the participant's screen."""

    DEFAULT_CSS = """
    StatusScreen {
        align: center middle;
        background: $background 60%;
        OptionList {
            width: 40; max-width: 96%; height: auto;
            padding: 1 2; background: $panel; color: $foreground;
            &, &:focus { border: none; }
            & > .option-list--option-highlighted {
                color: $cursor-text; background: $cursor-ground; text-style: bold;
            }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language")]

    def compose(self) -> ComposeResult:
        """The rows."""
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Draw the rows; the cursor is on the present status."""
        self.retranslate()
        listed = self.query_one(OptionList)
        listed.highlighted = list(STATUSES).index(self.room.you.status)
        listed.focus()

    def retranslate(self) -> None:
        """Redraw all texts."""
        listed = self.query_one(OptionList)
        at = listed.highlighted
        listed.clear_options()
        listed.add_options(
            [
                Option(content(self.text.gettext(label)), id=status)
                for status, label in STATUSES.items()
            ]
        )
        listed.highlighted = at

    @on(OptionList.OptionSelected)
    async def _picked(self, event: OptionList.OptionSelected) -> None:
        if self.is_current:
            self.dismiss()
            await self.room_app.client.set_status(Status(str(event.option_id)))

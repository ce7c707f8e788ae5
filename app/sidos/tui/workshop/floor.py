"""Questions from the floor: ask one, and see and upvote others'."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from sidos.model.message import N_, Message
from sidos.tui.command import bindings
from sidos.tui.text import content
from sidos.tui.widget.line import TextInput
from sidos.tui.workshop.base import RoomScreen
from sidos.workshop.error import NoHubError, RefusedError
from sidos.workshop.frame import Result
from sidos.workshop.view import FloorQuestion

_LONGEST = 300


class FloorScreen(RoomScreen):
    """Enter sends what was typed; Tab goes to the list, where Enter upvotes a question."""

    DEFAULT_CSS = """
    FloorScreen {
        align: center middle;
        background: $background 60%;
        #floor { width: 72; max-width: 96%; height: auto; background: $panel; padding: 1 2; }
        Input { border: tall $mark; background: $panel; }
        Input > .input--placeholder { color: $quiet; }
        OptionList {
            height: auto; max-height: 10; border: none; background: $panel; color: $foreground;
            & > .option-list--option-highlighted {
                color: $cursor-text; background: $cursor-ground; text-style: bold;
            }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language")]

    def compose(self) -> ComposeResult:
        """A line to write in, the questions, a sentence."""
        with Vertical(id="floor"):
            yield TextInput(max_length=_LONGEST)
            yield OptionList(markup=False)
            yield Static(id="say")

    def on_mount(self) -> None:
        """Draw the texts; put the focus into the line."""
        line = self.query_one(Input)
        self.retranslate()
        line.focus()

    def retranslate(self) -> None:
        """Redraw all texts; what was typed stays."""
        self.query_one(Input).placeholder = self.text.gettext("Ask the facilitator")
        super().retranslate()

    def show_room(self) -> None:
        """List the questions."""
        listed = self.query_one(OptionList)
        at = listed.highlighted
        listed.clear_options()
        for question in self.room.floor:
            listed.add_option(
                Option(content(self._entry_text(question)), id=question.id, disabled=question.mine)
            )
        if not self.room.floor:
            none = self.text.gettext("Nobody has asked anything yet.")
            listed.add_option(Option(content(none, "$quiet"), disabled=True))
        listed.highlighted = at if at is not None and at < len(self.room.floor) else None

    def _entry_text(self, question: FloorQuestion) -> str:
        mark = "▲" if question.upvoted else "△"
        return f"{mark} {question.votes}  {question.text}"

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        if event.value.strip():
            event.input.value = ""
            self._ask(event.value)

    @work
    async def _ask(self, question: str) -> None:
        try:
            result = await self.room_app.client.ask(question)
        except (RefusedError, NoHubError):
            return  # the app says why, and ends
        reply = Message(N_("Your question has been sent to the facilitator."))
        if result is not Result.OK and result is not Result.DUP:
            reply = Message(N_("There are too many questions now. Ask later."))
        if self.is_mounted:
            self.say(self.text.say(reply))

    @on(OptionList.OptionSelected)
    async def _upvoted(self, event: OptionList.OptionSelected) -> None:
        for question in self.room.floor:
            if question.id == event.option_id:
                await self.room_app.client.upvote(question.id, on=not question.upvoted)

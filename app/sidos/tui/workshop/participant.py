"""A participant's screen: wait, answer, see the result. Drafts stay until they are submitted."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from sidos.engine.grading import is_empty
from sidos.engine.number import read_number
from sidos.engine.step import Refusal
from sidos.model.attempt import Response
from sidos.model.item import Number
from sidos.model.message import N_, Message
from sidos.study.sentences import REFUSALS, instruction
from sidos.tui.command import bindings
from sidos.tui.station.field.base import Field
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.title_bar import TitleBar
from sidos.tui.workshop.answer_view import AnswerView, Asking
from sidos.tui.workshop.base import LEAVING, RoomScreen
from sidos.tui.workshop.countdown import CountdownLabel
from sidos.tui.workshop.scene_text import question_lines, result_lines, waiting_lines
from sidos.workshop.error import NoHubError, RefusedError
from sidos.workshop.frame import Result
from sidos.workshop.question import blank
from sidos.workshop.view import Live, Phase

Place = tuple[str, int]
"""A question and its round."""

_RESULTS = {
    Result.CLOSED: Message(N_("The question was closed before your answer arrived.")),
    Result.ALREADY: Message(N_("You have answered this one before; that answer counts.")),
    Result.INVALID: Message(N_("This answer doesn’t fit the question any more. Answer again.")),
}
_NOT_DELETED = N_(
    "The hub can’t be reached, so your name isn’t deleted yet. Try again when the connection is "
    "back."
)


class ParticipantScreen(RoomScreen):
    """The screen of one participant."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("answer", "letters", "status", "floor"),
        *bindings("language", "help", "quit", "forget", helps=LEAVING),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._drafts: dict[Place, Response] = {}
        self._sending: set[Place] = set()
        self._stored: set[Place] = set()
        self._drawing = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """A title, the body, a sentence, the keys."""
        yield TitleBar()
        yield AnswerView()
        yield CountdownLabel()
        yield Static(id="say")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Draw the room."""
        await self._draw()

    @property
    def view(self) -> AnswerView:
        """The body."""
        return self.query_one(AnswerView)

    @property
    def open_question(self) -> Live | None:
        """The question to be answered next."""
        if self.room.phase is not Phase.OPEN or (self.room.snapshot and self.room.snapshot.paused):
            return None
        return next((live for live in self.room.live if not self._is_answered(live)), None)

    def _is_answered(self, live: Live) -> bool:
        place = _place(live)
        return place in self._stored | self._sending or self.room.own_answer(live) is not None

    def show_room(self) -> None:
        """Draw the room."""
        self.call_later(self._draw)

    async def _draw(self) -> None:
        async with self._drawing:
            live, app = self.open_question, self.room_app
            asking = None
            if live is not None:
                name = f"{live.asked.id} {live.round}"
                asking = Asking(name, blank(live.asked), self._draft(live))
            await self.view.show(self._lines, asking, self.text, app.writing)
        self.query_one(TitleBar).show(self.room.title, self._right())
        self.show_away()
        self.query_one(CountdownLabel).show(self.room.deadline)
        self.refresh_bindings()

    def _right(self) -> str:
        live, tag = self.open_question, self.room_app.tag
        place = f"{live.number}/{live.of}  " if live else ""
        return f"{place}{tag}"

    def _lines(self, width: int) -> list[Content]:
        room, live = self.room, self.open_question
        if live is not None:
            todo = instruction(blank(live.asked))
            return question_lines(live, self.text, todo, width, prompt=not self.view.draws_prompt)
        if room.phase is Phase.REVEALED:
            return [line for live in room.live for line in self._result(live, width)]
        sending = any(_place(live) in self._sending for live in room.live)
        answered = any(self._is_answered(live) for live in room.live)
        return waiting_lines(room, self.text, width, sending=sending, answered=answered)

    def _result(self, live: Live, width: int) -> list[Content]:
        return result_lines(live, self.room.own_answer(live), self.text, width)

    def _draft(self, live: Live) -> Response | None:
        draft = self._drafts.get(_place(live))
        if draft is None and live.asked.kind == "order":
            return tuple(part.id for part in live.asked.parts)
        return draft

    @on(Field.Changed)
    def _drafted(self, event: Field.Changed) -> None:
        if self.open_question is not None:
            self._drafts[_place(self.open_question)] = event.response
            self.say("")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands are available now."""
        if action == "answer":
            return self.is_mounted and self.open_question is not None
        if action == "letters":
            field = self.view.field if self.is_mounted else None
            return field is not None and field.typed
        # A name can be deleted later too.
        return self.room.phase is not Phase.ENDED or action not in {"status", "floor"}

    @on(Field.Submitted)
    def action_answer(self) -> None:
        """Submit the answer as it is, or say why it can't be submitted yet."""
        live = self.open_question
        if live is None:
            return
        draft = self._draft(live)
        item = blank(live.asked)
        if draft is None or is_empty(draft):
            self.say(self.text.say(REFUSALS[Refusal.EMPTY]))
        elif isinstance(item, Number) and (read_number(str(draft), self.room_app.writing) is None):
            self.say(self.text.say(REFUSALS[Refusal.NO_NUMBER]))
        else:
            self._submit(live, draft)

    @work
    async def _submit(self, live: Live, response: Response) -> None:
        """Send the answer until the hub has it."""
        place = _place(live)
        self._sending.add(place)
        self.say("")
        await self._draw()
        try:
            result = await self.room_app.client.answer(live.asked.id, live.round, response)
        except (RefusedError, NoHubError):
            return  # the app says why, and ends
        finally:
            self._sending.discard(place)
        if result in {Result.OK, Result.DUP, Result.ALREADY}:
            self._stored.add(place)
        if result in _RESULTS:
            self.say(self.text.say(_RESULTS[result]))
        await self._draw()

    def action_letters(self) -> None:
        """Offer the letters that a keyboard may lack."""
        from sidos.tui.screen.letters import LettersScreen

        self.app.push_screen(LettersScreen())

    def action_status(self) -> None:
        """Report how the participant is doing."""
        from sidos.tui.workshop.status import StatusScreen

        self.app.push_screen(StatusScreen())

    def action_floor(self) -> None:
        """Ask the facilitator, and see others' questions."""
        from sidos.tui.workshop.floor import FloorScreen

        self.app.push_screen(FloorScreen())

    async def action_forget(self) -> None:
        """Delete the participant's name and leave."""
        if not await self.room_app.client.forget():
            self.say(self.text.gettext(_NOT_DELETED))
            return
        self.app.exit(Message(N_("Your name has been deleted. Your answers stay, without a name.")))


def _place(live: Live) -> Place:
    return live.asked.id, live.round

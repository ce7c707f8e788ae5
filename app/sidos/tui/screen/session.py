"""The screen that walks through a session: pages to read and questions to answer.

The session is the only state; what is drawn follows from it. Changes go through `_change` (kept
in the background) or `_give` (on disk before the verdict is drawn), one at a time.
"""

import asyncio
from collections.abc import Mapping
from time import monotonic
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from sidos.engine.feedback import feedback
from sidos.engine.session import (
    Back,
    Draft,
    Event,
    Kind,
    Next,
    Rate,
    Refusal,
    Session,
    Submit,
    TakeHint,
    Undo,
    refusal,
    step,
)
from sidos.model.item import AnyItem
from sidos.model.lesson import Page
from sidos.store.trouble import StoreError
from sidos.study.study import Opened
from sidos.study.wording import REFUSALS, instruction
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.feedback_text import feedback_lines, hint_lines
from sidos.tui.field.base import Field
from sidos.tui.field.make import make_field
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content
from sidos.tui.widget.answer_line import AnswerLine
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.lines_view import LinesView
from sidos.tui.widget.prose import Prose
from sidos.tui.widget.title_bar import TitleBar

SIDE_BY_SIDE = 110  # cells from which two languages stand side by side


class SessionScreen(SidosScreen):
    """What a lesson and a quiz share."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SIDE_BY_SIDE, "-wide")]  # noqa: RUF012 - as Screen has it
    CSS_PATH = "page.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("answer", "next", "previous", "hint", "reveal", "undo", "letters", "parallel"),
        Binding("space,n", "forward", show=False),
        Binding("j", "scroll_body(1)", show=False),
        Binding("k", "scroll_body(-1)", show=False),
        *bindings("back", *EVERYWHERE),
    ]

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self.session: Session = opened.session
        self._lesson_title = opened.title
        self._languages: Mapping[str, str] = opened.languages
        self._scroll = opened.scroll
        self._parallel = False
        self._busy = asyncio.Lock()
        self._unsaved = False
        self._shown_at = monotonic()

    # Drawing

    def compose(self) -> ComposeResult:
        """Everything a station may need; `draw` shows what this one does."""
        yield TitleBar()
        with VerticalScroll(id="body"):
            with Horizontal(id="texts"):
                yield Prose(id="text")
                yield Prose(id="other")
            yield Static(id="task")
            yield Vertical(id="field")
            yield LinesView(id="hints")
            yield AnswerLine()
            yield LinesView(id="feedback")
        yield Static(id="say")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Show where the session stands."""
        self._parallel = self.study.settings.parallel
        await self.draw()
        self.query_one("#body").scroll_to(y=self._scroll, animate=False)

    async def draw(self) -> None:
        """Show the current station: its text, its field or its feedback."""
        self._shown_at = monotonic()
        if self.session.finished:
            self.finish()
            return
        station = self.session.station
        self._draw_text()
        self.say("")
        self.query_one("#body").scroll_home(animate=False)
        slot = self.query_one("#field", Vertical)
        if isinstance(station, Page) or self.session.visit.settled:
            await slot.remove_children()
        else:
            await self._draw_field(slot, station)
        self._draw_around()
        self._focus()
        self.refresh_bindings()

    def _draw_text(self) -> None:
        """The page's text or the question's prompt, and the same in the other language."""
        self._draw_title()
        self.query_one("#text", Prose).show_text(self._text_in(self.study.tag))
        self.set_class(self._parallel, "-parallel")
        if self._parallel:
            self.query_one("#other", Prose).show_text(self._text_in(self.study.next_language()))

    def _text_in(self, tag: str) -> str:
        name = self.session.visit.station
        session = self.session
        if tag != self.study.tag:
            session = self.study.translated(self.session, tag)
        station = session.script.station(name)
        return station.text if isinstance(station, Page) else station.prompt

    def _draw_title(self) -> None:
        shown = self._languages.get(self.session.visit.station, self.study.tag)
        language = self.study.tag if shown == self.study.tag else f"{self.study.tag} ({shown})"
        place = f"{self.session.at + 1}/{len(self.session.visits)}"
        self.query_one(TitleBar).show(self.heading(self._lesson_title), f"{place}  {language}")

    def heading(self, title: str) -> str:
        """What the title bar says."""
        return title

    async def _draw_field(self, slot: Vertical, item: AnyItem) -> None:
        await slot.remove_children()
        await slot.mount(
            make_field(
                item,
                self.session.visit.draft,
                seed=self.session.seed,
                writing=self.study.writing,
                translator=self.text,
            )
        )

    def _draw_around(self) -> None:
        """What stands around the field: task, hints, answer line, feedback."""
        station, visit = self.session.station, self.session.visit
        item = None if isinstance(station, Page) else station
        open_item = item if not visit.settled else None
        draws_prompt = any(field.draws_prompt for field in self.query(Field))
        self.query_one("#texts").display = not draws_prompt
        task = self.query_one("#task", Static)
        task.display = open_item is not None
        if open_item is not None:
            task.update(content(self.text.say(instruction(open_item))))
        hints = self.query_one("#hints", LinesView)
        hints.display = bool(open_item and visit.hints)
        if open_item is not None and visit.hints:
            taken = open_item.hints[: visit.hints]
            hints.show(lambda width: hint_lines(taken, self.text, width))
        line = self.query_one(AnswerLine)
        line.display = open_item is not None
        line.show(self.text, certainty=self.session.certainty, chosen=visit.certainty)
        panel = self.query_one("#feedback", LinesView)
        panel.display = self.session.shows_feedback and item is not None
        if item is not None and visit.attempt is not None and self.session.shows_feedback:
            said = feedback(item, visit.attempt, self.study.writing)
            references = self.study.references(self.session.lesson, item.concepts)
            panel.show(lambda width: feedback_lines(item, said, references, self.text, width))

    def _focus(self) -> None:
        if self.session.visit.settled or isinstance(self.session.station, Page):
            self.query_one("#body").focus()
        else:
            self.query_one(Field).focus_first()

    def say(self, sentence: str) -> None:
        """One sentence above the key bar; the empty one takes it away."""
        line = self.query_one("#say", Static)
        line.update(content(sentence))
        line.display = bool(sentence)

    def retranslate(self) -> None:
        """Word everything anew; answers, focus, order and scroll stay."""
        super().retranslate()
        shown = self.study.localized(self.session.lesson)
        self.session = self.study.translated(self.session)
        self._lesson_title, self._languages = shown.lesson.title, shown.languages
        if self.session.finished:
            return
        self._draw_text()
        station = self.session.station
        for field in self.query(Field):
            if not isinstance(station, Page):
                field.show(station, self.session.visit.draft, self.text)
        self.say("")
        self._draw_around()

    # Changing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands mean something at this station."""
        if self.session.finished:
            return action not in {"answer", "next", "hint", "reveal", "undo", "letters"}
        visit, station = self.session.visit, self.session.station
        is_open = not isinstance(station, Page) and not visit.settled
        match action:
            case "answer" | "reveal":
                return is_open
            case "letters":
                return is_open and any(field.typed for field in self.query(Field))
            case "hint":
                return is_open and visit.hints < len(getattr(station, "hints", ()))
            case "undo":
                return is_open and bool(visit.past)
            case "next" | "forward":
                return not is_open or self.session.kind is Kind.LESSON
            case "previous":
                return self.session.kind is Kind.LESSON and self.session.at > 0
        return True

    async def _change(self, event: Event) -> bool:
        """Move the session on by an event that is no answer; keep it in the background."""
        async with self._busy:
            before = self.session
            self.session = step(before, event)
        if self.session == before:
            return False
        self.keep_soon()
        return True

    def keep_soon(self) -> None:
        """Keep the place and the draft, without holding up the next key."""
        if not self._unsaved:
            self._unsaved = True
            self.run_worker(self.keep(), group="keep")

    async def keep(self) -> None:
        """Keep the place and the draft now."""
        async with self._busy:
            self._unsaved = False
            scroll = int(self.query_one("#body").scroll_y)
            try:
                await asyncio.to_thread(self.study.keep, self.session, scroll)
            except StoreError as error:
                self.sidos.warn(error.trouble.message)

    async def _give(self, event: Submit) -> None:
        """Give the answer; it is on disk before its verdict is drawn."""
        async with self._busy:
            before = self.session
            if before.finished:
                return
            try:
                after = await asyncio.to_thread(self.study.apply, before, event)
            except StoreError as error:
                self.sidos.warn(error.trouble.message)
                after = step(before, event)
            if after == before:
                return
            self.session = after
        if after.at == before.at and after.shows_not_yet:
            self.say(self.text.gettext("Not quite. Change your answer, or see the right one."))
            self.refresh_bindings()
            return
        await self.draw()

    def _spent(self) -> int:
        return int((monotonic() - self._shown_at) * 1000)

    # Commands

    @on(Field.Given)
    @on(AnswerLine.Pressed)
    async def action_answer(self) -> None:
        """Give the answer as it stands, or say why it can't be given yet."""
        if self.session.finished or self.session.visit.settled:
            return
        if isinstance(self.session.station, Page):
            await self.action_next()
            return
        why = refusal(self.session, self.study.writing)
        if why is None:
            await self._give(self.study.submission(self._spent()))
            return
        self.say(self.text.say(REFUSALS[why]))
        if why is Refusal.UNRATED:
            self.query_one(AnswerLine).focus()

    @on(Field.Changed)
    async def _drafted(self, event: Field.Changed) -> None:
        if await self._change(Draft(event.response)):
            self.say("")
            self.refresh_bindings()

    @on(AnswerLine.Rated)
    async def _rated(self, event: AnswerLine.Rated) -> None:
        await self._change(Rate(event.certainty))
        await self.action_answer()

    async def action_reveal(self) -> None:
        """Give up on this one and see the answer."""
        await self._give(self.study.surrender(self._spent()))

    async def action_hint(self) -> None:
        """Show one more hint."""
        if await self._change(TakeHint()):
            self._draw_around()
            self.refresh_bindings()

    async def action_undo(self) -> None:
        """Take back the last change."""
        if await self._change(Undo()):
            station = self.session.station
            for field in self.query(Field):
                if not isinstance(station, Page):
                    field.show(station, self.session.visit.draft, self.text)
            self.refresh_bindings()

    async def action_next(self) -> None:
        """Go on."""
        if await self._change(Next()):
            await self.draw()

    async def action_previous(self) -> None:
        """Go back one station."""
        if await self._change(Back()):
            await self.draw()

    async def action_forward(self) -> None:
        """A screenful on; at the end of the text, to the next station."""
        body = self.query_one("#body")
        if body.scroll_y < body.max_scroll_y:
            body.scroll_page_down(animate=False)
        else:
            await self.action_next()

    def action_scroll_body(self, by: int) -> None:
        """Scroll by lines."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_parallel(self) -> None:
        """Show the text in another language too, or no longer."""
        self._parallel = not self._parallel
        self._draw_text()

    def action_letters(self) -> None:
        """Offer the letters that a keyboard may lack."""
        from sidos.tui.screen.letters import LettersScreen

        self.app.push_screen(LettersScreen())

    async def action_back(self) -> None:
        """Close; the place is kept."""
        await self.keep()
        self.dismiss()

    def finish(self) -> None:
        """Go where this session leads when it is over."""
        raise NotImplementedError

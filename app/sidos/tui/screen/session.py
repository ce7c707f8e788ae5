"""The screen that walks through a session: pages to read and questions to answer.

The session is the only state; what is drawn follows from it. Changes go through `_change` (saved
in the background) or `_submit` (on disk before the verdict is drawn), one at a time.
"""

import asyncio
from contextlib import suppress
from time import monotonic
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from sidos.engine.event import Back, Draft, Event, Go, Next, Rate, Submit, TakeHint, Undo
from sidos.engine.session import Session
from sidos.engine.step import Refusal, refusal, step
from sidos.model.lesson import Page
from sidos.store.error import StoreError
from sidos.study.sentences import NOT_YET, REFUSALS, doubt_sentence
from sidos.study.study import OpenedSession, SideStation
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.station.answer_line import AnswerLine
from sidos.tui.station.available_actions import is_available
from sidos.tui.station.field.base import Field
from sidos.tui.station.station_view import StationContent, StationView
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.title_bar import TitleBar


class SessionScreen(SidosScreen):
    """What all kinds of session share."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("answer", "next", "previous", "means-same", "hint", "reveal", "undo"),
        *bindings("letters", "parallel"),
        Binding("space,n", "forward", show=False),
        *bindings("back", *EVERYWHERE),
    ]

    def __init__(self, opened: OpenedSession) -> None:
        super().__init__()
        self.session: Session = opened.session
        self._opened = opened
        self._parallel = False
        self._other: SideStation | None = None
        self._busy = asyncio.Lock()
        self._unsaved = False
        self._scroll = opened.scroll
        self._drawn_at = monotonic()

    # Drawing

    def compose(self) -> ComposeResult:
        """A title, the station, a sentence, the keys."""
        self._parallel = self.study.settings.parallel
        yield TitleBar()
        yield StationView(self._content())
        yield Static(id="say")
        yield KeyBar()

    @property
    def view(self) -> StationView:
        """The widget that shows the station."""
        return self.query_one(StationView)

    def on_mount(self) -> None:
        """Go to where the page was scrolled to."""
        self._draw_title()
        self.view.scroll_to(y=self._opened.scroll, animate=False)
        self.view.focus_first()

    async def draw(self) -> None:
        """Show the current station: its text, its field or its feedback."""
        self._drawn_at = monotonic()
        if self.session.finished:
            await self.save()
            self._finish_on_top()
            return
        if not self.is_open:
            return
        station_content = self._content()
        self._draw_title()
        self.say("")
        await self.view.show(station_content)
        self.refresh_bindings()

    def redraw(self) -> None:
        """Show what has changed of the station that is on screen."""
        if not self.is_open or self.session.finished:
            return
        self.view.redraw(self._content())
        self._draw_title()
        self.refresh_bindings()

    def _content(self) -> StationContent:
        session = self.session
        station = session.station
        concepts: tuple[str, ...] = ()
        if isinstance(station, Page) or session.visit.settled:
            concepts = station.concepts
        self._other = self.study.beside(session) if self._parallel else None
        return StationContent(
            session=session,
            text=self.text,
            writing=self.study.writing,
            references=self.study.references(session.lesson, concepts) if concepts else (),
            other=self._other.station if self._other else None,
            note=self._note(),
        )

    def _note(self) -> str:
        """A sentence on a page whose translation is outdated."""
        if self.session.visit.station not in self._opened.outdated or self._parallel:
            return ""
        keys = self.active_bindings.values()
        parallel = next(key.binding for key in keys if key.binding.action == "parallel")
        return self.text.gettext(
            "This page’s source has changed since it was translated. Press {key} to see "
            "the source.",
            key=self.navigator.get_key_display(parallel),
        )

    def _draw_title(self) -> None:
        if self.session.finished or not self.is_open:
            return
        station = self.session.visit.station
        tag = self._opened.languages.get(station, self.study.tag)
        if self._other is not None and not self.view.has_room_beside:
            tag = self._other.language
        place = f"{self.session.at + 1}/{len(self.session.visits)}"
        title = self._opened.lessons.get(station, self._opened.title)
        self.query_one(TitleBar).show(
            self.heading(title),
            f"{place}  {self.language_label(tag)}",
            unusual=tag != self.study.tag,
        )

    def on_resize(self) -> None:
        """Draw the title for the texts that have room now."""
        if self.is_open:
            self.call_after_refresh(self._draw_title)

    def heading(self, title: str) -> str:
        """The text of the title bar."""
        return title

    def retranslate(self) -> None:
        """Redraw all texts; answers, focus, order and scroll stay."""
        self._opened = self.study.reworded(self.session)
        self.session = self._opened.session
        self.say("")
        self.redraw()

    # Changing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands are available at this station."""
        field = self.view.field if self.is_open else None
        return is_available(self.session, action, typed=field is not None and field.typed)

    async def _change(self, event: Event) -> bool:
        """Apply an event that is no answer; save it in the background."""
        async with self._busy:
            before = self.session
            self.session = step(before, event)
        if self.session == before:
            return False
        self.save_soon()
        return True

    def save_soon(self) -> None:
        """Save the place and the draft, without delaying the next key."""
        if not self._unsaved:
            self._unsaved = True
            self.run_worker(self.save(), group="save")

    async def save(self) -> None:
        """Save the place and the draft now."""
        async with self._busy:
            self._unsaved = False
            if self.is_open:
                self._scroll = int(self.view.scroll_y)
            with suppress(StoreError):  # it waits, which `show_saving` shows
                await asyncio.to_thread(self.study.keep, self.session, self._scroll)
            self.navigator.show_saving()

    async def _submit(self, event: Submit) -> None:
        """Submit the answer; it is on disk before its verdict is drawn."""
        async with self._busy:
            before = self.session
            if before.finished:
                return
            try:
                after = await asyncio.to_thread(self.study.apply, before, event)
            except StoreError:
                after = step(before, event)
            self.navigator.show_saving()
            if after == before:
                return
            # The language may have been switched in the meantime.
            self.session = replace(after, script=self.session.script)
        if after.at == before.at and after.shows_not_yet:
            self.say(self.text.say(NOT_YET))
            self.redraw()
            return
        if after.doubt is not None:
            self.say(doubt_sentence(after.doubt, self.text, self.study.formats))
            return
        await self.draw()

    def _elapsed_ms(self) -> int:
        return int((monotonic() - self._drawn_at) * 1000)

    # Commands

    @on(Field.Submitted)
    @on(AnswerLine.Pressed)
    async def _submitted(self, event: Field.Submitted | AnswerLine.Pressed) -> None:
        if event.visit == self.session.at:
            await self.action_answer()

    async def action_answer(self) -> None:
        """Submit the answer as it is, or say why it can't be submitted yet."""
        if self.session.finished or self.session.visit.settled:
            return
        if isinstance(self.session.station, Page):
            await self.action_next()
            return
        refused = refusal(self.session, self.study.writing)
        if refused is None:
            await self._submit(self.study.submission(self._elapsed_ms()))
            return
        self.say(self.text.say(REFUSALS[refused]))
        if refused is Refusal.UNRATED and self.is_open:
            self.view.focus_line()

    @on(Field.Changed)
    async def _drafted(self, event: Field.Changed) -> None:
        changed = await self._change(Draft(event.response, event.visit))
        if changed and event.visit == self.session.at:
            self.say("")
            self.refresh_bindings()

    @on(AnswerLine.Rated)
    async def _rated(self, event: AnswerLine.Rated) -> None:
        if event.visit != self.session.at:
            return
        if await self._change(Rate(event.certainty)):
            self.redraw()
        await self.action_answer()

    async def action_reveal(self) -> None:
        """Give up and show the answer."""
        await self._submit(self.study.give_up(self._elapsed_ms()))

    async def action_means_same(self) -> None:
        """Count the answer just judged wrong as right: it means the same."""
        await self._submit(self.study.means_same())

    async def action_hint(self) -> None:
        """Show one more hint."""
        if await self._change(TakeHint()):
            self.redraw()

    async def action_undo(self) -> None:
        """Undo the last change."""
        if await self._change(Undo()):
            self.redraw()

    async def action_next(self) -> None:
        """Continue."""
        if await self._change(Next()):
            await self.draw()

    async def action_previous(self) -> None:
        """Go back one station."""
        if await self._change(Back()):
            await self.draw()

    async def go(self, place: str) -> None:
        """Go to a station."""
        if await self._change(Go(place)):
            await self.draw()

    async def action_forward(self) -> None:
        """Scroll by a screenful; at the end of the text, go to the next station."""
        if self.is_open and self.view.scroll_y < self.view.max_scroll_y:
            self.view.scroll_page_down(animate=False)
        else:
            await self.action_next()

    def action_parallel(self) -> None:
        """Show or hide the text in another language."""
        self._parallel = not self._parallel
        self.redraw()
        alone = self._parallel and self._other is None
        self.say(self.text.gettext("This text is in one language only.") if alone else "")

    def action_letters(self) -> None:
        """Offer the letters that a keyboard may lack."""
        self.navigator.open_letters()

    async def action_back(self) -> None:
        """Close; the place is saved."""
        await self.save()
        self.close_me()

    def on_screen_resume(self) -> None:
        """Finish, where another screen was on top when the session ended."""
        self._finish_on_top()

    def _finish_on_top(self) -> None:
        if self.session.finished and self.is_on_top:
            self.finish()

    def finish(self) -> None:
        """Show what follows when the session is over."""
        raise NotImplementedError

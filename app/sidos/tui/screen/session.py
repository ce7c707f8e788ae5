"""The screen that walks through a session: pages to read and questions to answer.

The session is the only state; what is drawn follows from it. Changes go through `_change` (kept
in the background) or `_give` (on disk before the verdict is drawn), one at a time.
"""

import asyncio
from time import monotonic
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from sidos.engine.session import (
    Back,
    Draft,
    Event,
    Go,
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
from sidos.model.lesson import Page
from sidos.store.error import StoreError
from sidos.study.sentences import NOT_YET, REFUSALS, doubt_sentence
from sidos.study.study import OpenedSession, SideStation
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.station.answer_line import AnswerLine
from sidos.tui.station.available_actions import allowed
from sidos.tui.station.field.base import Field
from sidos.tui.station.station_view import Shown, StationView
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.title_bar import TitleBar


class SessionScreen(SidosScreen):
    """What a lesson and a quiz share."""

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
        self._shown_at = monotonic()

    # Drawing

    def compose(self) -> ComposeResult:
        """A title, the station, one line to say something in, the keys."""
        self._parallel = self.study.settings.parallel
        yield TitleBar()
        yield StationView(self._shown())
        yield Static(id="say")
        yield KeyBar()

    @property
    def view(self) -> StationView:
        """What shows the station."""
        return self.query_one(StationView)

    def on_mount(self) -> None:
        """Go to where the page was scrolled to."""
        self._draw_title()
        self.view.scroll_to(y=self._opened.scroll, animate=False)
        self.view.focus_first()

    async def draw(self) -> None:
        """Show the current station: its text, its field or its feedback."""
        self._shown_at = monotonic()
        if self.session.finished:
            await self.keep()
            self.finish()
            return
        shown = self._shown()
        self._draw_title()
        self.say("")
        await self.view.show(shown)
        self.refresh_bindings()

    def redraw(self) -> None:
        """Show what has changed of the station that is on screen."""
        self.view.redraw(self._shown())
        self._draw_title()
        self.refresh_bindings()

    def _shown(self) -> Shown:
        session = self.session
        station = session.station
        concepts: tuple[str, ...] = ()
        if isinstance(station, Page) or session.visit.settled:
            concepts = station.concepts
        self._other = self.study.beside(session) if self._parallel else None
        return Shown(
            session=session,
            text=self.text,
            writing=self.study.writing,
            references=self.study.references(session.lesson, concepts) if concepts else (),
            other=self._other.station if self._other else None,
            note=self._note(),
        )

    def _note(self) -> str:
        """What is to be known of a page whose translation is outdated."""
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
        if self.session.finished:
            return
        station = self.session.visit.station
        shown = self._opened.languages.get(station, self.study.tag)
        if self._other is not None and not self.view.has_room_beside:
            shown = self._other.language
        place = f"{self.session.at + 1}/{len(self.session.visits)}"
        title = self._opened.lessons.get(station, self._opened.title)
        self.query_one(TitleBar).show(
            self.heading(title),
            f"{place}  {self.language_sign(shown)}",
            unusual=shown != self.study.tag,
        )

    def on_resize(self) -> None:
        """There may be room for two texts now, or no longer."""
        if self.is_mounted:
            self.call_after_refresh(self._draw_title)

    def heading(self, title: str) -> str:
        """What the title bar says."""
        return title

    def retranslate(self) -> None:
        """Word everything anew; answers, focus, order and scroll stay."""
        self._opened = self.study.reworded(self.session)
        self.session = self._opened.session
        if not self.session.finished:
            self.say("")
            self.redraw()

    # Changing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Which commands mean something at this station."""
        field = self.view.field if self.is_mounted else None
        return allowed(self.session, action, typed=field is not None and field.typed)

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
            scroll = int(self.view.scroll_y)
            try:
                await asyncio.to_thread(self.study.keep, self.session, scroll)
            except StoreError as error:
                self.navigator.warn(error.trouble.message)

    async def _give(self, event: Submit) -> None:
        """Give the answer; it is on disk before its verdict is drawn."""
        async with self._busy:
            before = self.session
            if before.finished:
                return
            try:
                after = await asyncio.to_thread(self.study.apply, before, event)
            except StoreError as error:
                self.navigator.warn(error.trouble.message)
                after = step(before, event)
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

    def _spent(self) -> int:
        return int((monotonic() - self._shown_at) * 1000)

    # Commands

    @on(Field.Submitted)
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
            self.view.focus_line()

    @on(Field.Changed)
    async def _drafted(self, event: Field.Changed) -> None:
        if await self._change(Draft(event.response)):
            self.say("")
            self.refresh_bindings()

    @on(AnswerLine.Rated)
    async def _rated(self, event: AnswerLine.Rated) -> None:
        if await self._change(Rate(event.certainty)):
            self.redraw()
        await self.action_answer()

    async def action_reveal(self) -> None:
        """Give up on this one and see the answer."""
        await self._give(self.study.give_up(self._spent()))

    async def action_means_same(self) -> None:
        """Judge that the answer just found wrong means the same as a right one."""
        await self._give(self.study.means_same())

    async def action_hint(self) -> None:
        """Show one more hint."""
        if await self._change(TakeHint()):
            self.redraw()

    async def action_undo(self) -> None:
        """Take back the last change."""
        if await self._change(Undo()):
            self.redraw()

    async def action_next(self) -> None:
        "Continue."
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
        """A screenful on; at the end of the text, to the next station."""
        if self.view.scroll_y < self.view.max_scroll_y:
            self.view.scroll_page_down(animate=False)
        else:
            await self.action_next()

    def action_parallel(self) -> None:
        """Show the text in another language too, or no longer."""
        self._parallel = not self._parallel
        self.redraw()
        alone = self._parallel and self._other is None
        self.say(self.text.gettext("This text is in one language only.") if alone else "")

    def action_letters(self) -> None:
        """Offer the letters that a keyboard may lack."""
        self.navigator.open_letters()

    async def action_back(self) -> None:
        """Close; the place is kept."""
        await self.keep()
        if self.is_current:  # not when Esc came twice, or a window grown too small is on top
            self.dismiss()

    def finish(self) -> None:
        """Go where this session leads when it is over."""
        raise NotImplementedError

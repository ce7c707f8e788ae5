"""A station: a page to read, or a question with its field, or the feedback on its answer.

All is drawn from a `StationContent`; the field and the answer line post what the learner does.
There are only the widgets that this station needs.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from sidos.engine.feedback import feedback
from sidos.engine.session import Session, Station
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.item import AnyItem, Reflect
from sidos.model.lesson import Page
from sidos.study.sentences import GUESS, OUR_STEP, instruction
from sidos.study.study import Reference
from sidos.tui.station.answer_line import AnswerLine
from sidos.tui.station.columns import SIDE_BY_SIDE, parallel_lines
from sidos.tui.station.feedback_text import feedback_lines, hint_lines, reference_lines
from sidos.tui.station.field.base import Field
from sidos.tui.station.field.make import make_field
from sidos.tui.station.prompt import station_lines
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.lines_view import LinesView

_NOTE = 76  # cells that a note takes at most


class StationContent(NamedTuple):
    """What a station is drawn from. `other` is the station in the language to be shown beside;
    `note` is above its text."""

    session: Session
    text: Translator
    writing: Writing
    references: Sequence[Reference] = ()
    other: Station | None = None
    note: str = ""


class StationView(Body):
    """The scrolling body of a lesson or quiz."""

    DEFAULT_CSS = """
    StationView {
        & > #head { margin: 0 0 1 0; }
        & > #head.-parallel { max-width: 156; }
    }
    """

    def __init__(self, station_content: StationContent) -> None:
        super().__init__(id="body")
        self._content = station_content
        self._question: QuestionView | None = None

    @property
    def field(self) -> Field | None:
        """The field of the question that is open."""
        return self._question.field if self._question else None

    @property
    def has_room_beside(self) -> bool:
        """Whether a second text is beside the first, not in its place."""
        return self.scrollable_content_region.width >= SIDE_BY_SIDE

    @property
    def _open(self) -> AnyItem | None:
        """The open question, if any."""
        session = self._content.session
        station = session.station
        return None if isinstance(station, Page) or session.visit.settled else station

    def compose(self) -> ComposeResult:
        """The text; below it the open question's widgets, if any."""
        self._question = self._make_question()
        yield LinesView(self._head, id="head")
        if self._question is not None:
            yield self._question

    def on_mount(self) -> None:
        """Set the width."""
        self._set_width()

    def _make_question(self) -> "QuestionView | None":
        """The widgets of the open question, if any."""
        item, session = self._open, self._content.session
        if item is None:
            return None
        field = make_field(
            item,
            session.visit.draft,
            seed=session.seed,
            writing=self._content.writing,
            translator=self._content.text,
        )
        field.visit = session.at
        return QuestionView(field, item, self._content)

    async def show(self, station_content: StationContent) -> None:
        """Draw another station, or the feedback on the same one."""
        self._content = station_content
        old_question, self._question = self._question, self._make_question()
        async with self.batch():
            # Now, not when the queue comes to it: a key pressed by then is for what comes next.
            self.screen.set_focus(self, scroll_visible=False)
            if old_question is not None:
                old_question.display = False
            self._set_width()
            self.query_one("#head", LinesView).show(self._head)
            if self._question is not None:
                await self.mount(self._question)
            self.focus_first()
        self.scroll_home(animate=False)
        if old_question is not None:
            # Only after the next frame: a widget that is being removed can't be drawn.
            self.call_after_refresh(old_question.remove)

    def redraw(self, station_content: StationContent) -> None:
        """Draw the same station with other texts, hints or draft; the rest stays."""
        self._content = station_content
        self._set_width()
        self.query_one("#head", LinesView).show(self._head)
        if self._question is not None and self._open is not None:
            self._question.redraw(self._open, station_content)

    def _set_width(self) -> None:
        self.query_one("#head").set_class(self._content.other is not None, "-parallel")

    def focus_first(self) -> None:
        """Put the focus on the field, or else on the text."""
        if self._question is None:
            self.screen.set_focus(self, scroll_visible=False)
        else:
            self._question.field.focus_first()

    def focus_line(self) -> None:
        """Put the focus on the answer line."""
        if self._question is not None:
            self.screen.set_focus(self._question.line)

    # Lines

    def _head(self, width: int) -> Sequence[Content]:
        """The page's text, or the prompt with the instruction or the feedback."""
        station, other = self._content.session.station, self._content.other
        lines: list[Content] = []
        if self._content.note:
            lines += [*content(self._content.note, "$partly").wrap(min(width, _NOTE)), Content("")]
        if station.ours:
            lines += [
                content(f" {self._content.text.say(OUR_STEP)} ", "$mark reverse"),
                Content(""),
            ]
        field = self.field
        if field is None or not field.draws_prompt:
            if other is None:
                lines += station_lines(station, width)
            else:
                lines += parallel_lines(station, other, width)
        if isinstance(station, Page):
            lines += reference_lines(
                self._content.references, self._content.text, min(width, _NOTE)
            )
        else:
            lines += [Content("")] if lines else []
            lines += self._below(station, width)
        return lines

    def _below(self, item: AnyItem, width: int) -> Iterator[Content]:
        station_content, session = self._content, self._content.session
        if self._question is not None:
            if item.is_guess:
                yield from content(station_content.text.say(GUESS), "$quiet").wrap(width)
            yield from content(station_content.text.say(instruction(item)), "$quiet").wrap(width)
        elif session.shows_feedback and session.visit.attempt is not None:
            response = feedback(item, session.visit.attempt, station_content.writing)
            column = min(width, 76)
            yield from feedback_lines(
                item, response, station_content.references, station_content.text, column
            )


class QuestionView(Vertical):
    """An open question's field, the hints taken, and the answer line."""

    DEFAULT_CSS = """
    QuestionView {
        height: auto;
        max-width: 76;
        margin: 1 0 0 0;
        & > LinesView { margin: 1 0 0 0; }
    }
    """

    def __init__(self, field: Field, item: AnyItem, station_content: StationContent) -> None:
        self.field = field
        self.line = AnswerLine()
        self.line.visit = field.visit
        self._hints = LinesView()
        super().__init__(field, self._hints, self.line)
        self._draw_hints_and_line(item, station_content)

    def redraw(self, item: AnyItem, station_content: StationContent) -> None:
        """Draw the same question with other texts, hints or draft."""
        self.field.show(item, station_content.session.visit.draft, station_content.text)
        self._draw_hints_and_line(item, station_content)

    def _draw_hints_and_line(self, item: AnyItem, station_content: StationContent) -> None:
        session, taken = station_content.session, item.hints[: station_content.session.visit.hints]
        self._hints.display = bool(taken)
        self._hints.show(lambda width: hint_lines(taken, station_content.text, width))
        asks = session.certainty and not isinstance(item, Reflect)
        self.line.show(station_content.text, certainty=asks, chosen=session.visit.certainty)

"""A station: a page to read, or a question with its field, or the feedback on its answer.

All is drawn from a `Shown`; what the learner does comes up as messages of the field and the
answer line. There are no widgets but those that this station needs.
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
from sidos.tui.station.columns import SIDE_BY_SIDE, beside
from sidos.tui.station.feedback_text import feedback_lines, hint_lines, reference_lines
from sidos.tui.station.field.base import Field
from sidos.tui.station.field.make import make_field
from sidos.tui.station.prompt import station_lines
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.lines_view import LinesView

_NOTE = 76  # cells that a note takes at most


class Shown(NamedTuple):
    """What a station is drawn from. `other` is the station in the language to be shown beside;
    `note` stands above its text."""

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

    def __init__(self, shown: Shown) -> None:
        super().__init__(id="body")
        self._shown = shown
        self._question: QuestionView | None = None

    @property
    def field(self) -> Field | None:
        """The field of the question that is open."""
        return self._question.field if self._question else None

    @property
    def has_room_beside(self) -> bool:
        """Whether a second text stands beside the first, not in its place."""
        return self.scrollable_content_region.width >= SIDE_BY_SIDE

    @property
    def _open(self) -> AnyItem | None:
        """The question that waits for an answer."""
        session = self._shown.session
        station = session.station
        return None if isinstance(station, Page) or session.visit.settled else station

    def compose(self) -> ComposeResult:
        """The text; below it, where a question is open, what it is answered with."""
        self._question = self._made()
        yield LinesView(self._head, id="head")
        if self._question is not None:
            yield self._question

    def on_mount(self) -> None:
        """What is shown beside the text needs its room."""
        self._dress()

    def _made(self) -> "QuestionView | None":
        """What the open question is answered with."""
        item, session = self._open, self._shown.session
        if item is None:
            return None
        field = make_field(
            item,
            session.visit.draft,
            seed=session.seed,
            writing=self._shown.writing,
            translator=self._shown.text,
        )
        return QuestionView(field, item, self._shown)

    async def show(self, shown: Shown) -> None:
        """Draw another station, or the same one answered."""
        self._shown = shown
        gone, self._question = self._question, self._made()
        async with self.batch():
            # Now, not when the queue comes to it: a key pressed by then is for what comes next.
            self.screen.set_focus(self, scroll_visible=False)
            if gone is not None:
                gone.display = False
            self._dress()
            self.query_one("#head", LinesView).show(self._head)
            if self._question is not None:
                await self.mount(self._question)
            self.focus_first()
        self.scroll_home(animate=False)
        if gone is not None:
            # Only once it is out of sight: a widget that is being removed can't be drawn.
            self.call_after_refresh(gone.remove)

    def redraw(self, shown: Shown) -> None:
        """Draw the same station with other words, hints or draft; all else stays."""
        self._shown = shown
        self._dress()
        self.query_one("#head", LinesView).show(self._head)
        if self._question is not None and self._open is not None:
            self._question.redraw(self._open, shown)

    def _dress(self) -> None:
        self.query_one("#head").set_class(self._shown.other is not None, "-parallel")

    def focus_first(self) -> None:
        """Put the focus where the learner goes on."""
        if self._question is None:
            self.screen.set_focus(self, scroll_visible=False)
        else:
            self._question.field.focus_first()

    def focus_line(self) -> None:
        """Put the focus where the learner says how sure they are."""
        if self._question is not None:
            self.screen.set_focus(self._question.line)

    # Lines

    def _head(self, width: int) -> Sequence[Content]:
        """The page's text, or the prompt and what to do or what was done."""
        station, other = self._shown.session.station, self._shown.other
        lines: list[Content] = []
        if self._shown.note:
            lines += [*content(self._shown.note, "$partly").wrap(min(width, _NOTE)), Content("")]
        if station.ours:
            lines += [content(f" {self._shown.text.say(OUR_STEP)} ", "$mark reverse"), Content("")]
        field = self.field
        if field is None or not field.draws_prompt:
            if other is None:
                lines += station_lines(station, width)
            else:
                lines += beside(station, other, width)
        if isinstance(station, Page):
            lines += reference_lines(self._shown.references, self._shown.text, min(width, _NOTE))
        else:
            lines += [Content("")] if lines else []
            lines += self._below(station, width)
        return lines

    def _below(self, item: AnyItem, width: int) -> Iterator[Content]:
        shown, session = self._shown, self._shown.session
        if self._question is not None:
            if item.is_guess:
                yield from content(shown.text.say(GUESS), "$quiet").wrap(width)
            yield from content(shown.text.say(instruction(item)), "$quiet").wrap(width)
        elif session.shows_feedback and session.visit.attempt is not None:
            said = feedback(item, session.visit.attempt, shown.writing)
            column = min(width, 76)
            yield from feedback_lines(item, said, shown.references, shown.text, column)


class QuestionView(Vertical):
    """What a question is answered with: its field, the hints taken, the answer line."""

    DEFAULT_CSS = """
    QuestionView {
        height: auto;
        max-width: 76;
        margin: 1 0 0 0;
        & > LinesView { margin: 1 0 0 0; }
    }
    """

    def __init__(self, field: Field, item: AnyItem, shown: Shown) -> None:
        self.field = field
        self.line = AnswerLine()
        self._hints = LinesView()
        super().__init__(field, self._hints, self.line)
        self._around(item, shown)

    def redraw(self, item: AnyItem, shown: Shown) -> None:
        """Draw the same question with other words, hints or draft."""
        self.field.show(item, shown.session.visit.draft, shown.text)
        self._around(item, shown)

    def _around(self, item: AnyItem, shown: Shown) -> None:
        session, taken = shown.session, item.hints[: shown.session.visit.hints]
        self._hints.display = bool(taken)
        self._hints.show(lambda width: hint_lines(taken, shown.text, width))
        asks = session.certainty and not isinstance(item, Reflect)
        self.line.show(shown.text, certainty=asks, chosen=session.visit.certainty)

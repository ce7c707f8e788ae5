"""A station: a page to read, or a question with its field, or the feedback on its answer.

All is drawn from a `Shown`; what the learner does comes up as messages of the field and the
answer line. There are no widgets but those that this station needs.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from sidos.engine.feedback import feedback
from sidos.engine.session import Session, Station
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.item import AnyItem
from sidos.model.lesson import Page
from sidos.study.study import Reference
from sidos.study.wording import instruction
from sidos.tui.columns import beside
from sidos.tui.feedback_text import feedback_lines, hint_lines
from sidos.tui.field.base import Field
from sidos.tui.field.make import make_field
from sidos.tui.markdown import markdown_lines
from sidos.tui.prompt import prompt_of
from sidos.tui.text import content
from sidos.tui.widget.answer_line import AnswerLine
from sidos.tui.widget.body import Body
from sidos.tui.widget.lines_view import LinesView


class Shown(NamedTuple):
    """What a station is drawn from. `other` is the station in the language to be shown beside."""

    session: Session
    text: Translator
    writing: Writing
    references: Sequence[Reference] = ()
    other: Station | None = None


class StationView(Body):
    """The scrolling body of a lesson or quiz."""

    DEFAULT_CSS = """
    StationView {
        & > #question { height: auto; max-width: 76; margin: 1 0 0 0; }
        & > #head { margin: 0 0 1 0; }
        & > #head.-parallel { max-width: 156; }
        & #hints { margin: 1 0 0 0; }
    }
    """

    def __init__(self, shown: Shown) -> None:
        super().__init__(id="body")
        self._shown = shown
        self._field: Field | None = None

    @property
    def field(self) -> Field | None:
        """The field of the question that is open."""
        return self._field

    @property
    def _open(self) -> AnyItem | None:
        """The question that waits for an answer."""
        session = self._shown.session
        station = session.station
        return None if isinstance(station, Page) or session.visit.settled else station

    def compose(self) -> ComposeResult:
        """The text; below it, where a question is open, what it is answered with."""
        question = self._question()
        yield LinesView(self._head, id="head")
        yield from question

    def on_mount(self) -> None:
        """What is shown beside the text needs its room."""
        self._dress()

    def _question(self) -> Sequence[Widget]:
        item, session = self._open, self._shown.session
        self._field = None
        if item is None:
            return ()
        self._field = make_field(
            item,
            session.visit.draft,
            seed=session.seed,
            writing=self._shown.writing,
            translator=self._shown.text,
        )
        line = AnswerLine()
        line.show(self._shown.text, certainty=session.certainty, chosen=session.visit.certainty)
        hints = LinesView(self._hints, id="hints")
        hints.display = bool(session.visit.hints)
        return (Question(self._field, hints, line, id="question"),)

    async def show(self, shown: Shown) -> None:
        """Draw another station, or the same one answered."""
        self._shown = shown
        async with self.batch():
            # Now, not when the queue comes to it: a key pressed by then is for what comes next.
            self.screen.set_focus(self, scroll_visible=False)
            await self.query("#question").remove()
            question = self._question()
            self._dress()
            self.query_one("#head", LinesView).show(self._head)
            if question:
                await self.mount_all(question)
            self.focus_first()
        self.scroll_home(animate=False)

    def redraw(self, shown: Shown) -> None:
        """Draw the same station with other words, hints or draft; all else stays."""
        self._shown = shown
        session, item = shown.session, self._open
        self._dress()
        self.query_one("#head", LinesView).show(self._head)
        if self._field is None or item is None:
            return
        self._field.show(item, session.visit.draft, shown.text)
        hints = self.query_one("#hints", LinesView)
        hints.display = bool(session.visit.hints)
        hints.show(self._hints)
        self.query_one(AnswerLine).show(
            shown.text, certainty=session.certainty, chosen=session.visit.certainty
        )

    def _dress(self) -> None:
        self.query_one("#head").set_class(self._shown.other is not None, "-parallel")

    def focus_first(self) -> None:
        """Put the focus where the learner goes on."""
        if self._field is None:
            self.screen.set_focus(self, scroll_visible=False)
        else:
            self._field.focus_first()

    # Lines

    def _head(self, width: int) -> Sequence[Content]:
        """The page's text, or the prompt and what to do or what was done."""
        station, other = self._shown.session.station, self._shown.other
        lines: list[Content] = []
        if self._field is None or not self._field.draws_prompt:
            text = _text_of(station)
            if other is None:
                lines += markdown_lines(text, width)
            else:
                lines += beside(text, _text_of(other), width)
        if not isinstance(station, Page):
            lines += [Content("")] if lines else []
            lines += self._below(station, width)
        return lines

    def _below(self, item: AnyItem, width: int) -> Iterator[Content]:
        shown, session = self._shown, self._shown.session
        if self._field is not None:
            yield from content(shown.text.say(instruction(item)), "$quiet").wrap(width)
        elif session.shows_feedback and session.visit.attempt is not None:
            said = feedback(item, session.visit.attempt, shown.writing)
            column = min(width, 76)
            yield from feedback_lines(item, said, shown.references, shown.text, column)

    def _hints(self, width: int) -> Sequence[Content]:
        item = self._open
        if item is None:
            return ()
        return hint_lines(item.hints[: self._shown.session.visit.hints], self._shown.text, width)


class Question(Vertical):
    """Holds what a question is answered with."""


def _text_of(station: Station) -> str:
    return station.text if isinstance(station, Page) else prompt_of(station)

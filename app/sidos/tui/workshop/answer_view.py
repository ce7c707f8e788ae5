"""The body of a participant's screen: lines, and below them the field of an open question.

A question that is open keeps its field, cursor and focus through every redraw.
"""

from typing import NamedTuple

from textual.app import ComposeResult

from sidos.i18n.translator import Translator
from sidos.model.attempt import Response, Writing
from sidos.model.item import AnyItem
from sidos.tui.station.field.base import Field
from sidos.tui.station.field.make import make_field
from sidos.tui.widget.body import Body
from sidos.tui.widget.lines_view import Lines, LinesView


class Asking(NamedTuple):
    """A question to be answered. `name` identifies it; `item` has no answer."""

    name: str
    item: AnyItem
    draft: Response | None


class AnswerView(Body):
    """`show` may be called at any time."""

    DEFAULT_CSS = """
    AnswerView > Field { max-width: 76; margin: 1 0 0 0; }
    """

    def __init__(self) -> None:
        super().__init__(id="body")
        self._asking = ""
        self.field: Field | None = None

    def compose(self) -> ComposeResult:
        """The lines; the field comes with a question."""
        yield LinesView(id="head")

    async def show(
        self, lines: Lines, asking: Asking | None, text: Translator, writing: Writing
    ) -> None:
        """Draw lines made by `lines`, and a field where something is asked."""
        head = self.query_one("#head", LinesView)
        name = asking.name if asking else ""
        if name == self._asking:
            head.show(lines)
            # Only when its texts changed: what is being typed may be newer than the draft.
            if asking is not None and self.field is not None and self.field.item != asking.item:
                self.field.show(asking.item, asking.draft, text)
            return
        self._asking = name
        old, self.field = self.field, self._make_field(asking, text, writing)
        async with self.batch():
            # All at once: a question on screen can be answered.
            head.show(lines)
            self.screen.set_focus(self, scroll_visible=False)
            if old is not None:
                old.display = False
            if self.field is not None:
                await self.mount(self.field)
                self.field.focus_first()
        self.scroll_home(animate=False)
        if old is not None:
            # Only after the next frame: a widget that is being removed can't be drawn.
            self.call_after_refresh(old.remove)

    @property
    def draws_prompt(self) -> bool:
        """Whether the field shows the prompt itself."""
        return self.field is not None and self.field.draws_prompt

    def _make_field(
        self, asking: Asking | None, text: Translator, writing: Writing
    ) -> Field | None:
        if asking is None:
            return None
        return make_field(asking.item, asking.draft, seed=0, writing=writing, translator=text)

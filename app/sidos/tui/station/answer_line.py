"""Below a question: how sure the learner is, if that is asked, and the button to answer."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Focus, Resize
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from sidos.i18n.translator import Translator
from sidos.model.attempt import Certainty
from sidos.study.sentences import CERTAINTIES
from sidos.tui.text import content

_LEVELS = tuple(Certainty)
_GAP = 2


class AnswerLine(Widget, can_focus=True):
    """Reached with Tab. With `certainty`, the keys 1–3 rate the answer and submit it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    AnswerLine { height: auto; margin: 1 0; color: $mark; }
    AnswerLine:focus { text-style: bold; color: $cursor-text; background: $cursor-ground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False),
        *(Binding(str(place), f"rate({place})", show=False) for place in (1, 2, 3)),
    ]

    visit: int = 0
    """The index of the visit that is answered here."""

    @dataclass
    class Pressed(Message):
        """A visit's answer is to be submitted as it is."""

        visit: int

    @dataclass
    class Rated(Message):
        """The learner rated how sure they are of a visit's answer."""

        certainty: Certainty
        visit: int

    def __init__(self) -> None:
        super().__init__()
        self._pieces: tuple[Content, ...] = ()

    def show(self, text: Translator, *, certainty: bool, chosen: Certainty | None) -> None:
        """Draw the line; `certainty`: whether to ask how sure the learner is."""
        if certainty:
            question = content(text.gettext("How sure are you?"))
            levels = [
                content(f"({'•' if level is chosen else ' '}) {place} {text.say(name)}")
                for place, (level, name) in enumerate(CERTAINTIES.items(), 1)
            ]
            self._pieces = (question, *levels)
        else:
            label = text.gettext("Answer")
            self._pieces = (content(f"[ {label} ]"),)
        self.refresh(layout=True)

    def _places(self, width: int) -> Iterator[tuple[int, int, Content]]:
        """Line, column and text of each piece; what doesn't fit goes to the next line."""
        line, column = 0, 0
        for piece in self._pieces:
            if column and column + piece.cell_length > width:
                line, column = line + 1, 0
            yield line, column, piece
            column += piece.cell_length + _GAP

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        return max((line for line, _, _ in self._places(width)), default=0) + 1

    def render(self) -> Content:
        """The button, or the question and its three answers."""
        lines: list[Content] = []
        for line, column, piece in self._places(self.content_size.width):
            if line == len(lines):
                lines.append(Content(""))
            gap = " " * (column - lines[line].cell_length)
            lines[line] = Content.assemble(lines[line], gap, piece)
        return Content("\n").join(lines)

    def action_press(self) -> None:
        """Submit the answer."""
        self.post_message(self.Pressed(self.visit))

    def action_rate(self, place: int) -> None:
        """Rate how sure the learner is."""
        if place < len(self._pieces):
            self.post_message(self.Rated(_LEVELS[place - 1], self.visit))

    def on_focus(self, _event: Focus) -> None:
        """Put the hardware cursor here, for screen readers."""
        self.call_after_refresh(self._follow)

    def on_resize(self, _event: Resize) -> None:
        """Keep the hardware cursor here."""
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset
            self.refresh()

    def on_click(self, event: Click) -> None:
        """Press what was clicked."""
        event.stop()
        for place, (line, column, piece) in enumerate(self._places(self.content_size.width)):
            if line == event.y and column <= event.x < column + piece.cell_length:
                if len(self._pieces) == 1:
                    self.action_press()
                elif place:
                    self.action_rate(place)

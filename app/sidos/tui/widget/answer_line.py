"""Below a question: how sure one is, where that is asked, and the button that gives the answer."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from sidos.i18n.translator import Translator
from sidos.model.attempt import Certainty
from sidos.study.wording import CERTAINTIES

_LEVELS = tuple(Certainty)


class AnswerLine(Widget, can_focus=True):
    """One line, reached with Tab. With `certainty`, 1–3 say how sure one is and give the answer."""

    DEFAULT_CSS = """
    AnswerLine { height: 1; margin: 1 0; color: $mark; }
    AnswerLine:focus { text-style: bold; color: $cursor-text; background: $cursor-ground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "press", show=False),
        *(Binding(str(place), f"rate({place})", show=False) for place in (1, 2, 3)),
    ]

    @dataclass
    class Pressed(Message):
        """The answer is to be given as it stands."""

    @dataclass
    class Rated(Message):
        """The learner said how sure they are."""

        certainty: Certainty

    def __init__(self) -> None:
        super().__init__()
        self._label = ""
        self._question = ""
        self._levels: tuple[str, ...] = ()
        self._chosen: Certainty | None = None

    def show(self, text: Translator, *, certainty: bool, chosen: Certainty | None) -> None:
        """Word the line; `certainty` says whether to ask how sure one is."""
        self._label = text.gettext("Answer")
        self._question = text.gettext("How sure are you?")
        self._levels = tuple(text.say(CERTAINTIES[level]) for level in _LEVELS) if certainty else ()
        self._chosen = chosen
        self.refresh()

    def render(self) -> Content:
        """The button, or the question and its three answers."""
        if not self._levels:
            return Content(f"[ {self._label} ]")
        parts = [self._question]
        for place, (level, name) in enumerate(zip(_LEVELS, self._levels, strict=True), 1):
            picked = "•" if level is self._chosen else " "
            parts.append(f"({picked}) {place} {name}")
        return Content("  ".join(parts))

    def action_press(self) -> None:
        """Give the answer."""
        self.post_message(self.Pressed())

    def action_rate(self, place: int) -> None:
        """Say how sure one is."""
        if self._levels:
            self.post_message(self.Rated(_LEVELS[place - 1]))

    def on_click(self, event: Click) -> None:
        """Press what was clicked."""
        if not self._levels:
            self.action_press()
            return
        start = len(self._question) + 2
        for place, name in enumerate(self._levels, 1):
            end = start + len(name) + 6
            if start <= event.x < end:
                self.action_rate(place)
            start = end + 2

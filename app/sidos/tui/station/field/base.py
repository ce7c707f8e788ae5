"""What all answer fields share. A field draws an item and the draft, and posts what the learner
changes; only the session holds the answer."""

from dataclasses import dataclass
from typing import ClassVar

from textual.containers import Vertical
from textual.message import Message

from sidos.i18n.translator import Translator
from sidos.model.attempt import Response, Writing
from sidos.model.item import AnyItem


class Field(Vertical):
    """A field for one item. `seed` orders the parts as they are shown.

    `show` may be called at any time with the same item in another language: a partial answer,
    the focus and the cursor stay.
    """

    DEFAULT_CSS = """
    Field { height: auto; }
    """

    draws_prompt: ClassVar[bool] = False
    """Whether the field shows the prompt itself (with gaps in it)."""
    typed: ClassVar[bool] = False
    """Whether letters are typed into it."""

    visit: int = 0
    """The index of the visit that is answered here: messages may arrive when the session is
    elsewhere already."""

    @dataclass
    class Changed(Message):
        """The learner changed the draft of a visit."""

        response: Response
        visit: int

    @dataclass
    class Submitted(Message):
        """The learner submits a visit's answer as it is (with Enter in a line, for example)."""

        visit: int

    def __init__(
        self,
        item: AnyItem,
        response: Response | None,
        *,
        seed: int,
        writing: Writing,
        translator: Translator,
    ) -> None:
        super().__init__()
        self.item = item
        self.response = response
        self.seed = seed
        self.writing = writing
        self.translator = translator

    def on_mount(self) -> None:
        """Draw the draft."""
        self.draw()

    def show(self, item: AnyItem, response: Response | None, translator: Translator) -> None:
        """Draw the same item (perhaps in another language) with this draft."""
        self.item, self.response, self.translator = item, response, translator
        if self.is_mounted:
            self.draw()

    def focus_first(self) -> None:
        """Put the focus where answering begins."""
        for widget in self.query("*"):
            if widget.focusable:
                # It keeps its cursor in sight itself.
                self.screen.set_focus(widget, scroll_visible=False)
                return

    def draw(self) -> None:
        """Draw item and draft; called when either has changed."""
        raise NotImplementedError

    def change(self, response: Response) -> None:
        """Apply the learner's change and post it."""
        self.response = response
        self.draw()
        self.post_message(self.Changed(response, self.visit))

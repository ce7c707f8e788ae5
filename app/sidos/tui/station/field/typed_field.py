"""What the typed fields share. While the user types, drafts come back later than they were posted:
those that this field has posted itself never overwrite what has been typed since."""

from collections import deque
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.widgets import Input

from sidos.i18n.translator import Translator
from sidos.model.attempt import Response
from sidos.model.item import AnyItem
from sidos.tui.station.field.base import Field
from sidos.tui.widget.line import Line

_REMEMBERED = 100


class TypedField(Field):
    """A field that letters are typed into."""

    typed: ClassVar[bool] = True

    @cached_property
    def _own_drafts(self) -> deque[Response]:
        """The latest drafts that this field has posted."""
        return deque(maxlen=_REMEMBERED)

    def show(self, item: AnyItem, response: Response | None, translator: Translator) -> None:
        """Draw the item; only a draft that came from elsewhere replaces what was typed."""
        self.item, self.translator = item, translator
        if response not in self._own_drafts:
            self._own_drafts.clear()
            self.response = response
            if self.is_mounted:
                self.write()
        if self.is_mounted:
            self.draw()

    def draw(self) -> None:
        """Draw the words of the item: by default there are none."""

    def read(self) -> Response:
        """What is typed now."""
        raise NotImplementedError

    def write(self) -> None:
        """Put the draft into the line or lines."""
        raise NotImplementedError

    @property
    def drafted(self) -> Response:
        """What is typed when the draft is shown unchanged."""
        raise NotImplementedError

    def post_draft(self) -> None:
        """Post what has been typed, if it has changed."""
        typed = self.read()
        if typed != self.drafted:
            self._own_drafts.append(typed)
            self.change(typed)

    def submit(self) -> None:
        """Submit the answer as it is typed now."""
        self.post_draft()
        self.post_message(self.Submitted(self.visit))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_draft()

    @on(Line.Entered)
    def _entered(self, event: Line.Entered) -> None:
        event.stop()
        self.entered(event.line)

    def entered(self, line: Line) -> None:
        """Enter was pressed in `line`."""
        self.submit()

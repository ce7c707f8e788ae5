"""What the typed fields share. While one types, drafts come back later than they were told:
those that this field has told itself never overwrite what has been typed since."""

from collections import deque
from typing import ClassVar

from textual import on
from textual.widgets import Input

from sidos.i18n.translator import Translator
from sidos.model.attempt import Response, Writing
from sidos.model.item import AnyItem
from sidos.tui.station.field.base import Field
from sidos.tui.widget.line import Line

_REMEMBERED = 100


class TypedField(Field):
    """A field that letters are typed into."""

    typed: ClassVar[bool] = True

    def __init__(
        self,
        item: AnyItem,
        response: Response | None,
        *,
        seed: int,
        writing: Writing,
        translator: Translator,
    ) -> None:
        super().__init__(item, response, seed=seed, writing=writing, translator=translator)
        self._told: deque[Response] = deque(maxlen=_REMEMBERED)

    def on_mount(self) -> None:
        """Draw what was given."""
        self.draw()

    def show(self, item: AnyItem, response: Response | None, translator: Translator) -> None:
        """Draw the item; what was typed gives way only to a draft that came from elsewhere."""
        self.item, self.translator = item, translator
        if response not in self._told:
            self._told.clear()
            self.response = response
            if self.is_mounted:
                self.write()
        if self.is_mounted:
            self.draw()

    def read(self) -> Response:
        """What is typed now."""
        raise NotImplementedError

    def write(self) -> None:
        """Put the draft into what is typed into."""
        raise NotImplementedError

    @property
    def drafted(self) -> Response:
        """What is typed when the draft is shown as it stands."""
        raise NotImplementedError

    def take(self) -> None:
        """Tell of what has been typed, if that is news."""
        typed = self.read()
        if typed != self.drafted:
            self._told.append(typed)
            self.change(typed)

    def give(self) -> None:
        """Give the answer as it is typed now."""
        self.take()
        self.post_message(self.Given())

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.take()

    @on(Line.Entered)
    def _entered(self, event: Line.Entered) -> None:
        event.stop()
        self.entered(event.line)

    def entered(self, line: Line) -> None:
        """Enter was pressed in `line`."""
        self.give()

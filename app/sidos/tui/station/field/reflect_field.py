"""Free writing: it isn't scored, so any text will do."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import TextArea

from sidos.model.attempt import Response
from sidos.tui.station.field.draft import line_of
from sidos.tui.station.field.essay import Essay
from sidos.tui.station.field.typed_field import TypedField


class ReflectField(TypedField):
    """A text. The draft is what is written."""

    @property
    def drafted(self) -> Response:
        """The draft as the text area holds it."""
        return line_of(self.response)

    def compose(self) -> ComposeResult:
        """The text."""
        yield Essay(line_of(self.response))

    def read(self) -> Response:
        """The text as it is written."""
        return self.query_one(Essay).text

    def write(self) -> None:
        """Put the draft into the text area."""
        self.query_one(Essay).set_text(line_of(self.response))

    @on(TextArea.Changed)
    def _written(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_draft()

    @on(Essay.Entered)
    def _essay_entered(self, event: Essay.Entered) -> None:
        event.stop()
        self.submit()

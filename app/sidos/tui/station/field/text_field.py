"""A short answer or a number, typed into one line."""

from textual.app import ComposeResult

from sidos.model.attempt import Response
from sidos.model.item import Number
from sidos.tui.station.field.draft import line_of
from sidos.tui.station.field.typed_field import TypedField
from sidos.tui.widget.line import Line, LineRow, typed_line


class TextField(TypedField):
    """One line. The draft is what is typed."""

    @property
    def drafted(self) -> Response:
        """The draft in one line."""
        return typed_line(line_of(self.response))

    def compose(self) -> ComposeResult:
        """The line."""
        yield LineRow(line_of(self.response))

    def read(self) -> Response:
        """The line as it is typed."""
        return self.query_one(Line).value

    def write(self) -> None:
        """Put the draft into the line."""
        self.query_one(Line).set_text(line_of(self.response))


class NumberField(TextField):
    """One line and, behind it, the unit."""

    DEFAULT_CSS = """
    NumberField LineRow > Line { max-width: 24; }
    """

    @property
    def unit(self) -> str:
        """The unit in the language on screen."""
        return self.item.unit if isinstance(self.item, Number) else ""

    def compose(self) -> ComposeResult:
        """The line and its unit."""
        yield LineRow(line_of(self.response), unit=self.unit)

    def draw(self) -> None:
        """Draw the unit."""
        self.query_one(LineRow).show_unit(self.unit)

"""One line to type an answer into. What can't be drawn never gets in, and a line longer than an
answer may be is cut one character past the limit: it is refused all the same, and stays fast."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import DescendantBlur, DescendantFocus, Focus
from textual.message import Message
from textual.widgets import Input, Static

from sidos.engine.step import LONGEST
from sidos.tui.command import bindings
from sidos.tui.markdown_lines import line_content
from sidos.tui.text import content, plain


class TextInput(Input):
    """An input whose cursor doesn't blink (a timer would wake the app for it), and from which
    Ctrl+Z never suspends the app: whoever types means undo."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+z", "ignore", show=False)]

    def __init__(
        self, value: str = "", *, max_length: int = 0, select_on_focus: bool = True
    ) -> None:
        super().__init__(value, max_length=max_length, select_on_focus=select_on_focus)
        self.cursor_blink = False

    def action_ignore(self) -> None:
        """Do nothing: the key ends here."""


class Line(TextInput):
    """An input one line high."""

    DEFAULT_CSS = """
    Line {
        width: 1fr;
        height: 1;
        padding: 0 1;
        color: $foreground;
        background: $panel;
        border: none;
        border-left: solid $quiet;
        border-right: solid $quiet;
        &:focus {
            border: none;
            border-left: outer $mark;
            border-right: outer $mark;
            background: $panel;
            background-tint: $foreground 0%;
        }
        & > .input--cursor { background: $foreground; color: $background; text-style: none; }
        & > .input--selection { background: $mark; color: $background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("answer")]

    class Entered(Message):
        """Enter was pressed in the line."""

        def __init__(self, line: "Line") -> None:
            super().__init__()
            self.line = line

        @property
        def control(self) -> "Line":
            """The line."""
            return self.line

    def __init__(self, value: str = "") -> None:
        super().__init__(typed_line(value), select_on_focus=False)

    def set_text(self, text: str) -> None:
        """Show another text; the cursor stays where it can."""
        text = typed_line(text)
        if text != self.value:
            self.value = text

    def type_text(self, text: str) -> None:
        """Type `text` at the cursor, in place of what is selected."""
        self.replace(text, *self.selection)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a range, as `Input` does, with text that can be drawn."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        room = max(0, LONGEST + 1 - (len(self.value) - (end - start)))
        super().replace(typed_line(text)[:room], start, end)

    def on_focus(self, _event: Focus) -> None:
        """Keep the line in view, and the hardware cursor in it."""
        self.scroll_visible(animate=False)
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()  # the terminal gets the new position with the next frame

    def action_answer(self) -> None:
        """Post that Enter was pressed."""
        self.post_message(self.Entered(self))


class LineRow(Horizontal):
    """A line between its label and its unit; a pointer shows where the focus is."""

    DEFAULT_CSS = """
    LineRow {
        height: auto;
        & > Static { width: auto; color: $mark; text-style: bold; }
        & > .unit { max-width: 40%; padding: 0 0 0 1; color: $foreground; text-style: none; }
    }
    """

    def __init__(self, value: str = "", *, label: str = "", unit: str | None = None) -> None:
        super().__init__()
        self.line = Line(value)
        self._label = label
        self._pointer = Static(content(f"  {label}"))
        self._unit = None if unit is None else Static(line_content(unit), classes="unit")

    def compose(self) -> ComposeResult:
        """Label, line, unit."""
        yield self._pointer
        yield self.line
        if self._unit is not None:
            yield self._unit

    def show_unit(self, unit: str) -> None:
        """Redraw the unit."""
        if self._unit is not None:
            self._unit.update(line_content(unit))

    def on_descendant_focus(self, _event: DescendantFocus) -> None:
        """Show the pointer."""
        self._pointer.update(content(f"› {self._label}"))

    def on_descendant_blur(self, _event: DescendantBlur) -> None:
        """Remove the pointer."""
        self._pointer.update(content(f"  {self._label}"))


def typed_line(text: str) -> str:
    """`text` as a line can hold it."""
    line = " ".join(plain(text[: 2 * LONGEST]).splitlines()).replace("\t", " ")
    return line[: LONGEST + 1]

"""Several lines to write into. What can't be drawn never gets in, and a text longer than an
answer may be is cut one character past the limit: it is refused all the same, and stays fast."""

from dataclasses import replace
from typing import ClassVar

from textual.binding import BindingType
from textual.events import Focus
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from sidos.engine.step import LONGEST
from sidos.tui.command import bindings
from sidos.tui.text import plain


class Essay(TextArea):
    """A text area for an answer; its cursor doesn't blink (a timer would wake the app for it)."""

    DEFAULT_CSS = """
    Essay {
        height: 8;
        padding: 0 1;
        color: $foreground;
        background: $panel;
        border: none;
        border-left: solid $quiet;
        border-right: solid $quiet;
        scrollbar-size-vertical: 1;
        &:focus {
            border: none;
            border-left: outer $mark;
            border-right: outer $mark;
        }
        & .text-area--cursor, &:light .text-area--cursor, &:dark .text-area--cursor {
            background: $foreground; color: $background; text-style: none;
        }
        & .text-area--selection { background: $mark; color: $background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("give")]

    class Entered(Message):
        """The answer was submitted from inside the text."""

    def __init__(self, text: str = "") -> None:
        super().__init__(plain(text[: LONGEST + 1]), highlight_cursor_line=False)
        self.cursor_blink = False

    def set_text(self, text: str) -> None:
        """Show another text."""
        text = plain(text[: LONGEST + 1])
        if text != self.text:
            self.text = text

    def type_text(self, text: str) -> None:
        """Type `text` at the cursor, in place of what is selected."""
        self.replace(text, *self.selection, maintain_selection_offset=False)

    def edit(self, edit: Edit) -> EditResult:
        """Edit, as `TextArea` does, with text that can be drawn."""
        outside = len(self.text) - len(self.get_text_range(edit.top, edit.bottom))
        text = plain(edit.text[: 2 * LONGEST])[: max(0, LONGEST + 1 - outside)]
        return super().edit(replace(edit, text=text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the function keys to the screen."""
        return action not in {"select_line", "select_all"}

    def on_focus(self, _event: Focus) -> None:
        """Keep the text in view, and the hardware cursor in it."""
        self.scroll_visible(animate=False)
        self.call_after_refresh(self._point)

    def _point(self) -> None:
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
            self.refresh()  # the terminal gets the new position with the next frame

    def action_answer(self) -> None:
        """Submit the answer."""
        self.post_message(self.Entered())

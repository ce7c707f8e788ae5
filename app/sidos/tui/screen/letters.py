"""Letters that a keyboard may lack, offered over the screen that is typed into.

It has no words, so it is the same in every language.
"""

from typing import ClassVar, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Focus
from textual.geometry import Offset
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget

from sidos.tui.command import NUMBERS, bindings
from sidos.tui.screen.worded import WordedScreen

LETTERS = "åäöÅÄÖ"
_CELLS = 6  # of a letter with its pointer and number


@runtime_checkable
class Typing(Protocol):
    """A widget that letters can be typed into."""

    def type_text(self, text: str) -> None:
        """Type `text` at the cursor."""


class LetterRow(Widget, can_focus=True):
    """The letters in one line; the one under the cursor has a pointer and a background."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LetterRow { width: auto; height: auto; color: $foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("letter-left", "letter-right", "letter-type", *NUMBERS[: len(LETTERS)])
    ]

    class Picked(Message):
        """A letter was picked."""

        def __init__(self, letter: str) -> None:
            super().__init__()
            self.letter = letter

    def __init__(self) -> None:
        super().__init__()
        self._cursor = 0

    def render(self) -> Content:
        """The letters."""
        pieces = []
        for place, letter in enumerate(LETTERS):
            here = place == self._cursor
            style = "bold $cursor-text on $cursor-ground" if here else ""
            text = f"{'›' if here else ' '}{place + 1} {letter}"
            pieces.append(Content.styled(text.ljust(_CELLS), style))
        return Content("").join(pieces)

    def on_focus(self, _event: Focus) -> None:
        """Put the hardware cursor on the letter."""
        self.call_after_refresh(self._go, self._cursor)

    def _go(self, place: int) -> None:
        self._cursor = place % len(LETTERS)
        self.app.cursor_position = self.content_region.offset + Offset(self._cursor * _CELLS + 3, 0)
        self.refresh()

    def action_move(self, by: int) -> None:
        """Move the cursor by letters, wrapping around."""
        self._go(self._cursor + by)

    def action_number(self, number: int) -> None:
        """Pick a letter by its number."""
        self.post_message(self.Picked(LETTERS[number - 1]))

    def action_type(self) -> None:
        """Pick the letter under the cursor."""
        self.action_number(self._cursor + 1)

    def on_click(self, event: Click) -> None:
        """Pick the letter that was clicked."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None:
            self.action_number(min(offset.x // _CELLS, len(LETTERS) - 1) + 1)


class LettersScreen(WordedScreen, ModalScreen[None]):
    """Types a letter into the screen beneath, and closes."""

    DEFAULT_CSS = """
    LettersScreen {
        align: center middle;
        background: $background 60%;
        & > LetterRow { background: $panel; border: round $mark; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", "language")]

    def compose(self) -> ComposeResult:
        """The letters."""
        yield LetterRow()

    def on_letter_row_picked(self, event: LetterRow.Picked) -> None:
        """Type the letter into the focused widget beneath, or else the first that takes
        letters."""
        event.stop()
        if not self.is_on_top:
            return  # a second key came before this had closed
        beneath = self.app.screen_stack[-2]
        targets = [beneath.focused, *beneath.query("Line, Essay")]
        for target in targets:
            if isinstance(target, Widget) and isinstance(target, Typing):
                target.type_text(event.letter)
                beneath.set_focus(target)
                break
        self.close_me()

    def on_click(self) -> None:
        """Close at a click beside the letters."""
        self.close_me()

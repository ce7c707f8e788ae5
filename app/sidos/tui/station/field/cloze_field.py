"""A sentence with gaps, each filled with what has been typed so far, and a line for each gap."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from sidos.model.attempt import Response
from sidos.model.item import Cloze
from sidos.tui.command import bindings
from sidos.tui.markdown_lines import text_lines
from sidos.tui.station.field.draft import entries_of
from sidos.tui.station.field.typed_field import TypedField
from sidos.tui.text import content, plain
from sidos.tui.widget.line import Line, LineRow, typed_line
from sidos.tui.widget.lines_view import LinesView

_LONGEST = 40


class ClozeField(TypedField):
    """Fill gaps. The draft maps a gap's id to its line, typed ones only."""

    DEFAULT_CSS = """
    ClozeField > LinesView { margin: 0 0 1 0; }
    """
    draws_prompt: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("up", "down")]

    @property
    def gaps(self) -> list[str]:
        """Ids of the gaps, in the item's order: it is the same in all languages."""
        return [gap.id for gap in self.item.gaps] if isinstance(self.item, Cloze) else []

    @property
    def drafted(self) -> Response:
        """The draft's lines that aren't empty."""
        entries = entries_of(self.response)
        lines = {name: typed_line(entries.get(name, "")) for name in self.gaps}
        return {name: line for name, line in lines.items() if line}

    @property
    def _lines(self) -> list[Line]:
        return list(self.query(Line))

    def compose(self) -> ComposeResult:
        """The sentence; below it a line for each gap."""
        yield LinesView()
        entries = entries_of(self.response)
        for number, name in enumerate(self.gaps, 1):
            yield LineRow(entries.get(name, ""), label=f"{number} ")

    def read(self) -> Response:
        """The lines that something is typed into."""
        typed = zip(self.gaps, self._lines, strict=False)
        return {name: line.value for name, line in typed if line.value}

    def write(self) -> None:
        """Put the draft into the lines."""
        entries = entries_of(self.response)
        for name, line in zip(self.gaps, self._lines, strict=False):
            line.set_text(entries.get(name, ""))

    def draw(self) -> None:
        """The sentence with its gaps as they are filled now."""
        filled = [line.value for line in self._lines]

        def sentence(width: int) -> list[Content]:
            return text_lines(
                self.item.prompt,
                width,
                tuple(self.gaps),
                lambda number: _blank(number, filled[number - 1] if filled else ""),
            )

        self.query_one(LinesView).show(sentence)

    def entered(self, line: Line) -> None:
        """Go to the next gap that is empty; where none is left, submit the answer."""
        lines = self._lines
        for other in lines[lines.index(line) + 1 :]:
            if not other.value.strip():
                other.focus()
                return
        self.submit()

    def action_move(self, by: int) -> None:
        """Go to the line above or below."""
        lines = self._lines
        place = next((place for place, line in enumerate(lines) if line.has_focus), None)
        if place is not None and 0 <= place + by < len(lines):
            lines[place + by].focus()


def _blank(number: int, typed: str) -> Content:
    """A gap inside the sentence: its number and what is typed, or a blank."""
    filled = content(plain(typed)).truncate(_LONGEST, ellipsis=True).plain.strip()
    return content(f"[{number}:{filled or '____'}]", "bold $mark")

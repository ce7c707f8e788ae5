"""The panel at the bottom of a screen: one text's id, place, note, width, source, translation."""

from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Focus

from sidos.model.message import Message
from sidos.tui.command import bindings
from sidos.tui.text import content, one_line
from sidos.tui.widget.lines_view import LinesView

if TYPE_CHECKING:
    from sidos.i18n.translator import Translator
    from sidos.tui.translator.mode import TranslatorMode


class PanelFacts(Struct, frozen=True, kw_only=True):
    """What the panel shows of a text. `place`: file and line, "" where there is none; `number` of
    `count` texts on the screen; `limit`: the cells it may take; `translated`: its source is
    in another language than the one on screen."""

    id: str
    state: Message
    place: str
    note: str
    source: str
    translation: str
    translated: bool
    used: int
    limit: int | None
    number: int
    count: int


class Panel(VerticalScroll, inherit_bindings=False):
    """Reached with F9; its keys step through the texts of the screen."""

    DEFAULT_CSS = """
    Panel {
        dock: bottom;
        height: 9;
        margin: 0 0 1 0;
        padding: 0 1;
        background: $panel;
        border-top: solid $bar-ground;
        scrollbar-size-vertical: 1;
        &:focus { border-top: solid $mark; }
        & > LinesView { max-width: 100%; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("edit-text", "next-text", "previous-text", "close-panel"),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]

    def __init__(self, mode: "TranslatorMode") -> None:
        super().__init__()
        self._mode = mode
        self._facts: PanelFacts | None = None
        self._text: Translator | None = None
        self._view = LinesView(self._lines)

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._view

    @property
    def facts(self) -> PanelFacts | None:
        """The facts on screen."""
        return self._facts

    def show(self, facts: PanelFacts | None, text: "Translator") -> None:
        """Show these facts, worded by `text`."""
        moved = (facts and facts.id) != (self._facts and self._facts.id)
        self._facts, self._text = facts, text
        self._view.show(self._lines)
        if moved:
            self.scroll_home(animate=False)

    def on_focus(self, _event: Focus) -> None:
        """Put the hardware cursor here, for screen readers."""
        self.app.cursor_position = self.content_region.offset

    def action_step(self, by: int) -> None:
        """Go to another text of the screen."""
        self._mode.step(by)

    def action_edit(self) -> None:
        """Open the text in an editor."""
        self._mode.edit()

    async def action_shut(self) -> None:
        """Close."""
        await self._mode.close()

    def _lines(self, width: int) -> list[Content]:
        facts, text = self._facts, self._text
        if text is None:
            return []
        if facts is None:
            return content(text.gettext("There is no text here to translate."), "$quiet").wrap(
                width
            )
        state = content(text.say(facts.state), "bold $mark")
        room = max(1, width - state.cell_length - 2)
        name = content(one_line(facts.id), "bold").truncate(room, ellipsis=True)
        gap = " " * max(2, width - state.cell_length - name.cell_length)
        counted = text.gettext("{number} of {count}", number=facts.number, count=facts.count)
        where = content(counted, "$quiet")
        place = _from_the_left(one_line(facts.place), max(1, width - where.cell_length - 2))
        between = " " * max(2, width - where.cell_length - place.cell_length)
        return [
            Content.assemble(name, gap, state),
            Content.assemble(place, between, where),
            *content(
                " · ".join([self._width(facts, text), *_note_lines(facts.note)]), "$quiet"
            ).wrap(width),
            *content(text.gettext("Source: {text}", text=facts.source)).wrap(width),
            *self._translation(facts, text, width),
        ]

    def _translation(self, facts: PanelFacts, text: "Translator", width: int) -> list[Content]:
        if facts.translated:
            return content(text.gettext("Translation: {text}", text=facts.translation)).wrap(width)
        return []  # it is written in the language on screen

    def _width(self, facts: PanelFacts, text: "Translator") -> str:
        if facts.limit is None:
            return text.gettext("Width: {used}", used=facts.used)
        return text.gettext("Width: {used} of {limit}", used=facts.used, limit=facts.limit)


def _note_lines(note: str) -> list[str]:
    return [line for line in note.split("\n") if line]


def _from_the_left(line: str, room: int) -> Content:
    """A place in `room` cells: a long one is cut at its beginning."""
    whole = content(line, "$quiet")
    if whole.cell_length <= room:
        return whole
    cut = line
    while cut and content(cut).cell_length > room - 1:
        cut = cut[1:]
    return content(f"…{cut}", "$quiet")

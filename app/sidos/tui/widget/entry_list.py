"""A list of entries under headings, drawn by lines: only what is in sight is ever laid out.

It can be moved through by its own keys where it has the focus, or by a line that is typed into.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Focus, MouseDown, MouseEvent, MouseUp, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sidos.tui.text import one_line

Piece = tuple[str, str]
"""A text, and the name of its style: plain, quiet or mark."""


class ListEntry(NamedTuple):
    """`key` is empty for a heading, on which the cursor never stands. `tail` stands at the end of
    the line; `below` makes a second line for a width in cells; `strong`: looks like a heading."""

    text: str
    key: str = ""
    tail: str = ""
    below: Callable[[int], Sequence[Piece]] | None = None
    strong: bool = False


class EntryList(ScrollView, can_focus=True):
    """Entries; the cursor stands on those that have a key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    EntryList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & > .entry-list--heading { color: $mark; text-style: bold; }
        & > .entry-list--plain { color: $foreground; }
        & > .entry-list--quiet { color: $quiet; }
        & > .entry-list--mark { color: $accent; text-style: bold; }
        & > .entry-list--cursor {
            color: $cursor-text; background: $cursor-ground; text-style: bold;
        }
        & > .entry-list--cursor-mark {
            color: $cursor-text; background: $cursor-ground; text-style: bold underline;
        }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "entry-list--heading",
        "entry-list--plain",
        "entry-list--quiet",
        "entry-list--mark",
        "entry-list--cursor",
        "entry-list--cursor-mark",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "edge(0)", show=False),
        Binding("end", "edge(-1)", show=False),
    ]

    @dataclass
    class Moved(Message):
        """The cursor stands on another entry."""

        entries: "EntryList"
        key: str

        @property
        def control(self) -> "EntryList":
            """The list."""
            return self.entries

    @dataclass
    class Clicked(Moved):
        """An entry was clicked; the cursor is there now."""

    @dataclass
    class Dragged(Moved):
        """An entry was dragged with the mouse onto the one with the key `onto`."""

        onto: str

    def __init__(self, *, focus: bool = True, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.can_focus = focus
        self._entries: Sequence[ListEntry] = ()
        self._tops: list[int] = [0]
        self._stops: list[int] = []
        self._cursor = 0
        self._pressed: int | None = None
        self._was_dragged = False
        self._strips: dict[tuple[int, bool, int], Strip] = {}

    @property
    def highlighted(self) -> str:
        """The key of the entry under the cursor; empty where there is none."""
        return self._entries[self._stops[self._cursor]].key if self._stops else ""

    @property
    def row_text(self) -> str:
        """The text of the entry under the cursor."""
        return self._entries[self._stops[self._cursor]].text if self._stops else ""

    def show(self, entries: Sequence[ListEntry], at: str | None = None) -> None:
        """Draw other entries. The cursor goes to the one with the key `at`, else to the first;
        None: it stays on its own where that is still there."""
        wanted = self.highlighted if at is None else at
        self._entries = entries
        self._strips.clear()
        self._tops = list(accumulate((1 + (e.below is not None) for e in entries), initial=0))
        self._stops = [index for index, entry in enumerate(entries) if entry.key]
        keys = [entries[index].key for index in self._stops]
        self._cursor = keys.index(wanted) if wanted in keys else 0
        self.virtual_size = Size(0, self._tops[-1])
        self.refresh()
        self._follow()

    def notify_style_update(self) -> None:
        """Another theme has other colours."""
        super().notify_style_update()
        self._strips.clear()

    # Moving

    def action_move(self, by: int) -> None:
        """Move the cursor by entries."""
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a screenful."""
        lines = max(1, self.size.height - 1)
        if self._stops:
            target = self._tops[self._stops[self._cursor]] + by * lines
            passed = sum(self._tops[stop] < target for stop in self._stops)
            self._go(passed if by > 0 else min(passed, self._cursor - 1))

    def action_edge(self, place: int) -> None:
        """Move the cursor to the first or last entry."""
        self._go(place if place >= 0 else len(self._stops) - 1)

    def _go(self, cursor: int) -> None:
        cursor = max(0, min(cursor, len(self._stops) - 1))
        if self._stops and cursor != self._cursor:
            self._cursor = cursor
            self.refresh()
            self._follow()
            self.post_message(self.Moved(self, self.highlighted))

    def _follow(self) -> None:
        """Scroll the cursor's entry, with a heading right above it, into sight, and put the
        hardware cursor there: screen readers follow it."""
        if not self._stops:
            return
        stop = self._stops[self._cursor]
        first = stop - 1 if stop and not self._entries[stop - 1].key else stop
        top = 0 if self._cursor == 0 else self._tops[first]
        region = Region(0, top, 1, self._tops[stop + 1] - top)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)
        if self.has_focus:
            line = self.region.y + self._tops[stop] - self.scroll_offset.y
            self.app.cursor_position = Offset(self.region.x, line)

    def on_focus(self, _event: Focus) -> None:
        """Show where the cursor is."""
        self._follow()

    def on_resize(self, _event: Resize) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def on_click(self, event: Click) -> None:
        """Go to the entry that was clicked, and tell."""
        place = self._place_at(event)
        if place is not None and not self._was_dragged:
            self._go(place)
            self.post_message(self.Clicked(self, self.highlighted))

    def on_mouse_down(self, event: MouseDown) -> None:
        """It may be the beginning of a drag."""
        self._pressed, self._was_dragged = self._place_at(event), False

    def on_mouse_up(self, event: MouseUp) -> None:
        """Tell of a drag: the button went down on one entry and up on another."""
        held, self._pressed = self._pressed, None
        onto = self._place_at(event)
        self._was_dragged = held is not None and onto is not None and held != onto
        if held is None or onto is None or not self._was_dragged or held >= len(self._stops):
            return
        self._go(held)
        onto_key = self._entries[self._stops[onto]].key
        self.post_message(self.Dragged(self, self.highlighted, onto_key))

    def _place_at(self, event: MouseEvent) -> int | None:
        """Which of the entries that the cursor can stand on is under the mouse."""
        offset = event.get_content_offset(self)
        index = self._index(offset.y + self.scroll_offset.y) if offset is not None else -1
        return self._stops.index(index) if index in self._stops else None

    def _index(self, line: int) -> int:
        """The index of the entry that has a line; -1 where there is none."""
        if line >= self._tops[-1]:
            return -1
        return next(at for at in range(len(self._entries)) if line < self._tops[at + 1])

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line: a heading, an entry's own or what is below it, or nothing."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        index = self._index(line)
        if index < 0:
            return Strip.blank(width, self.rich_style)
        at_cursor = bool(self._stops) and index == self._stops[self._cursor]
        known = (line, at_cursor, width)
        if known not in self._strips:
            own = line == self._tops[index]
            self._strips[known] = self._strip(self._entries[index], own, at_cursor, width)
        return self._strips[known]

    def _strip(self, entry: ListEntry, own: bool, at_cursor: bool, width: int) -> Strip:
        pieces = _own_line(entry, at_cursor, width) if own else _below(entry, width)
        segments = [
            Segment(text, self.get_component_rich_style(f"entry-list--{_style(name, at_cursor)}"))
            for text, name in pieces
        ]
        ground = self.get_component_rich_style(f"entry-list--{_style('plain', at_cursor)}")
        return Strip(segments).adjust_cell_length(width, ground).simplify()


def _style(name: str, at_cursor: bool) -> str:
    if at_cursor:
        return "cursor-mark" if name == "mark" else "cursor"
    return name


def _own_line(entry: ListEntry, at_cursor: bool, width: int) -> Iterator[Piece]:
    if not entry.key:
        yield _cut(f" {entry.text}", width), "heading"
        return
    tail = f" {entry.tail} " if entry.tail else ""
    room = max(0, width - 3 - cell_len(tail))
    text = _cut(entry.text, room)
    yield (" › " if at_cursor else "   "), "plain"
    name = "heading" if entry.strong else "plain"
    yield text + " " * (room - cell_len(text)), name
    yield tail, "quiet"


def _below(entry: ListEntry, width: int) -> Iterator[Piece]:
    """The second line, cut where it is too long."""
    indent, room = "     ", max(0, width - 6)
    yield indent, "quiet"
    for text, name in entry.below(room) if entry.below else ():
        shown = _cut(text, room)
        yield shown, name
        room -= cell_len(shown)


def _cut(text: str, room: int) -> str:
    line = one_line(text)
    # White space at the ends is kept: other pieces stand there.
    line = " " * text.startswith(" ") + line + " " * (text.endswith(" ") and len(text) > 1)
    return Content(line).truncate(room, ellipsis=True).plain if room > 0 else ""

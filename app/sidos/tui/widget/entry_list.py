"""A list of entries under headings, drawn by lines: only visible entries are laid out, so
5,000 entries are as fast as twelve.

It can be moved through by its own keys where it has the focus, or by a line that is typed into.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.events import Click, Focus, MouseDown, MouseEvent, MouseMove, MouseUp, Resize
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from sidos.tui.widget.list_entry import ListEntry, first_line, second_line


class EntryList(ScrollView, can_focus=True):
    """The cursor moves over the entries that have a key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    EntryList {
        height: 1fr;
        scrollbar-size-vertical: 1;
        & > .entry-list--heading { color: $mark; text-style: bold; }
        & > .entry-list--plain { color: $foreground; }
        & > .entry-list--quiet { color: $quiet; }
        & > .entry-list--done { color: $right; }
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
        "entry-list--done",
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
        """The cursor is on another entry."""

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

    def __init__(
        self, entries: Sequence[ListEntry] = (), at: str = "", *, focus: bool = True
    ) -> None:
        super().__init__()
        self.can_focus = focus
        self._cursor = 0
        self._set(entries, at)
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
        None: it stays on its own where that is still there. Only what differs is painted."""
        before, tops, cursor = self._entries, self._tops, self._cursor
        self._set(entries, self.highlighted if at is None else at)
        self._strips.clear()
        if self._tops != tops:
            self._measure()
            self.refresh()
        elif self._entries != before:
            for index in self._visible_indexes():
                if before[index] != entries[index]:
                    self._refresh_entry(index)
        if self._cursor != cursor or self._tops != tops:
            self.refresh()
            self._follow()

    def _set(self, entries: Sequence[ListEntry], at: str) -> None:
        self._entries = entries
        self._tops = list(accumulate([1 + (e.below is not None) for e in entries], initial=0))
        self._stops = [index for index, entry in enumerate(entries) if entry.key]
        self._cursor = self._place(at) or 0

    def go_to(self, key: str) -> None:
        """Put the cursor on the entry with that key, where there is one."""
        place = self._place(key)
        if place is not None:
            self._go(place)

    def _place(self, key: str) -> int | None:
        """The number of the entry with a key, among those that the cursor moves over."""
        places = (place for place, at in enumerate(self._stops) if self._entries[at].key == key)
        return next(places, None)

    def on_mount(self) -> None:
        """Set the size and the scrollbar before the first frame, which saves a second one."""
        self._measure()
        self.show_vertical_scrollbar = self._tops[-1] > self.app.size.height

    def _measure(self) -> None:
        self.virtual_size = Size(0, self._tops[-1])

    def _visible_indexes(self) -> range:
        """The indexes of the visible entries."""
        first, lines = int(self.scroll_offset.y), max(1, self.size.height)
        start = max(0, bisect_right(self._tops, first) - 1)
        return range(start, min(len(self._entries), bisect_left(self._tops, first + lines)))

    def _refresh_entry(self, index: int) -> None:
        self.refresh_lines(self._tops[index], self._tops[index + 1] - self._tops[index])

    def notify_style_update(self) -> None:
        """Forget the drawn lines: another theme has other colours."""
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
            self._refresh_entry(self._stops[self._cursor])
            self._refresh_entry(self._stops[cursor])
            self._cursor = cursor
            self._follow()
            self.post_message(self.Moved(self, self.highlighted))

    def _follow(self) -> None:
        """Scroll the cursor's entry, with a heading right above it, into view, and put the
        hardware cursor there, for screen readers."""
        if not self._stops or not self.size.height:
            return  # a list without a size would scroll past what is above the cursor
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
        """Keep the cursor in view."""
        self._follow()

    def on_click(self, event: Click) -> None:
        """Go to the entry that was clicked, and post it."""
        place = self._place_at(event)
        if place is not None and not self._was_dragged:
            self._go(place)
            self.post_message(self.Clicked(self, self.highlighted))

    def on_mouse_down(self, event: MouseDown) -> None:
        """Remember where the button was pressed: a drag may begin."""
        self._pressed, self._was_dragged = self._place_at(event), False

    def on_mouse_move(self, event: MouseMove) -> None:
        """Stop the event: nothing follows the pointer."""
        event.stop()

    def on_mouse_up(self, event: MouseUp) -> None:
        """Post a drag: the button was pressed on one entry and released on another."""
        start, self._pressed = self._pressed, None
        onto = self._place_at(event)
        self._was_dragged = start is not None and onto is not None and start != onto
        if start is None or onto is None or not self._was_dragged or start >= len(self._stops):
            return
        self._go(start)
        onto_key = self._entries[self._stops[onto]].key
        self.post_message(self.Dragged(self, self.highlighted, onto_key))

    def _place_at(self, event: MouseEvent) -> int | None:
        """The number of the entry under the mouse, among those that the cursor moves over."""
        offset = event.get_content_offset(self)
        index = self._index(offset.y + self.scroll_offset.y) if offset is not None else -1
        place = bisect_left(self._stops, index)
        return place if index in self._stops[place : place + 1] else None

    def _index(self, line: int) -> int:
        """The index of the entry that has a line; -1 where there is none."""
        return bisect_right(self._tops, line) - 1 if line < self._tops[-1] else -1

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One line: a heading, an entry's own or what is below it, or nothing."""
        line, width = y + self.scroll_offset.y, self.scrollable_content_region.width
        index = self._index(line)
        if index < 0:
            return Strip.blank(width, self.rich_style)
        at_cursor = bool(self._stops) and index == self._stops[self._cursor]
        strip_key = (line, at_cursor, width)
        if strip_key not in self._strips:
            own = line == self._tops[index]
            self._strips[strip_key] = self._strip(self._entries[index], own, at_cursor, width)
        return self._strips[strip_key]

    def _strip(self, entry: ListEntry, own: bool, at_cursor: bool, width: int) -> Strip:
        pieces = first_line(entry, at_cursor, width) if own else second_line(entry, width)
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

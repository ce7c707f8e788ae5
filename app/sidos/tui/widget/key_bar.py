"""The key bar: the keys that work now, as many as fit, in the order of their declaration."""

from typing import NamedTuple

from textual.binding import ActiveBinding
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

from sidos.tui.command import COMMANDS
from sidos.tui.key_name import short_key_name

_GAP = "  "
_RANK = {name: place for place, name in enumerate(COMMANDS)}
_LAST = ("help", "quit")


class _Key(NamedTuple):
    key: str
    label: Content


class KeyBar(Widget):
    """One line; clicking a label is the same as pressing its key."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        background: $bar-ground;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[str, int, int]] = []

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys and their labels."""
        return self._fitted(self._usable())

    def _usable(self) -> dict[str, _Key]:
        """A key for each command that works now, by the command's action."""
        focused = self.screen.focused
        typing = focused is not None and focused.check_consume_key("l", "l")
        usable: dict[str, _Key] = {}
        actives = sorted(self.screen.active_bindings.values(), key=_rank)
        # A key of the focused widget goes before the screen's own for the same command: where
        # Enter begins a new line, it doesn't answer.
        own = {active.binding.action for active in actives if active.node is focused}
        for active in actives:
            binding = active.binding
            name = short_key_name(self.app.get_key_display(binding))
            if not binding.show or not active.enabled or binding.action in usable:
                continue
            if binding.action in own and active.node is not focused:
                continue
            if not typing or len(name) > 1:
                label = Content.assemble((name, "bold $mark"), " ", binding.description)
                usable[binding.action] = _Key(binding.key, label)
        return usable

    def _fitted(self, usable: dict[str, _Key]) -> Content:
        """As many as fit; help and quitting keep their places at the end."""
        last = [action for action in _LAST if action in usable]
        room = self.size.width + len(_GAP)
        room -= sum(usable[action].label.cell_length + len(_GAP) for action in last)
        chosen = []
        for action, key in usable.items():
            cells = key.label.cell_length + len(_GAP)
            if action not in last and cells <= room:
                chosen.append(action)
                room -= cells
        start = 1 if room > 1 else 0  # in line with the text above, where there is room
        line, self._places = Content(" " * start), []
        for action in (*chosen, *last):
            label = usable[action].label
            end = start + label.cell_length
            self._places.append((usable[action].key, start, end))
            line = Content.assemble(line, label, _GAP)
            start = end + len(_GAP)
        return line

    def on_click(self, event: Click) -> None:
        """Press the key whose label was clicked."""
        for key, start, end in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)


def _rank(active: ActiveBinding) -> int:
    return _RANK.get(str(active.binding.id), len(_RANK))

"""The key bar: the keys that work now, as many as fit, in the order in which they are bound."""

from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widget import Widget

_GAP = "  "


class _Key(NamedTuple):
    key: str
    start: int
    end: int


class KeyBar(Widget):
    """One line; clicking a label is the same as pressing its key."""

    DEFAULT_CSS = """
    KeyBar {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $bar-ground;
        color: $foreground;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: list[_Key] = []

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def render(self) -> Content:
        """The keys and their labels."""
        focused = self.screen.focused
        typing = focused is not None and focused.check_consume_key("l", "l")
        shown: dict[str, Content] = {}
        keys: dict[str, str] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            usable = not (typing and len(self.app.get_key_display(binding)) == 1)
            if not binding.show or not active.enabled or not usable or binding.action in shown:
                continue
            display = self.app.get_key_display(binding)
            shown[binding.action] = Content.assemble(
                (display, "bold $mark"), " ", binding.description
            )
            keys[binding.action] = binding.key
        return self._fitted(shown, keys)

    def _fitted(self, shown: dict[str, Content], keys: dict[str, str]) -> Content:
        """As many as fit; quitting and help keep their places at the end."""
        last = [action for action in ("help", "quit") if action in shown]
        room = self.content_size.width
        room -= sum(shown[action].cell_length + len(_GAP) for action in last)
        chosen = []
        for action, piece in shown.items():
            if action not in last and piece.cell_length <= room:
                chosen.append(action)
                room -= piece.cell_length + len(_GAP)
        self._keys, start = [], 0
        for action in (*chosen, *last):
            end = start + shown[action].cell_length
            self._keys.append(_Key(keys[action], start, end))
            start = end + len(_GAP)
        return Content(_GAP).join([shown[action] for action in (*chosen, *last)])

    def on_click(self, event: Click) -> None:
        """Press the key whose label was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for key in self._keys:
            if key.start <= offset.x < key.end:
                self.app.simulate_key(key.key)

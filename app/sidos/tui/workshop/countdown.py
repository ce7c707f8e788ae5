"""How much time is left, where there is a limit. Only then it wakes the app, once a second."""

from time import time

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from sidos.tui.text import content


class CountdownLabel(Widget):
    """One line above the key bar; nothing where there is no limit."""

    DEFAULT_CSS = """
    CountdownLabel { height: 1; padding: 0 2; color: $mark; display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ends = 0.0
        self._timer: Timer | None = None

    def show(self, ends: float) -> None:
        """`ends`: when the time is up, by this machine's clock; 0 for no limit."""
        if ends == self._ends:
            return
        self._ends = ends
        self.display = bool(ends)
        if ends and self._timer is None:
            self._timer = self.set_interval(1, self.refresh)
        elif not ends and self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.refresh()

    def render(self) -> Content:
        """Minutes and seconds."""
        left = max(0, round(self._ends - time()))
        return content(f"◷ {left // 60}:{left % 60:02}")

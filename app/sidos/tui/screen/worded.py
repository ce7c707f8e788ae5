"""A screen whose texts are looked up when they are drawn, in the language on screen.

Keys and messages may come faster than screens open and close. So whoever speaks to a screen asks
first: `opened` and `when_open` wait for its widgets, `is_open` and `is_on_top` say whether it is
still there, and `close_me` closes it once.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace as replace_fields
from typing import TYPE_CHECKING, cast

from textual import on
from textual.binding import ActiveBinding
from textual.events import Mount
from textual.screen import Screen
from textual.widgets import Static

from sidos.tui.text import content

if TYPE_CHECKING:
    from sidos.i18n.translator import Translator
    from sidos.tui.navigator import WordSource


_PATIENCE = 2.0
"""Seconds that a key waits for a screen to open."""


class WordedScreen(Screen[None]):
    """A screen whose language can be switched without losing anything."""

    DEFAULT_CSS = """
    WordedScreen { background: $background; }
    WordedScreen #say {
        height: auto; padding: 0 2; color: $partly; text-style: bold; display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ready = asyncio.Event()

    @on(Mount)
    def _mounted(self) -> None:
        """Handlers of subclasses come first, so all that they do when mounted has been done."""
        self._ready.set()

    @property
    def is_open(self) -> bool:
        """Whether the screen has its widgets and has not been closed."""
        return bool(self.children) and self in self.app.screen_stack

    @property
    def is_on_top(self) -> bool:
        """Whether the screen is the one that the user works with. (Textual's `is_current` is true
        of what shines through as well.)"""
        return self.is_open and self.app.screen is self

    async def opened(self) -> bool:
        """Wait until the screen has its widgets; False where it is closed."""
        if not self._ready.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._ready.wait(), _PATIENCE)
        return self.is_open

    def when_open(self, work: Callable[[], None]) -> None:
        """Do `work` now, or once the screen has its widgets; not where it is closed."""
        if not self._ready.is_set():
            self.call_later(self.when_open, work)
        elif self.is_open:
            work()

    def close_me(self) -> None:
        """Close this screen: not one on top of it, and not twice."""
        if self.is_on_top:
            self.dismiss()

    @property
    def words(self) -> "WordSource":
        """The app, as far as every screen knows it."""
        return cast("WordSource", self.app)

    @property
    def text(self) -> "Translator":
        """The texts of the interface in the language on screen."""
        return self.words.text

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys that work now, labelled in the language on screen."""
        return {
            key: active._replace(
                binding=replace_fields(
                    active.binding,
                    description=active.binding.description
                    and self.text.gettext(active.binding.description),
                ),
                tooltip=active.tooltip and self.text.gettext(active.tooltip),
            )
            for key, active in super().active_bindings.items()
        }

    def say(self, sentence: str) -> None:
        """Show one sentence in the line `#say`; the empty sentence hides the line."""
        if not self.is_open:
            return
        line = self.query_one("#say", Static)
        if sentence or line.display:
            line.update(content(sentence))
            line.display = bool(sentence)

    def retranslate(self) -> None:
        """Redraw all texts in the language on screen; nothing else changes."""
        self.refresh_bindings()

    async def action_back(self) -> None:
        """Close this screen."""
        self.close_me()

    def action_language(self) -> None:
        """Switch to the next language."""
        self.words.action_language()

    def action_help(self) -> None:
        """Show the keys that work here."""
        self.words.open_help()

"""The app of a workshop's screens: it reads the hub's frames and lets the screens draw the room."""

from collections.abc import Callable
from contextlib import suppress
from time import time
from typing import ClassVar

from textual.css.query import NoMatches
from textual.screen import Screen

from sidos.i18n.locales import Locales
from sidos.i18n.translator import Translator
from sidos.model.attempt import Writing
from sidos.model.message import N_, Message
from sidos.store.settings import Settings
from sidos.study.language_choice import language_after
from sidos.tui.base_app import BaseApp
from sidos.tui.workshop.base import RoomScreen
from sidos.tui.workshop.room import RoomSnapshot
from sidos.workshop.client import RoomClient
from sidos.workshop.error import NoHubError, RefusedError, sentence_of
from sidos.workshop.frame import ErrorFrame


class RoomApp(BaseApp[Message | None]):
    """`first` makes the screen to begin with. The app's result is a message to show
    after it has closed, if any."""

    HOW_TO_LEAVE: ClassVar[str] = N_("Press Ctrl+Q to leave the workshop.")

    def __init__(
        self,
        client: RoomClient,
        first: Callable[[], RoomScreen],
        *,
        locales: Locales,
        tag: str,
        settings: Settings,
    ) -> None:
        super().__init__(settings)
        self.client = client
        self.locales = locales
        self.room = RoomSnapshot()
        self.tag = tag
        self._before: str | None = None
        self._translator = locales.translator(tag)
        self._first = first

    @property
    def text(self) -> Translator:
        """The texts of the interface in the language on screen."""
        return self._translator

    @property
    def writing(self) -> Writing:
        """How the language on screen writes numbers."""
        return self.locales.writing(self.tag)

    def get_default_screen(self) -> Screen[None]:
        """The role's own screen."""
        return self._first()

    def on_mount(self) -> None:
        """Begin to read frames."""
        self.run_worker(self._read_frames(), exit_on_error=True)

    async def _read_frames(self) -> None:
        try:
            async with self.client:
                async for frame in self.client.frames():
                    self.room = self.room.after_frame(frame, time())
                    if isinstance(frame, ErrorFrame):
                        self.warn(sentence_of(frame.code))
                    self.show_room()
        except RefusedError as refused:
            self.exit(refused.message)
        except NoHubError as error:
            self.exit(error.message)

    def show_room(self) -> None:
        """Let every screen draw the room."""
        for screen in self.screen_stack:
            # A screen that is opening or closing lacks widgets; it needs no update.
            if isinstance(screen, RoomScreen):
                with suppress(NoMatches):
                    screen.show_room()

    def action_language(self) -> None:
        """Switch to the next language, here and for the hub's texts."""
        following = language_after(self.locales, self.tag, self._before)
        self._before, self.tag = self.tag, following
        self._translator = self.locales.translator(self.tag)
        self.retranslate()
        self.run_worker(self.client.speak(self.tag))

    def open_help(self) -> None:
        """Show the keys of the screen beneath."""
        from sidos.tui.screen.keys import KeysScreen

        if not isinstance(self.screen, KeysScreen):
            self.push_screen(KeysScreen(self.screen.active_bindings, N_("Keys")))

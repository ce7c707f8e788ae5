"""What the learner's app and a workshop's share: themes, keys, notices, and the language."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.actions import ActionParseResult
from textual.app import App, ReturnType, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.dom import DOMNode, NoScreen

from sidos.i18n.translator import Translator
from sidos.model.message import N_, Message
from sidos.tui.command import bindings
from sidos.tui.key_name import key_name
from sidos.tui.screen.worded import WordedScreen
from sidos.tui.text import plain
from sidos.tui.theme import THEMES

if TYPE_CHECKING:
    from textual.driver import Driver

    from sidos.store.settings import Settings


class BaseApp(App[ReturnType]):
    """An app whose look and keys follow the settings, and whose texts follow the language."""

    TITLE = "sidos"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("quit", "suspend", hidden=("suspend",))]
    HOW_TO_LEAVE: ClassVar[str] = N_("Press Ctrl+Q to quit. You can carry on later.")

    def __init__(self, settings: "Settings") -> None:
        super().__init__(driver_class=_terminal_driver())
        for theme in THEMES.values():
            self.register_theme(theme)
        self.apply_settings(settings)
        if settings.keys:
            self.set_keymap(dict(settings.keys))

    @property
    def text(self) -> Translator:
        """The texts of the interface in the language on screen."""
        raise NotImplementedError

    def apply_settings(self, settings: "Settings") -> None:
        """Use the theme and the animation level of `settings`."""
        self.animation_level = "full" if settings.animations else "none"
        self.theme = settings.theme if settings.theme in THEMES else "sidos-dark"

    def retranslate(self) -> None:
        """Redraw every screen in the language on screen, each once it is there."""
        for screen in self.screen_stack:
            if isinstance(screen, WordedScreen):
                screen.when_open(screen.retranslate)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Perform an action, unless what it is for is closed. A key may be faster than a screen:
        it waits for it."""
        if default_namespace is not None and default_namespace is not self:
            try:
                screen = default_namespace.screen
            except NoScreen:
                return False  # a widget that has been removed since
            if isinstance(screen, WordedScreen) and not await screen.opened():
                return False
        return await super().run_action(action, default_namespace, namespaces)

    def warn(self, message: Message) -> None:
        """Show that something went wrong and what to do."""
        self.notify(plain(self.text.say(message)), severity="warning", markup=False)

    def get_key_display(self, binding: Binding) -> str:
        """The key's name in the language on screen."""
        return key_name(binding.key, self.text)

    def action_help_quit(self) -> None:
        """Show how to leave, after Ctrl+C."""
        self.notify(self.text.gettext(self.HOW_TO_LEAVE), markup=False)

    def action_suspend(self) -> None:
        """Go back to the shell until it continues the app."""
        from sidos.tui.job_control import has_shell, stop

        try:
            if has_shell():
                stop(self)
                return
        except SuspendNotSupported:
            pass  # in a browser, or under test
        self.warn_no_shell()

    def warn_no_shell(self) -> None:
        """Show that the app can't be suspended here."""
        self.warn(Message(N_("There is no shell to go back to from here.")))


def _terminal_driver() -> "type[Driver] | None":
    if os.name != "posix":
        return None
    from sidos.tui.driver import LeavingDriver

    return LeavingDriver

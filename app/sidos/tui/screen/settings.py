"""Settings: each change takes effect and is saved at once."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple, TypeVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from sidos.model.message import N_, Message
from sidos.store.settings import Settings
from sidos.study.language_labels import language_label, listed_languages
from sidos.study.sentences import FLOWS
from sidos.tui.command import bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content
from sidos.tui.widget.body import Body
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.setting_list import SettingList, SettingRow
from sidos.tui.widget.title_bar import TitleBar

T = TypeVar("T")

_THEMES = {
    "sidos-dark": Message(N_("dark")),
    "sidos-light": Message(N_("light")),
    "sidos-contrast": Message(N_("high contrast")),
}
_ADVICE = Message(N_("Choose and change with the arrow keys. Everything is saved at once."))
_SWITCH = {False: Message(N_("off")), True: Message(N_("on"))}


class _Choice(NamedTuple):
    """A setting with a few values: its label, and a message for each value."""

    label: Message
    values: Mapping[Any, Message]


_CHOICES: dict[str, _Choice] = {
    "theme": _Choice(Message(N_("Theme")), _THEMES),
    "flow": _Choice(Message(N_("Feedback in a quiz")), FLOWS),
    "certainty": _Choice(Message(N_("Ask how sure I am")), _SWITCH),
    "parallel": _Choice(Message(N_("Two languages side by side")), _SWITCH),
    "animations": _Choice(Message(N_("Smooth scrolling")), _SWITCH),
}
"""By the names of the fields of `Settings`."""


class SettingsScreen(SidosScreen):
    """A list of settings."""

    DEFAULT_CSS = """
    SettingsScreen #advice { color: $quiet; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("back", "search", "language", "help", "quit")
    ]

    def compose(self) -> ComposeResult:
        """A title, the rows, advice."""
        yield TitleBar()
        with Body(id="body", can_focus=False):
            yield SettingList()
            yield Static(id="advice")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the settings as they are."""
        self._draw()
        self.query_one(SettingList).focus()

    def retranslate(self) -> None:
        """Redraw all texts."""
        super().retranslate()
        self._draw()

    def _draw(self) -> None:
        text, settings = self.text, self.study.settings
        language = language_label(self.study, self.study.locales.info(self.study.tag))
        rows = [SettingRow("language", text.gettext("Language"), language, opens=True)] + [
            SettingRow(
                name, text.say(choice.label), text.say(choice.values[_value(settings, name)])
            )
            for name, choice in _CHOICES.items()
        ]
        self.query_one(TitleBar).show(text.gettext("Settings"), self.study.tag)
        self.query_one(SettingList).show(rows)
        advice = self.study.settings_trouble or _ADVICE
        self.query_one("#advice", Static).update(content(text.say(advice)))

    @on(SettingList.Changed)
    def _changed(self, event: SettingList.Changed) -> None:
        if event.id == "language":
            tags = [info.tag for info in listed_languages(self.study)]
            self.navigator.switch_language(_neighbour(tags, self.study.tag, event.by))
            return
        settings, values = self.study.settings, list(_CHOICES[event.id].values)
        value = _neighbour(values, _value(settings, event.id), event.by)
        self.navigator.change_settings(replace(settings, **{event.id: value}))
        self._draw()

    @on(SettingList.Opened)
    def _opened(self) -> None:
        self.navigator.open_languages()


def _value(settings: Settings, name: str) -> Any:
    """The value in use: the first one where the file has a value that doesn't exist."""
    value, values = getattr(settings, name), _CHOICES[name].values
    return value if value in values else next(iter(values))


def _neighbour(values: Sequence[T], value: T, by: int) -> T:
    """The value `by` places on, wrapping around."""
    return values[(values.index(value) + by) % len(values)]

"""Settings: each change takes effect and is kept at once."""

from collections.abc import Callable, Mapping, Sequence
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
    """A setting with a few values: its name, and a message for each value."""

    name: Message
    values: Mapping[Any, Message]
    get: Callable[[Settings], Any]
    put: Callable[[Settings, Any], Settings]

    def value(self, settings: Settings) -> Any:
        """The value that is in use: the first one where the file names one that isn't there."""
        value = self.get(settings)
        return value if value in self.values else next(iter(self.values))


_CHOICES: dict[str, _Choice] = {
    "theme": _Choice(
        Message(N_("Theme")),
        _THEMES,
        lambda held: held.theme,
        lambda held, value: replace(held, theme=value),
    ),
    "flow": _Choice(
        Message(N_("Feedback in a quiz")),
        FLOWS,
        lambda held: held.flow,
        lambda held, value: replace(held, flow=value),
    ),
    "certainty": _Choice(
        Message(N_("Ask how sure I am")),
        _SWITCH,
        lambda held: held.certainty,
        lambda held, value: replace(held, certainty=value),
    ),
    "parallel": _Choice(
        Message(N_("Two languages side by side")),
        _SWITCH,
        lambda held: held.parallel,
        lambda held, value: replace(held, parallel=value),
    ),
    "animations": _Choice(
        Message(N_("Smooth scrolling")),
        _SWITCH,
        lambda held: held.animations,
        lambda held, value: replace(held, animations=value),
    ),
}


class SettingsScreen(SidosScreen):
    """A list of settings."""

    DEFAULT_CSS = """
    SettingsScreen #advice { color: $quiet; margin: 1 0 0 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("back", "search", "language", "help", "quit")
    ]

    def compose(self) -> ComposeResult:
        """A title, the rows, a word of advice."""
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
        """Word everything anew."""
        super().retranslate()
        self._draw()

    def _draw(self) -> None:
        text, settings = self.text, self.study.settings
        language = language_label(self.study, self.study.locales.info(self.study.tag))
        rows = [SettingRow("language", text.gettext("Language"), language, opens=True)] + [
            SettingRow(name, text.say(choice.name), text.say(choice.values[choice.value(settings)]))
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
        choice, settings = _CHOICES[event.id], self.study.settings
        value = _neighbour(list(choice.values), choice.value(settings), event.by)
        self.navigator.change_settings(choice.put(settings, value))
        self._draw()

    @on(SettingList.Opened)
    def _opened(self) -> None:
        self.navigator.open_languages()


def _neighbour(values: Sequence[T], value: T, by: int) -> T:
    """The value `by` places on, round the corner."""
    return values[(values.index(value) + by) % len(values)]

"""The palette: every command that works on the screen beneath, found by typing a part of it."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from sidos.tui.command import COMMANDS, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content
from sidos.tui.widget.line import TextInput

_KEY, _NAME = 9, 17  # cells of the columns of keys and names, a free one at the end of each
_WIDTH = 78  # cells of all columns, in a window that has them
_KEYLESS = Binding("", "suspend", id="suspend")
_BESIDE = 3  # cells that the list's padding and scrollbar take


class PaletteScreen(SidosScreen):
    """`active` are the keys of the screen beneath; Enter runs the command highlighted."""

    DEFAULT_CSS = """
    PaletteScreen {
        align: center top;
        background: $background 60%;
        #palette { width: 78; max-width: 100%; height: auto; margin: 2 0; background: $panel; }
        Input { border: tall $mark; background: $panel; }
        Input > .input--placeholder { color: $quiet; }
        Input > .input--cursor { background: $foreground; color: $background; text-style: none; }
        OptionList {
            height: auto;
            max-height: 12;
            scrollbar-size-vertical: 1;
            border: none;
            background: $panel;
            color: $foreground;
            text-wrap: nowrap;
            text-overflow: ellipsis;
            & > .option-list--option-highlighted {
                color: $cursor-text;
                background: $cursor-ground;
                text-style: bold;
            }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("back", "language"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._active = active
        self._commands: dict[str, ActiveBinding] = {}

    def compose(self) -> ComposeResult:
        """A line to type in and the commands that fit."""
        with Vertical(id="palette"):
            line = TextInput()
            line.placeholder = self.text.gettext("What do you want to do?")
            yield line
            listed = OptionList(markup=False)
            listed.can_focus = False  # the line keeps the focus
            yield listed

    def on_mount(self) -> None:
        """Show all commands."""
        for pressed in self._active.values():
            name = str(pressed.binding.id)
            if name in COMMANDS and COMMANDS[name].in_key_bar and pressed.enabled:
                self._commands.setdefault(name, pressed)
        # Its key means undo where letters are typed, so it can always be chosen here.
        self._commands.setdefault("suspend", ActiveBinding(self.app, _KEYLESS, True, ""))  # noqa: FBT003
        self._find("")
        self.query_one(Input).focus()

    def retranslate(self) -> None:
        """Redraw all texts; what was typed stays."""
        super().retranslate()
        line = self.query_one(Input)
        line.placeholder = self.text.gettext("What do you want to do?")
        self._find(line.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    def _find(self, wanted: str) -> None:
        words = wanted.casefold().split()
        options = []
        for name, pressed in self._commands.items():
            label = self.text.gettext(COMMANDS[name].label)
            help_text = self.text.gettext(COMMANDS[name].help)
            if all(word in f"{label} {help_text}".casefold() for word in words):
                key = self.app.get_key_display(pressed.binding) if pressed.binding.key else ""
                options.append(Option(self._row(key, label, help_text), id=name))
        if not options:
            none = content(self.text.gettext("No command matches these words."), "$quiet")
            options.append(Option(none, disabled=True))
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(options)
        listed.highlighted = 0 if options[0].id else None

    def _row(self, key: str, label: str, help_text: str) -> Content:
        """A key, a name, and the help wrapped in a column of its own."""
        head = Content.assemble(
            content(key, "$mark").truncate(_KEY - 1, pad=True),
            " ",
            content(label, "bold").truncate(_NAME - 1, ellipsis=True, pad=True),
            " ",
        )
        room = min(_WIDTH, self.app.size.width) - _BESIDE - _KEY - _NAME
        first, *rest = content(help_text, "$quiet").wrap(room)
        indent = Content(" " * head.cell_length)
        lines = [Content.assemble(head, first), *(Content.assemble(indent, line) for line in rest)]
        return Content("\n").join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows move the highlight unless the translator's panel has the keys."""
        if action == "move":
            return self.focused is None or isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move the highlight."""
        listed = self.query_one(OptionList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    @on(Input.Submitted)
    def _chosen(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _run(self, event: OptionList.OptionSelected) -> None:
        if not self.is_on_top:
            return  # Enter came twice before the palette had closed
        chosen = self._commands[str(event.option_id)]
        self.close_me()
        self.app.call_later(self.app.run_action, chosen.binding.action, chosen.node)

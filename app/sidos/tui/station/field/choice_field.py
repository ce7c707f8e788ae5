"""One option of several. The draft is an option's id; another id counts as nothing picked."""

from typing import ClassVar

from textual.binding import BindingType

from sidos.engine.shuffle import display_order
from sidos.model.item import Choice, Multi, Option
from sidos.tui.command import bindings
from sidos.tui.station.field.draft import ids_of
from sidos.tui.station.field.row_field import RowField
from sidos.tui.widget.row_list import ListRow


class _OptionField(RowField):
    """What picking one and ticking several share."""

    MARKS: ClassVar[tuple[str, str]]

    @property
    def options(self) -> list[Option]:
        """The options, in the order in which they are shown."""
        if not isinstance(self.item, Choice | Multi):
            return []
        by_id = {option.id: option for option in self.item.options}
        return [by_id[name] for name in display_order(self.item, self.seed)]

    @property
    def picked(self) -> tuple[str, ...]:
        """Ids of what is picked."""
        raise NotImplementedError

    def pick(self, name: str) -> None:
        """Pick an option."""
        raise NotImplementedError

    def draw(self) -> None:
        """The options, numbered."""
        off, on = self.MARKS
        options, picked = self.options, self.picked
        wide = len(str(len(options)))
        self.rows.show(
            [
                ListRow(
                    head=f"{on if option.id in picked else off} {number:>{wide}}  ",
                    text=option.text,
                    marked=option.id in picked,
                )
                for number, option in enumerate(options, 1)
            ]
        )

    def action_pick(self) -> None:
        """Pick the row under the cursor."""
        self.action_number(self.rows.cursor + 1)

    def action_number(self, number: int) -> None:
        """Go to the row with this number and pick it."""
        options = self.options
        if number <= len(options):
            self.rows.go(number - 1)
            self.pick(options[number - 1].id)

    def clicked(self, index: int, start: int) -> None:
        """Pick the row."""
        self.action_number(index + 1)


class ChoiceField(_OptionField):
    """Pick one option."""

    MARKS = ("( )", "(•)")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pick", "answer")]

    def on_mount(self) -> None:
        """The cursor begins on what was picked."""
        names = [option.id for option in self.options]
        if self.picked:
            self.rows.cursor = names.index(self.picked[0])

    @property
    def picked(self) -> tuple[str, ...]:
        """The picked option's id, if any."""
        ids = [option.id for option in self.options]
        return (self.response,) if isinstance(self.response, str) and self.response in ids else ()

    def pick(self, name: str) -> None:
        """Pick this option instead of another."""
        if self.picked != (name,):
            self.change(name)

    def action_answer(self) -> None:
        """Submit what is picked, or else the row under the cursor."""
        if not self.picked:
            self.action_pick()
        super().action_answer()


class MultiField(_OptionField):
    """Tick every option that fits. The draft lists ids in the lesson's order."""

    MARKS = ("[ ]", "[x]")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tick", "answer")]

    @property
    def picked(self) -> tuple[str, ...]:
        """Ids of the ticked options."""
        return ids_of(self.response, [option.id for option in self.options])

    def pick(self, name: str) -> None:
        """Tick an option, or untick it."""
        if isinstance(self.item, Multi):
            ticked = {*self.picked} ^ {name}
            self.change(tuple(option.id for option in self.item.options if option.id in ticked))

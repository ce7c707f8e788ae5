"""A small app around one field, and an item of each type in two languages."""

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from sidos.i18n.locale_info import LocaleInfo
from sidos.i18n.translator import Translator
from sidos.model.attempt import Response, Writing
from sidos.model.item import (
    AnyItem,
    Choice,
    Cloze,
    Gap,
    Group,
    Match,
    Multi,
    Number,
    Option,
    Order,
    Pair,
    Ranked,
    Reflect,
    Sort,
    Sorted,
    Text,
)
from sidos.tui.command import bindings
from sidos.tui.station.field.base import Field
from sidos.tui.station.field.make import make_field
from sidos.tui.theme import THEMES
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.row_list import RowList

SEED = 7

CHOICE = Choice(
    id="silent",
    prompt="What is missing?",
    shuffle=False,
    options=(
        Option(
            id="shared",
            text="Something that the followers of the page have in common, so that they have a "
            "reason to talk to one another",
            correct=True,
            why="Yes.",
        ),
        Option(id="more", text="Enough followers for a conversation to start", why="No."),
        Option(id="tools", text="A platform with better tools for commenting", why="No."),
    ),
)
CHOICE_FI = replace(
    CHOICE,
    prompt="Mitä puuttuu?",
    options=(
        Option(id="shared", text="Jotain seuraajille yhteistä", correct=True, why="Niin."),
        Option(id="more", text="Riittävästi seuraajia", why="Ei."),
        Option(id="tools", text="Parempi alusta", why="Ei."),
    ),
)
MULTI = Multi(
    id="which",
    prompt="Which could work?",
    shuffle=False,
    options=(
        Option(id="jigsaw", text="A jigsaw by the window", correct=True, why="Yes."),
        Option(id="photos", text="Photographs nobody has named", correct=True, why="Yes."),
        Option(id="reminder", text="A reminder [/b] that a loan is due", why="No."),
    ),
)
TEXT = Text(id="name", prompt="What is it called?", accept=("social object",))
NUMBER = Number(id="year", prompt="How long?", answer=12, unit="years")
NUMBER_FI = replace(NUMBER, prompt="Kuinka kauan?", unit="vuotta")
CLOZE = Cloze(
    id="gaps",
    prompt="What readers *talk about* is a social {object}. It is a generator of {ties}.",
    gaps=(Gap(id="object", accept=("object",)), Gap(id="ties", accept=("ties",))),
)
CLOZE_FI = replace(CLOZE, prompt="Se on {ties}generaattori ja sosiaalinen {object}.")
MATCH = Match(
    id="networks",
    prompt="Join each network to its object.",
    shuffle=False,
    pairs=(
        Pair(
            id="birders",
            left="People up at four on a May morning",
            right="A rare bird on the shore",
        ),
        Pair(
            id="nurses",
            left="Night nurses of three hospitals",
            right="A professional question that keeps returning",
        ),
        Pair(
            id="neighbours",
            left="Neighbours who used to just nod",
            right="The plan to fell the old linden",
        ),
    ),
)
ORDER = Order(
    id="steps",
    prompt="Put in order.",
    items=(
        Ranked(id="meet", text="People meet around a shared thing"),
        Ranked(id="talk", text="They begin to talk about it"),
        Ranked(id="trust", text="Trust grows between them"),
        Ranked(id="help", text="They help one another"),
    ),
)
SORT = Sort(
    id="choir",
    prompt="What is each of these for a choir?",
    shuffle=False,
    groups=(
        Group(id="object", text="Social object"),
        Group(id="tool", text="Tool"),
        Group(id="audience", text="Audience"),
    ),
    items=(
        Sorted(id="requiem", group="object", text="The requiem being rehearsed", why="Yes."),
        Sorted(id="chat", group="tool", text="The group chat", why="Yes."),
        Sorted(id="readers", group="audience", text="Six hundred subscribers", why="Yes."),
    ),
)
REFLECT = Reflect(id="own", prompt="Name one thing.", model="For instance the lift.")
ITEMS: tuple[AnyItem, ...] = (
    CHOICE,
    MULTI,
    TEXT,
    NUMBER,
    CLOZE,
    MATCH,
    ORDER,
    SORT,
    REFLECT,
)


def translator(tag: str = "en") -> Translator:
    """A translator without catalogues: texts stay as they are."""
    return Translator(LocaleInfo(tag=tag, name=tag, cldr=tag), ())


class Host(App[None]):
    """Holds one field as a session's screen does, and keeps what the field posts."""

    DEFAULT_CSS = """
    Screen { background: $background; }
    #body { padding: 1 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("letters", "reveal", "hint", "language", "back"),
    ]

    def __init__(
        self, item: AnyItem, response: Response | None = None, theme: str = "sidos-dark"
    ) -> None:
        super().__init__()
        for each in THEMES.values():
            self.register_theme(each)
        self.theme = theme
        self.animation_level = "none"
        self.field = make_field(
            item, response, seed=SEED, writing=Writing(), translator=translator()
        )
        self.changes: list[Response] = []
        self.submitted: list[Response | None] = []
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        """The field in a page that scrolls, and the keys."""
        with VerticalScroll(id="body"):
            yield self.field
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to answer."""
        self.field.focus_first()

    @property
    def draft(self) -> Response | None:
        """The last change."""
        return self.changes[-1] if self.changes else None

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        self.changes.append(event.response)

    @on(Field.Submitted)
    def _submitted(self) -> None:
        self.submitted.append(self.draft)

    def action_letters(self) -> None:
        """As the session's screen does."""
        from sidos.tui.screen.letters import LettersScreen

        self.push_screen(LettersScreen())

    def action_reveal(self) -> None:
        """Heard of: the field left the key alone."""
        self.heard.append("reveal")

    def action_hint(self) -> None:
        """Heard of: the field left the key alone."""
        self.heard.append("hint")

    def action_language(self) -> None:
        """Heard of: the field left the key alone."""
        self.heard.append("language")

    async def action_back(self) -> None:
        """Heard of: the field left the key alone."""
        self.heard.append("back")


def drawn(rows: RowList) -> list[str]:
    """The lines of a list as they are drawn."""
    return [rows.render_line(y).text.rstrip() for y in range(rows.size.height)]

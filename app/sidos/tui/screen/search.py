"""Search: lessons, terms and sources as one types, opened at the place."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Input, Static

from sidos.engine.session import Kind
from sidos.model.message import N_, Message
from sidos.store.search_index import Passage
from sidos.study.search import Results
from sidos.study.snippet import snippet
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content, one_line
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.line import Line
from sidos.tui.widget.list_entry import ListEntry, Piece
from sidos.tui.widget.query_line import QueryLine
from sidos.tui.widget.title_bar import TitleBar

_FIELDS = {
    "page": Message(N_("page")),
    "question": Message(N_("question")),
    "question-explanation": Message(N_("explanation")),
    "quiz": Message(N_("quiz")),
    "quiz-explanation": Message(N_("quiz, explanation")),
}


class SearchScreen(SidosScreen):
    """What was typed stays while one looks at a place and comes back."""

    DEFAULT_CSS = """
    SearchScreen {
        #said { height: auto; padding: 0 2; color: $partly; }
        EntryList { margin: 1 0 0 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", *EVERYWHERE)]

    def __init__(self) -> None:
        super().__init__()
        self._found: dict[str, Passage] = {}
        self._said = ""

    def compose(self) -> ComposeResult:
        """A title, the line, what to say of it, what was found, the keys."""
        yield TitleBar()
        yield QueryLine()
        yield Static(id="said")
        yield EntryList(focus=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Wait for the first letter."""
        self._word()
        self.find("")
        self.query_one(QueryLine).focus()

    def retranslate(self) -> None:
        """Word everything anew; what was typed, the cursor and the focus stay."""
        super().retranslate()
        self._word()
        self.find(None)

    def fill_in(self) -> None:
        """There may be more to be found by now."""
        if self.is_mounted:
            self.find(None)

    def _word(self) -> None:
        self.query_one(TitleBar).show(self.text.gettext("Search"), self.study.tag)
        said = self.text.gettext("A word or its beginning")
        self.query_one(QueryLine).placeholder = said

    @on(Input.Changed)
    def _typed(self) -> None:
        self.find("")

    def find(self, at: str | None) -> None:
        """Find what is typed; the cursor goes to the place `at` (None: it stays)."""
        query = self.query_one(QueryLine).value
        results = self.study.search.find(query, self.study.tag)
        self._found = {}
        entries: list[ListEntry] = []
        for heading, passages in (
            (self.text.gettext("In lessons"), results.lessons),
            (self.text.gettext("In the glossary"), results.terms),
            (self.text.gettext("In the sources"), results.sources),
        ):
            if passages:
                entries += [ListEntry(""), ListEntry(heading)] if entries else [ListEntry(heading)]
                entries += self._entries(passages, results.words)
        if results.more:
            more = self.text.gettext("There are more results. Another word narrows them down.")
            entries += [ListEntry(""), ListEntry(more)]
        self.query_one(EntryList).show(entries, at)
        sentence = self._sentence(query, results)
        if sentence != self._said:
            self._said = sentence
            said = self.query_one("#said", Static)
            said.update(content(sentence))
            said.display = bool(sentence)

    def _entries(self, passages: Sequence[Passage], words: Sequence[str]) -> Iterator[ListEntry]:
        for passage in passages:
            key = f"{passage.section.name}:{passage.key}:{passage.place}"
            self._found[key] = passage
            field = _FIELDS.get(passage.field)
            tail = self.text.say(field) if field else ""
            if passage.tag != self.study.tag:
                tail = f"{tail}  {passage.tag}".strip()
            yield ListEntry(passage.title, key, tail, _marked(passage.text, words))

    def _sentence(self, query: str, results: Results) -> str:
        gettext, reading = self.text.gettext, self.study.search.reading
        if reading is not None and reading[1]:
            return gettext(
                "sidos is still reading the lessons: {done} of {all}. There may be more results "
                "soon.",
                done=reading[0],
                all=reading[1],
            )
        if not query.strip():
            return gettext("Lessons, terms and sources are searched as you type.")
        if results.near:
            return gettext(
                "Nothing was found for “{query}”. These match “{other}”:",
                query=one_line(query),
                other=" ".join(results.words),
            )
        if results.empty:
            return gettext("Nothing was found for “{query}”.", query=one_line(query))
        return ""

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One is here already."""
        return action != "search"

    def action_move(self, by: int) -> None:
        """Move in what was found."""
        self.query_one(EntryList).action_move(by)

    def action_page(self, by: int) -> None:
        """Move in what was found by a screenful."""
        self.query_one(EntryList).action_page(by)

    @on(Line.Entered)
    @on(EntryList.Clicked)
    async def _open(self) -> None:
        passage = self._found.get(self.query_one(EntryList).highlighted)
        if passage is None:
            return
        match passage.field:
            case "term":
                self.navigator.open_glossary(at=passage.key)
            case "source" | "concept":
                at = f"{passage.key}/{passage.place}" if passage.place else passage.key
                self.navigator.open_sources(at=at)
            case field:
                kind = Kind.QUIZ if field.startswith("quiz") else Kind.LESSON
                await self.navigator.show_lesson(passage.key, kind, passage.place)


def _marked(text: str, words: Sequence[str]) -> Callable[[int], list[Piece]]:
    def line(width: int) -> list[Piece]:
        pieces = snippet(one_line(text), words, width)
        return [(piece, "mark" if hit else "quiet") for piece, hit in pieces]

    return line

"""The glossary: a term is found as one types; its definition stands beside the list, with the
other languages' terms and the lessons where it occurs."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from sidos.study.glossary import TermMatches, TermRow, all_terms, look_up, terms_in
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.markdown_lines import text_lines
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content, one_line
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.line import Line
from sidos.tui.widget.link_list import LinkList
from sidos.tui.widget.list_entry import ListEntry
from sidos.tui.widget.panes import Panes
from sidos.tui.widget.query_line import QueryLine
from sidos.tui.widget.title_bar import TitleBar


class GlossaryScreen(SidosScreen):
    """`lesson` is the key of the lesson one comes from and `page` the text one was reading: its
    terms come first. `at`: the key of a term to begin with."""

    DEFAULT_CSS = """
    GlossaryScreen #said { height: auto; padding: 0 2; color: $partly; display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("back", *EVERYWHERE)]

    def __init__(self, *, lesson: str = "", page: str = "", at: str = "") -> None:
        super().__init__()
        self._lesson = lesson
        self._page = page
        self._at = at
        self._rows: tuple[TermRow, ...] = ()
        self._here: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """A title, the line, what to say of it, the terms, the keys."""
        line = QueryLine()
        yield TitleBar()
        yield line
        yield Static(id="said")
        yield Panes(focus=False)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show all terms."""
        self._rows = all_terms(self.study)
        self._here = tuple(row.key for row in terms_in(self._rows, self._page, self.study.tag))
        self._word()
        self._list(self._at)
        self.query_one(QueryLine).focus()

    def retranslate(self) -> None:
        """Word everything anew; what was typed, the cursor and the focus stay."""
        super().retranslate()
        self._rows = all_terms(self.study)
        self._word()
        self._list(None)

    def _word(self) -> None:
        self.query_one(TitleBar).show(self.text.gettext("Glossary"), self.study.tag)
        said = self.text.gettext("A term, in any form or language")
        self.query_one(QueryLine).placeholder = said

    @on(Input.Changed)
    def _typed(self) -> None:
        self._list("")

    def _list(self, at: str | None) -> None:
        """List what the line leads to; the cursor goes to the term `at` (None: it stays)."""
        query = self.query_one(QueryLine).value
        matches = look_up(self._rows, query, self.study.tag)
        self._say(matches, query)
        entries = list(self._entries(matches, query))
        self.query_one(Panes).entries.show(entries, at)
        self._detail()

    def _entries(self, matches: TermMatches, query: str) -> list[ListEntry]:
        gettext = self.text.gettext
        if query.strip() or not (self._here or self._lesson):
            entries = [_entry(row) for row in (*matches.named, *matches.near)]
            if matches.in_definition:
                entries += [
                    ListEntry(gettext("In definitions")),
                    *map(_entry, matches.in_definition),
                ]
            return entries
        here = {row.key for row in self._rows if row.key in self._here}
        named = {
            row.key for row in self._rows if any(link.key == self._lesson for link in row.lessons)
        }
        entries = []
        for heading, keys in (
            (gettext("On this page"), here),
            (gettext("In this lesson"), named - here),
            (gettext("Other terms"), {row.key for row in self._rows} - here - named),
        ):
            if keys:
                rows = (row for row in self._rows if row.key in keys)
                entries += [ListEntry(heading), *map(_entry, rows)]
        return entries

    def _say(self, matches: TermMatches, query: str) -> None:
        gettext, sentence = self.text.gettext, ""
        if not self._rows:
            sentence = gettext("This course has no glossary yet.")
        elif matches.near:
            sentence = gettext(
                "There is no term “{query}”. These are similar:", query=one_line(query)
            )
        elif not (matches.named or matches.in_definition):
            sentence = gettext("There is no term “{query}”.", query=one_line(query))
        said = self.query_one("#said", Static)
        said.update(content(sentence))
        said.display = bool(sentence)

    @property
    def _term(self) -> TermRow | None:
        """The term under the cursor."""
        key = self.query_one(Panes).entries.highlighted
        return next((row for row in self._rows if row.key == key), None)

    @on(EntryList.Moved)
    def _detail(self) -> None:
        term = self._term
        links = term.lessons if term else ()
        self.query_one(Panes).show_detail(self._lines, links)

    def _lines(self, width: int) -> list[Content]:
        term = self._term
        if term is None:
            return []
        lines = content(term.term, "bold $accent").wrap(width)
        for tag, other in term.others.items():
            named = f"{self.study.formats.language(tag)}: {other}"
            lines += content(named, "$quiet").wrap(width)
        lines += [Content(""), *text_lines(term.definition, width)]
        heading = self.text.gettext("In these lessons") if term.lessons else ""
        if heading:
            lines += [Content(""), content(heading, "bold $mark")]
        return lines

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One is here already."""
        return action != "glossary"

    def action_move(self, by: int) -> None:
        """Move in the list of terms."""
        self.query_one(Panes).entries.action_move(by)

    def action_page(self, by: int) -> None:
        """Move in the list of terms by a screenful."""
        self.query_one(Panes).entries.action_page(by)

    @on(Line.Entered)
    def _entered(self) -> None:
        self.query_one(Panes).links.choose()

    @on(LinkList.Opened)
    async def _opened(self, event: LinkList.Opened) -> None:
        await self.navigator.show_lesson(event.key)


def _entry(row: TermRow) -> ListEntry:
    return ListEntry(row.term, row.key)

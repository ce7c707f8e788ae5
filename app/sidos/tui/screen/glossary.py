"""The glossary: terms are found while the user types; the definition is beside the list, with the
other languages' terms and the lessons where the term occurs. The course's own page comes first."""

from textual import on
from textual.content import Content

from sidos.model.message import N_
from sidos.study.glossary import (
    PageRow,
    TermMatches,
    TermRow,
    all_terms,
    glossary_pages,
    look_up,
    terms_in,
)
from sidos.tui.markdown_lines import page_lines, text_lines
from sidos.tui.screen.look_up import LookUpScreen
from sidos.tui.text import content, one_line
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.line import Line
from sidos.tui.widget.link_list import LinkList
from sidos.tui.widget.list_entry import ListEntry
from sidos.tui.widget.panes import Panes


class GlossaryScreen(LookUpScreen):
    """`lesson` is the key of the lesson that the user comes from and `page` its text on screen:
    their terms come first. `at`: the key of a term to begin with."""

    HEADING = N_("Glossary")
    PLACEHOLDER = N_("A term, in any form or language")

    def __init__(self, *, lesson: str = "", page: str = "", at: str = "") -> None:
        super().__init__(at)
        self._lesson = lesson
        self._page = page
        self._rows: tuple[TermRow, ...] = ()
        self._pages: tuple[PageRow, ...] = ()
        self._here: tuple[str, ...] = ()

    def make_list(self) -> Panes:
        """The terms, and beside them the definition."""
        return Panes(focus=False)

    def on_mount(self) -> None:
        """Look up which terms the page has."""
        self._read()
        self._here = tuple(row.key for row in terms_in(self._rows, self._page, self.study.tag))

    def retranslate(self) -> None:
        """Redraw all texts."""
        self._read()
        super().retranslate()

    def _read(self) -> None:
        self._rows = all_terms(self.study)
        self._pages = glossary_pages(self.study)

    def find(self, at: str | None) -> None:
        """List the terms that match; the cursor goes to the term `at` (None: it stays)."""
        query = self.query_text
        matches = look_up(self._rows, query, self.study.tag)
        self.say(self._sentence(matches, query))
        entries = self._entries(matches, query)
        if not query.strip():
            first = next((entry.key for entry in entries if entry.key), "")
            entries = [*(ListEntry(page.title, page.key) for page in self._pages), *entries]
            at = first if at == "" else at
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

    def _sentence(self, matches: TermMatches, query: str) -> str:
        gettext = self.text.gettext
        if not self._rows:
            return gettext("This course has no glossary yet.")
        if matches.near:
            return gettext("There is no term “{query}”. These are similar:", query=one_line(query))
        if not (matches.named or matches.in_definition):
            return gettext("There is no term “{query}”.", query=one_line(query))
        return ""

    @property
    def _term(self) -> TermRow | None:
        """The term under the cursor."""
        return next((row for row in self._rows if row.key == self._highlighted), None)

    @property
    def _highlighted(self) -> str:
        return self.query_one(Panes).entries.highlighted

    @on(EntryList.Moved)
    def _detail(self) -> None:
        term = self._term
        links = term.lessons if term else ()
        self.query_one(Panes).show_detail(self._lines, links)

    def _lines(self, width: int) -> list[Content]:
        term = self._term
        if term is None:
            page = next((one for one in self._pages if one.key == self._highlighted), None)
            title = content(page.title, "bold $accent").wrap(width) if page else []
            return [*title, Content(""), *page_lines(page.text, width)] if page else []
        lines = content(term.term, "bold $accent").wrap(width)
        for tag, other in term.others.items():
            named = f"{self.study.formats.language(tag)}: {other}"
            lines += content(named, "$quiet").wrap(width)
        lines += [Content(""), *text_lines(term.definition, width)]
        if term.lessons:
            lines += [Content(""), content(self.text.gettext("In these lessons"), "bold $mark")]
        return lines

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The glossary is open already."""
        return action != "glossary"

    @on(Line.Entered)
    def _entered(self) -> None:
        self.query_one(Panes).links.choose()

    @on(LinkList.Opened)
    async def _opened(self, event: LinkList.Opened) -> None:
        await self.navigator.show_lesson(event.key)


def _entry(row: TermRow) -> ListEntry:
    return ListEntry(row.term, row.key)

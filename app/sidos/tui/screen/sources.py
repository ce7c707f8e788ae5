"""The sources: each text's facts and concepts, the lessons on each, and the learner's mastery."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content

from sidos.content.plain_text import plain_line
from sidos.study.sentences import KINDS
from sidos.study.sources import ConceptRow, SourceRow, all_sources
from sidos.tui.command import EVERYWHERE, bindings
from sidos.tui.markdown_lines import text_lines
from sidos.tui.screen.base import SidosScreen
from sidos.tui.text import content
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.key_bar import KeyBar
from sidos.tui.widget.link_list import LinkList
from sidos.tui.widget.list_entry import ListEntry
from sidos.tui.widget.panes import Panes
from sidos.tui.widget.title_bar import TitleBar


class SourcesScreen(SidosScreen):
    """`at`: the key of a source or concept to begin with."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("open", "back", *EVERYWHERE)]

    def __init__(self, *, at: str = "") -> None:
        super().__init__()
        self._at = at
        self._rows: dict[str, SourceRow | ConceptRow] = {}

    def compose(self) -> ComposeResult:
        """A title, the concepts, the keys."""
        yield TitleBar()
        yield Panes(focus=True)
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the sources."""
        self._list(self._at)
        self.query_one(Panes).entries.focus()

    def on_screen_resume(self) -> None:
        """Show the present mastery."""
        super().on_screen_resume()
        if self._rows:
            self._list(None)

    def retranslate(self) -> None:
        """Redraw all texts; the cursor and the focus stay."""
        super().retranslate()
        self._list(None)

    def _list(self, at: str | None) -> None:
        self.query_one(TitleBar).show(self.text.gettext("Sources"), self.study.tag)
        self._rows = {}
        entries: list[ListEntry] = []
        for source in all_sources(self.study):
            self._rows[source.key] = source
            entries.append(ListEntry(plain_line(source.source.short), source.key, strong=True))
            for row in source.concepts:
                self._rows[row.key] = row
                share = f"{row.right}/{row.items}" if row.answered else "–"
                entries.append(ListEntry(f"  {plain_line(row.concept.name)}", row.key, share))
        if not entries:
            entries = [ListEntry(self.text.gettext("This course has no sources yet."))]
        self.query_one(Panes).entries.show(entries, at)
        self._detail()

    @property
    def _row(self) -> SourceRow | ConceptRow | None:
        return self._rows.get(self.query_one(Panes).entries.highlighted)

    @on(EntryList.Moved)
    def _detail(self) -> None:
        row = self._row
        links = row.lessons if isinstance(row, ConceptRow) else ()
        self.query_one(Panes).show_detail(self._lines, links)
        self.refresh_bindings()

    def _lines(self, width: int) -> list[Content]:
        row = self._row
        if row is None:
            return []
        facts = self._concept(row) if isinstance(row, ConceptRow) else self._source(row)
        title, labelled, text, last = facts
        lines = content(title, "bold $accent").wrap(width)
        for fact in labelled:
            lines += content(fact, "$quiet").wrap(width)
        lines += [Content(""), *text_lines(text, width)]
        if last:
            lines += [Content(""), *content(last).wrap(width)]
        if isinstance(row, ConceptRow) and row.lessons:
            lines += [Content(""), content(self.text.gettext("In these lessons"), "bold $mark")]
        return lines

    def _source(self, row: SourceRow) -> tuple[str, list[str], str, str]:
        """Title, facts, what it is about."""
        gettext, source, formats = self.text.gettext, row.source, self.study.formats
        labelled = [
            gettext("Author: {name}", name=plain_line(source.author)),
            gettext("Published: {date}", date=formats.month_or_day(source.published)),
            gettext("Kind: {kind}", kind=plain_line(source.kind)),
            gettext("Language: {name}", name=formats.language(source.language)),
        ]
        return plain_line(source.title), labelled, source.about, ""

    def _concept(self, row: ConceptRow) -> tuple[str, list[str], str, str]:
        """Name, kind, source and author, gist, mastery."""
        gettext, concept = self.text.gettext, row.concept
        labelled = [
            gettext("Kind: {kind}", kind=self.text.say(KINDS[concept.kind])),
            gettext(
                "Source: {source}, paragraph {paragraphs}",
                source=plain_line(row.source.short),
                paragraphs=concept.paragraphs,
            ),
        ]
        if concept.by:
            labelled.append(gettext("Idea by: {name}", name=plain_line(concept.by)))
        mastery = self._mastery(row.items, row.answered, row.right)
        return plain_line(concept.name), labelled, concept.gist, mastery

    def _mastery(self, items: int, answered: int, right: int) -> str:
        if not items:
            return self.text.gettext("There are no questions about this idea.")
        if not answered:
            return self.text.ngettext(
                "Nothing answered yet. Questions: {count}",
                "Nothing answered yet. Questions: {count}",
                items,
                count=items,
            )
        return self.text.gettext(
            "Right so far: {right} of {items}. Answered: {answered}",
            right=right,
            items=items,
            answered=answered,
        )

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A lesson can be opened if there is one; the sources are open already."""
        if action == "open" and self.is_mounted:
            row = self._row
            return isinstance(row, ConceptRow) and bool(row.lessons)
        return action != "sources"

    def action_open(self) -> None:
        """Open the lesson that is marked."""
        self.query_one(Panes).links.choose()

    @on(LinkList.Opened)
    async def _opened(self, event: LinkList.Opened) -> None:
        await self.navigator.show_lesson(event.key)

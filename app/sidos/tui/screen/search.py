"""Search: lessons, terms and sources while the user types, opened at the place."""

from collections.abc import Callable, Iterator, Sequence

from textual import on

from sidos.engine.session import Kind
from sidos.model.message import N_, Message
from sidos.store.search_index import Passage
from sidos.study.search import Results
from sidos.study.snippet import snippet
from sidos.tui.screen.look_up import LookUpScreen
from sidos.tui.text import one_line
from sidos.tui.widget.entry_list import EntryList
from sidos.tui.widget.line import Line
from sidos.tui.widget.list_entry import ListEntry, Piece

_FIELDS = {
    "page": Message(N_("page")),
    "question": Message(N_("question")),
    "question-explanation": Message(N_("explanation")),
    "quiz": Message(N_("quiz")),
    "quiz-explanation": Message(N_("quiz, explanation")),
}


class SearchScreen(LookUpScreen):
    """The query stays while the user looks at a place and comes back."""

    DEFAULT_CSS = """
    SearchScreen EntryList { margin: 1 0 0 0; }
    """

    HEADING = N_("Search")
    PLACEHOLDER = N_("A word or its beginning")

    def __init__(self) -> None:
        super().__init__()
        self._passages: dict[str, Passage] = {}

    def make_list(self) -> EntryList:
        """The passages."""
        return EntryList(focus=False)

    def fill_in(self) -> None:
        """Search again: more may be indexed now."""
        if self.is_mounted:
            self.find(None)

    def find(self, at: str | None) -> None:
        """List the passages that match; the cursor goes to the place `at` (None: it stays)."""
        query = self.query_text
        results = self.study.search.find(query, self.study.tag)
        self._passages = {}
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
        self.say(self._sentence(query, results))

    def _entries(self, passages: Sequence[Passage], words: Sequence[str]) -> Iterator[ListEntry]:
        for passage in passages:
            key = f"{passage.section.name}:{passage.key}:{passage.place}"
            self._passages[key] = passage
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
        """The search is open already."""
        return action != "search"

    @on(Line.Entered)
    @on(EntryList.Clicked)
    async def _open(self) -> None:
        passage = self._passages.get(self.query_one(EntryList).highlighted)
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
